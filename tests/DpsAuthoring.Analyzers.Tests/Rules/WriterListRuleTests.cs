using DpsAuthoring.Analyzers.Rules;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>DPS0002: what a list of writers says of nothing is said.</summary>
public sealed class WriterListRuleTests
{
    private const string Writer = """
        namespace Lab { public class Grid { public Grid(string path) { } public void Save(string path, int level) { } public int Size; } }
        """;

    [Theory]
    [InlineData("M:Lab.Grid.Sav(System.String,System.Int32); 0 = write", "there is no method 'M:Lab.Grid.Sav(System.String,System.Int32)'")]
    [InlineData("M:Lab.Grit.Save(System.String,System.Int32); 0 = write", "there is no method 'M:Lab.Grit.Save(System.String,System.Int32)'")]
    [InlineData("M:Lab.Grid.Save(string, int); 0 = write", "there is no method 'M:Lab.Grid.Save(string, int)'")]
    [InlineData("T:Lab.Grid; 0 = write", "there is no method 'T:Lab.Grid'")]
    [InlineData("F:Lab.Grid.Size; 0 = write", "there is no method 'F:Lab.Grid.Size'")]
    [InlineData("Lab.Grid.Save; 0 = write", "there is no method 'Lab.Grid.Save'")]
    [InlineData("M:Lab.Grid.Save(System.String,System.Int32); 0 = wirte", "'wirte' is not probe, read, update, write, touch or delete")]
    [InlineData("M:Lab.Grid.Save(System.String,System.Int32); 0 = 3", "'3' is not probe, read, update, write, touch or delete")]
    [InlineData("M:Lab.Grid.Save(System.String,System.Int32); 0 = enter", "'enter' is not probe, read, update, write, touch or delete")]
    [InlineData("M:Lab.Grid.Save(System.String,System.Int32); 0 = read; 2 = write", "'Save' has no parameter '2', counted from 0")]
    [InlineData("M:Lab.Grid.Save(System.String,System.Int32); -1 = write", "'Save' has no parameter '-1', counted from 0")]
    [InlineData("M:Lab.Grid.Save(System.String,System.Int32); path = write", "'Save' has no parameter 'path', counted from 0")]
    [InlineData("M:Lab.Grid.Save(System.String,System.Int32); write", "'Save' has no parameter 'write', counted from 0")]
    [InlineData("M:Lab.Grid.Save(System.String,System.Int32)", "it does not say what is done to which parameter")]
    [InlineData("# writers", "it does not say what is done to which parameter")]
    public Task A_line_that_says_nothing_is_reported_where_it_stands(string line, string problem) =>
        RunAsync(
            $"// The lab's own.\n\n{line}\n",
            new DiagnosticResult(new WriterListRule().SupportedDiagnostics.Single())
                .WithSpan("/0/DpsWriters.txt", 3, 1, 3, line.Length + 1)
                .WithArguments(problem));

    [Theory]
    [InlineData("M:Lab.Grid.Save(System.String,System.Int32); 0 = write")]
    [InlineData("  M:Lab.Grid.Save(System.String,System.Int32);0=READ;  \r\n\r\n// more\r\n")]
    [InlineData("M:Lab.Grid.#ctor(System.String); 0 = update")]
    [InlineData("M:System.IO.File.Exists(System.String); 0 = probe")]
    [InlineData("")]
    public Task A_line_that_is_understood_is_not(string list) => RunAsync(list);

    [Fact]
    public Task None_is_silent() => RunAsync("nothing; 0 = write", "None");

    private static Task RunAsync(string list, params DiagnosticResult[] expected) => RunAsync(list, "Default", expected);

    private static Task RunAsync(string list, string mode, params DiagnosticResult[] expected)
    {
        var test = new AllRulesTest(Writer)
        {
            GlobalConfig = $"build_property.DpsAnalysisMode = {mode}",
            TestState = { AdditionalFiles = { ("/0/DpsWriters.txt", list) } },
        };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
