using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace DpsAuthoring.Site.Tests.Snippets;

/// <summary>What the pages show works: it is compiled, run, read or at least understood, or the page says why not.</summary>
public sealed partial class SnippetTests
{
    /// <summary>Nothing that could be tried: text, tables of numbers, pictures.</summary>
    private static readonly string[] s_shown = ["", "text", "csv", "mermaid", "ini", "xml", "dockerfile"];

    private static readonly HashSet<string> s_languages =
        new([.. s_shown, "csharp", "console", "bash", "sh", "yaml", "json", "python"], StringComparer.Ordinal);

    public static TheoryData<string> Code() =>
        [.. Snippet.All().Where(snippet => snippet is { Language: "csharp", Untried: null }).Select(snippet => snippet.ToString())];

    [Theory, MemberData(nameof(Code))]
    public async Task Code_compiles_and_no_rule_has_a_word_to_say(string place) =>
        AssertNone(await SnippetCompiler.ProblemsAsync(Snippet.All().Single(snippet => snippet.ToString() == place)));

    [Fact]
    public async Task Code_that_is_wrong_is_found()
    {
        Snippet[] snippets =
        [
            .. Snippet.Of("page", "```csharp\njob.Output.NoSuchThing();\n```\n\n```csharp\nFile.WriteAllText(\"a.csv\", \"lost\");\n```\n"),
        ];

        Assert.StartsWith("CS1061", Assert.Single(await SnippetCompiler.ProblemsAsync(snippets[0])), StringComparison.Ordinal);
        Assert.StartsWith("DPS1001", Assert.Single(await SnippetCompiler.ProblemsAsync(snippets[1])), StringComparison.Ordinal);
    }

    /// <summary>A name of the library that is gone, in a block of each how-to.</summary>
    [Fact]
    public async Task A_page_that_speaks_of_what_is_no_more_is_found()
    {
        Snippet[] firsts =
        [
            .. Snippet.All()
                .Where(snippet => snippet is { Language: "csharp", Untried: null } && snippet.Page.StartsWith("docs/how-to/", StringComparison.Ordinal))
                .Where(snippet => Call().IsMatch(snippet.Text))
                .DistinctBy(snippet => snippet.Page),
        ];
        Assert.True(firsts.Length > 4);
        foreach (Snippet snippet in firsts)
        {
            string[] problems = await SnippetCompiler.ProblemsAsync(snippet with { Text = Call().Replace(snippet.Text, "$1NoMore(", 1) });
            Assert.True(problems.Any(problem => problem.Contains("NoMore", StringComparison.Ordinal)), snippet.ToString());
        }
    }

    [Fact]
    public void Every_block_says_what_it_is() =>
        AssertNone(Snippet.All().Where(snippet => !s_languages.Contains(snippet.Language)).Select(snippet => $"{snippet}: {snippet.Language}"));

    /// <summary>A page with commands and their output is a story that a test runs, or says why it is none.</summary>
    [Fact]
    public void Commands_are_run_by_a_test_or_the_page_says_why_not()
    {
        string projects = string.Concat(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.csproj", SearchOption.AllDirectories).Select(File.ReadAllText));

        AssertNone(Untried(Snippet.All(), page => projects.Contains($"\"../../{page}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_page_whose_commands_nobody_runs_is_found()
    {
        IEnumerable<Snippet> snippets = Snippet.Of("page", "```console\n$ ls\n```\n\n<!-- not run: it lists nothing -->\n```console\n$ ls\n```\n");

        Assert.Equal(["page(1)"], Untried(snippets, _ => false));
    }

    /// <summary>Whether it is run or not: each <c>dps</c> line is one that the parser takes.</summary>
    [Fact]
    public void Every_dps_command_is_one() => AssertNone(
        from command in DpsLine.All()
        let mistake = command.Mistake()
        where mistake is not null
        select $"{command.Place}: {command.Text}: {mistake}");

    [Fact]
    public void A_dps_command_that_is_none_is_found() =>
        Assert.NotNull(Assert.Single(DpsLine.Of("page", "Call `dps run --no-such`.\n")).Mistake());

    [Fact]
    public void Json_and_yaml_can_be_read() => AssertNone(
        from snippet in Snippet.All()
        where snippet is { Language: "json" or "yaml", Untried: null }
        let fault = Fault(snippet)
        where fault is not null
        select $"{snippet}: {fault}");

    [Theory]
    [InlineData("json", "{\"inputs\": }")]
    [InlineData("yaml", "inputs: [")]
    public void What_cannot_be_read_is_found(string language, string text) =>
        Assert.NotNull(Fault(Assert.Single(Snippet.Of("page", $"```{language}\n{text}\n```\n"))));

    private static void AssertNone(IEnumerable<string> faults)
    {
        string all = string.Join('\n', faults);
        Assert.True(all.Length == 0, all);
    }

    private static IEnumerable<string> Untried(IEnumerable<Snippet> snippets, Func<string, bool> isRun) =>
        from snippet in snippets
        where snippet is { Language: "console", Untried: null } && !isRun(snippet.Page)
        select snippet.ToString();

    private static string? Fault(Snippet snippet)
    {
        try
        {
            if (snippet.Language == "json")
            {
                var reader = new Utf8JsonReader(
                    System.Text.Encoding.UTF8.GetBytes(snippet.Text.Replace("…}", "\"…\": 0}", StringComparison.Ordinal)),
                    new JsonReaderOptions { AllowMultipleValues = true, AllowTrailingCommas = true });
                while (reader.Read())
                {
                }
            }
            else
            {
                new YamlStream().Load(new StringReader(snippet.Text));
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or YamlDotNet.Core.YamlException)
        {
            return e.Message;
        }
    }

    [GeneratedRegex(@"(\.\w+)\(")]
    private static partial Regex Call();
}
