namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>Writers of the framework outside <c>System.IO</c>: traces, tables, and what came over from Visual Basic.</summary>
public sealed class FrameworkTableTests
{
    [Theory]
    [InlineData("""Trace.Listeners.Add(new XmlWriterTraceListener("trace.xml")); // DPS1001""")]
    [InlineData("""Trace.Listeners.Add(new XmlWriterTraceListener("output/trace.xml")); Trace.Listeners.Add(new XmlWriterTraceListener(Stream.Null));""")]
    [InlineData("""Trace.Listeners.Add(new DelimitedListTraceListener("trace.csv")); // DPS1001""")]
    [InlineData("""Trace.Listeners.Add(new DefaultTraceListener { LogFileName = "trace.log" }); // DPS1001""")]
    [InlineData("""var t = new DefaultTraceListener(); t.LogFileName = "input/trace.log"; // DPS1005""")]
    [InlineData("""var t = new DefaultTraceListener { LogFileName = "output/trace.log" }; string? n = t.LogFileName;""")]
    [InlineData("""new DataSet().ReadXmlSchema("/projects/a.xsd"); // DPS1003""")]
    [InlineData("""using var p = new TextFieldParser("/projects/a.csv"); // DPS1003""")]
    [InlineData("""using var p = new TextFieldParser("input/a.csv"); using var q = new TextFieldParser(TextReader.Null);""")]
    [InlineData("""FileSystem.WriteAllText("a.txt", "x", false); // DPS1001""")]
    [InlineData("""FileSystem.MoveFile("input/a.txt", "output/a.txt"); // DPS1005""")]
    [InlineData("""FileSystem.CopyFile("input/a.txt", "output/a.txt");""")]
    [InlineData("""Microsoft.VisualBasic.FileSystem.FileOpen(1, "a.txt", Microsoft.VisualBasic.OpenMode.Output); // DPS1001""")]
    [InlineData("""Microsoft.VisualBasic.FileSystem.FileOpen(1, "a.txt", Microsoft.VisualBasic.OpenMode.Append); // DPS1001""")]
    [InlineData("""Microsoft.VisualBasic.FileSystem.FileOpen(1, "input/a.txt", Microsoft.VisualBasic.OpenMode.Input);""")]
    [InlineData("""Microsoft.VisualBasic.FileSystem.Kill("input/a.txt"); // DPS1005""")]
    [InlineData("""using var w = new System.Resources.ResourceWriter("a.resources"); // DPS1001""")]
    [InlineData("""using var a = new System.Net.Mail.Attachment("/projects/a.pdf"); // DPS1003""")]
    [InlineData("""using var c = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile("/projects/a.cer"); // DPS1003""")]
    public Task Used(string statement) => Marked.Code(Program(statement));

    [Fact]
    public Task Derived_from() => Marked.Code("""
        using System.Diagnostics;
        class Traced : XmlWriterTraceListener
        {
            public Traced() : base("trace.xml") // DPS1001
            {
            }
        }
        class Placed() : XmlWriterTraceListener("output/trace.xml");
        class Short() : TextWriterTraceListener("trace.txt"); // DPS1001
        class Given(string file) : XmlWriterTraceListener(file);
        static class Sample
        {
            static void Run()
            {
                _ = new Given("output/trace.xml");
                _ = new Given("trace.xml"); // DPS1001
            }
        }
        """);

    private static string Program(string statement) => $$"""
        using System.Data;
        using System.Diagnostics;
        using Microsoft.VisualBasic.FileIO;
        static class Sample
        {
            static void Run()
            {
                {{statement}}
            }
        }
        """;
}
