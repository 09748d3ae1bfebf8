using DpsAuthoring.Analyzers.Tests.Paths;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Rules.Results;

/// <summary>DPS1011: a writer that is not closed in time. The corpus program OpenWriters has more.</summary>
public sealed class UnclosedWriterRuleTests
{
    [Fact]
    public async Task A_message_names_what_is_to_be_closed()
    {
        Diagnostic[] reported = await Marked.Reported("""
            using System.IO.Compression;
            static class Sample
            {
                static void Run(byte[] bytes)
                {
                    using FileStream file = File.Create("output/a.gz");
                    var zipped = new GZipStream(file, CompressionLevel.Optimal);
                    zipped.Write(bytes);
                    using var text = new StreamWriter("output/b.txt");
                    text.Write("b");
                    File.Copy("output/b.txt", "output/c.txt");
                }
            }
            """);

        Assert.Equal(
            [
                "DPS1011: GZipStream makes a writer that is never closed, and it keeps the last bytes of its file until then; declare it with 'using'",
                "DPS1011: StreamWriter makes a writer that is still open at Copy, and it keeps the last bytes of its file until then; close it before",
            ],
            reported.Select(each => $"{each.Id}: {each.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
    }

    [Fact]
    public Task Top_level_statements_end_with_the_program() => Marked.Code("""
        using System.IO.Compression;
        var lost = new StreamWriter("output/a.txt"); // DPS1011
        lost.Write("a");
        using var kept = new StreamWriter("output/b.txt");
        kept.Write("b");
        """);

    [Fact]
    public Task Code_that_is_half_written_is_survived() => Marked.Reported(
        """
        static class Sample
        {
            static void Run(Job job)
            {
                using var = new StreamWriter("output/a.txt");
                var open = new StreamWriter("output/b.txt"
                open.Write(
                new StreamWriter(File.Create("output/c.txt")).
                var self = new StreamWriter(self);
                var one = new StreamWriter(other);
                var other = new BufferedStream(one);
                one.Write(File.ReadAllText(self));
                var path = path;
                File.WriteAllText(path, "");
                using (new StreamWriter(
        """,
        mustCompile: false);
}
