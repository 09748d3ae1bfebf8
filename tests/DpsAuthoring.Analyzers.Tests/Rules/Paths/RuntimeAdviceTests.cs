using System.Globalization;
using DpsAuthoring.Analyzers.Tests.Paths;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>A project is advised to use what it has: <c>job</c> and its types come with the runtime library.</summary>
public sealed class RuntimeAdviceTests
{
    [Theory]
    [InlineData("DPS1001", """File.WriteAllText("result.csv", "x");""", "write it under output/ (job.Output)", "write it under output/")]
    [InlineData(
        "DPS1002", """File.WriteAllText(Path.Combine("output", name), "x");""",
        "pass the name to job.Output.Create, which refuses such names", "refuse a name that has a separator in it, or is '..'")]
    [InlineData(
        "DPS1005", """File.WriteAllText("input/a.csv", "x");""",
        "write to output/ (job.Output), or to a copy in job.Scratch", "write to output/, or to a copy in the temporary folder")]
    [InlineData(
        "DPS1005", """File.Delete("input/a.csv");""",
        "leave it, or change a copy in job.Scratch", "leave it, or change a copy in the temporary folder")]
    [InlineData(
        "DPS1006", """if (Path.GetFullPath(name).StartsWith(Path.GetFullPath("output"))) { File.WriteAllText(name, "x"); }""",
        "compare with it and Path.DirectorySeparatorChar, or use an OutputName", "compare with it and Path.DirectorySeparatorChar")]
    public async Task The_advice_is_what_there_is(string rule, string statement, string with, string without)
    {
        Assert.EndsWith(with, await MessageAsync(rule, statement, withRuntime: true), StringComparison.Ordinal);
        Assert.EndsWith(without, await MessageAsync(rule, statement, withRuntime: false), StringComparison.Ordinal);
    }

    /// <summary>Each rule on paths, over what each of them has to say something about.</summary>
    [Fact]
    public async Task Without_the_library_no_message_speaks_of_it()
    {
        Diagnostic[] reported = await Marked.Reported(
            [Program("""
                File.WriteAllText("a", "x"); File.WriteAllText("/tmp/a", "x"); File.WriteAllText($"output/{name}", "x");
                File.WriteAllText(name.Length > 1 ? "output/a" : "a", "x"); File.ReadAllText("/projects/a"); Environment.CurrentDirectory = name;
                new FileStream("input/a", FileMode.Open); File.Delete("input/a"); File.WriteAllText("input/a", "x"); File.Exists("s3://b/a");
                File.ReadAllText(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/.netrc");
                if (File.GetAttributes("input/a").HasFlag(FileAttributes.ReparsePoint)) { return; }
                if (Path.GetFullPath(name).StartsWith(Path.GetFullPath("output"))) { File.WriteAllText(name, "x"); }
                """)],
            withRuntime: false);

        Assert.Equal(
            ["DPS1001", "DPS1002", "DPS1003", "DPS1004", "DPS1005", "DPS1006", "DPS1007", "DPS1008", "DPS1009"],
            reported.Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.All(reported, diagnostic =>
        {
            string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            Assert.DoesNotContain("job.", message);
            Assert.DoesNotContain("OutputName", message);
        });
    }

    private static async Task<string> MessageAsync(string rule, string statement, bool withRuntime) =>
        Assert.Single(await Marked.Reported([Program(statement)], withRuntime: withRuntime), diagnostic => diagnostic.Id == rule)
            .GetMessage(CultureInfo.InvariantCulture);

    private static string Program(string statements) => $$"""
        static class Sample
        {
            static void Run(string name)
            {
                {{statements}}
            }
        }
        """;
}
