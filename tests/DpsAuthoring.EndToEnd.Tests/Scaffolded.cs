using System.Text.RegularExpressions;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>What the files of every scaffold must be, before anything is built of them.</summary>
internal static partial class Scaffolded
{
    /// <summary>What the template calls things that a scaffold calls otherwise, and its conditions.</summary>
    private static readonly Regex s_leftover = new(
        @"company.{0,2}algorithm.{0,2}1|template-|DPS-AUTHORING-VERSION|#(if|else|elseif|endif)\b", RegexOptions.IgnoreCase);

    public static void AssertHoldsWhatWasAskedFor(this Scaffold scaffold, string[] options)
    {
        IReadOnlyList<string> files = scaffold.Files();
        Assert.Equal(!options.Contains("--no-tests"), files.Any(file => file.StartsWith("tests/", StringComparison.Ordinal)));
        Assert.Equal(!options.Contains("--no-docker"), files.Contains("Dockerfile"));
        Assert.Equal(!options.Contains("--no-docker"), files.Contains(".dockerignore"));
        Assert.Contains("nuget.config", files);
        Assert.Equal(
            Carried(options),
            files
                .Where(file => file.StartsWith("nuget/", StringComparison.Ordinal))
                .Select(file => Version().Replace(Path.GetFileName(file), "")));
        Assert.Equal(options.Contains("maxrev") && !options.Contains("empty"), scaffold.Read("Directory.Packages.props").Contains("MaxRev", StringComparison.Ordinal));
        Assert.Equal(options.Contains("--aot"), scaffold.Read("environment.yml").Contains("gcc", StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string> { ".gitignore", ".gitattributes", ".editorconfig", ".github/workflows/ci.yml", "README.md", "global.json" },
            new HashSet<string>(files));
    }

    /// <summary>The packages that the scaffold refers to, and no others.</summary>
    private static IEnumerable<string> Carried(string[] options) =>
    [
        .. options.Contains("cloud") ? (string[])["DpsAuthoring.Access"] : [],
        "DpsAuthoring.Cli",
        "DpsAuthoring.Cli.any",
        .. options.Contains("maxrev") || options.Contains("empty") ? [] : (string[])["DpsAuthoring.Gdal"],
        .. options.Contains("cloud") ? (string[])["DpsAuthoring.Maap"] : [],
        .. options.Intersect(["maxrev", "mosaic", "vector", "cloud", "empty"]).Any() ? [] : (string[])["DpsAuthoring.Rasters"],
        "DpsAuthoring.Runtime",
        .. options.Contains("--no-tests") ? [] : (string[])["DpsAuthoring.Testing"],
    ];

    public static void AssertNothingOfTheTemplateIsLeft(this Scaffold scaffold)
    {
        foreach (string file in scaffold.TextFiles())
        {
            Match inName = s_leftover.Match(file);
            Match inText = s_leftover.Match(scaffold.Read(file));
            Assert.False(inName.Success, $"{file} is still called after the template.");
            Assert.False(inText.Success, $"{file} still holds '{inText.Value}'.");
        }

        // With these a conditional that was cut out badly would show.
        Assert.DoesNotContain("\n\n\n", scaffold.Read("README.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", scaffold.Read("run.sh"), StringComparison.Ordinal);
    }

    public static void AssertScriptsCanRun(this Scaffold scaffold)
    {
        foreach (string script in (string[])["run.sh", "build-env.sh"])
        {
            Assert.StartsWith("#!/usr/bin/env bash\n", scaffold.Read(script), StringComparison.Ordinal);
            Assert.True(File.GetUnixFileMode(scaffold.PathOf(script)).HasFlag(UnixFileMode.UserExecute), $"{script} is not executable.");
        }

        foreach (string file in scaffold.TextFiles())
        {
            Assert.False(File.ReadAllBytes(scaffold.PathOf(file)).Contains((byte)'\r'), $"{file} has a carriage return.");
        }
    }

    /// <summary>A package's version and the rest of its file's name.</summary>
    [GeneratedRegex(@"\.\d.*$")]
    private static partial Regex Version();
}
