using System.Text.Json;
using System.Text.RegularExpressions;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// Whatever its name, a scaffold builds without a warning. Each name is built with one set of options, and with all of them where
/// DPS_ALL_SCAFFOLDS is set in the environment, as ./test --scaffolds does (half an hour).
/// </summary>
public sealed partial class EveryName(Workshop workshop)
{
    private static readonly string[] s_options =
    [
        "",
        "--gdal maxrev",
        "--aot",
        "--no-tests",
        "--no-docker",
        "--gdal maxrev --aot --no-tests --no-docker",
        "--algorithm-name gdal_wrapper",
    ];

    private static readonly string[] s_names =
    [
        // As the tutorial and the ports are called, and other ways to write several words.
        "gdal_wrapper", "HlsMosaic", "gdal-wrapper", "gdal_wrapper.v2", "Company.Team.Algo", "my alg", "__snow__",
        // No name of C#'s.
        "1st", "2 cool", "A..B", "class", "new", "record", "R&D's $x",
        // Namespaces and types that exist, and words of the scaffold.
        "System",
        "DpsAuthoring",
        "DpsAuthoring.Gdal",
        "OSGeo",
        "Xunit",
        "Job",
        "Task",
        "Program",
        "Math",
        "Input",
        "Algorithms",
        "Dataset",
        "Tests",
        "Source",
        // Folders that git ignores.
        "bin", "my.user",
        // Beyond ASCII; the second one is written as macOS does, with the accent by itself.
        "café", "cafe\u0301", "Größe 2", "Снег", "雪", "हिमपात",
    ];

    public static TheoryData<string, string> NamesAndOptions { get; } = Environment.GetEnvironmentVariable("DPS_ALL_SCAFFOLDS") is { Length: > 0 }
        ? [.. s_names.SelectMany(name => s_options, (name, options) => (name, options))]
        : [.. s_names.Select((name, i) => (name, s_options[i % s_options.Length]))];

    [Theory]
    [MemberData(nameof(NamesAndOptions))]
    public async Task Builds_without_a_warning(string name, string option)
    {
        Command.Need("git");
        string[] options = option.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Scaffold scaffold = await workshop.ScaffoldAsync(name, [.. options, "--skip-restore"]);
        try
        {
            scaffold.AssertHoldsWhatWasAskedFor(options);
            scaffold.AssertNothingOfTheTemplateIsLeft();
            await scaffold.CommitAsync();

            Ran built = (await scaffold.BuildAsync()).EnsureSuccess();

            Assert.DoesNotContain(
                "warning", built.Everything.Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            (await scaffold.RunAsync(DpsTool.Path, "sync", "--check")).EnsureSuccess();
            Assert.Equal("", (await scaffold.RunAsync("git", "status", "--porcelain")).EnsureSuccess().Output);
            Assert.Contains(scaffold.Source, (await scaffold.RunAsync("git", "-c", "core.quotePath=off", "ls-files")).Output.Split('\n'));
        }
        finally
        {
            Directory.Delete(scaffold.Directory, recursive: true);
        }
    }

    [Fact]
    public void Is_kept_off_every_word_that_the_scaffold_uses()
    {
        string content = Path.Combine(Workshop.Repository, "templates/DpsAuthoring.Templates/content/dps-algorithm");
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Combine(content, ".template.config/template.json")));
        var taken = new Regex(
            template.RootElement.GetProperty("forms").GetProperty("no_word_of_the_scaffold").GetProperty("pattern").GetString()!);
        IEnumerable<string> words = Directory.EnumerateFiles(content, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Word().Matches(NotCode().Replace(File.ReadAllText(file), "")).Select(word => word.Value))
            .Where(word => word is not ("Algorithm" or "GdalWrapper" or "GdalWrapperTests"))
            .Distinct();

        Assert.DoesNotContain(words, word => !taken.IsMatch(word));
    }

    /// <summary>A name without underscores, which a class made of a name never has.</summary>
    [GeneratedRegex(@"\b\p{Lu}[\p{L}\p{Nd}]+\b")]
    private static partial Regex Word();

    [GeneratedRegex("//.*|\"[^\"\n]*\"|#if.*")]
    private static partial Regex NotCode();
}
