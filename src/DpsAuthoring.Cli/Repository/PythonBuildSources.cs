using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Cli.Repository;

/// <summary>What pip, conda and the <c>dotnet</c> command are told to take: in requirements, environment files and build scripts.</summary>
internal static partial class PythonBuildSources
{
    /// <summary>Options of pip, conda and dotnet whose value is a path or URL to take from.</summary>
    private static readonly string[] s_pathOptions =
    [
        "-e",
        "--editable",
        "-f",
        "--find-links",
        "-i",
        "--index-url",
        "--extra-index-url",
        "-r",
        "--requirement",
        "-c",
        "--channel",
        "-s",
        "--source",
        "--file",
        "--configfile",
    ];

    public static bool IsRequirements(string file) =>
        Path.GetFileName(file) is { } name
        && name.StartsWith("requirements", StringComparison.Ordinal)
        && name.EndsWith(".txt", StringComparison.Ordinal);

    /// <summary>The sources in a file of pip's, a requirement a line.</summary>
    public static IEnumerable<BuildSource> InRequirements(TextFile file, string path)
    {
        int start = 0;
        foreach (string line in file.Text.Split('\n'))
        {
            if (Requirement(line) is { } source)
            {
                yield return new BuildSource(
                    file,
                    new TextSpan(start + line.IndexOf(source, StringComparison.Ordinal), source.Length),
                    source,
                    "a requirement of pip",
                    Path.GetDirectoryName(path)!);
            }

            start += line.Length + 1;
        }
    }

    /// <summary>The sources in a conda environment's file: channels, and what pip takes.</summary>
    public static IEnumerable<BuildSource> InEnvironment(TextFile file, string path)
    {
        if (!file.Text.Contains("dependencies:", StringComparison.Ordinal)
            || YamlText.Read(file).Root?.Resolved is not YamlMapping environment)
        {
            yield break;
        }

        IEnumerable<YamlScalar> Items(YamlMapping of, string key) =>
            of.Find(key)?.Value.Resolved is YamlSequence list ? list.Items.Select(item => item.Resolved).OfType<YamlScalar>() : [];
        foreach (YamlScalar channel in Items(environment, "channels").Where(channel => LooksLikePath(channel.Text)))
        {
            yield return new BuildSource(file, channel.Span, channel.Text, "a channel of conda", Path.GetDirectoryName(path)!);
        }

        if (environment.Find("dependencies")?.Value.Resolved is YamlSequence dependencies)
        {
            foreach (YamlScalar scalar in dependencies
                    .Items.Select(item => item.Resolved)
                    .OfType<YamlMapping>()
                    .SelectMany(pip => Items(pip, "pip")))
            {
                if (Requirement(scalar.Text) is { } source)
                {
                    yield return new BuildSource(file, scalar.Span, source, "a requirement of pip", Path.GetDirectoryName(path)!);
                }
            }
        }
    }

    /// <summary>The sources that a script gives to installers. The folder it is in when it does so is taken to be its own.</summary>
    public static IEnumerable<BuildSource> InScript(TextFile file, string path)
    {
        var script = new ShellScript(file);
        if (!script.IsShell || !script.IsComplete)
        {
            yield break;
        }

        foreach (ShellCommand command in script.Commands.Select(use => use.Command))
        {
            string?[] words = [.. command.Words.Select(word => word.Text)];
            int install = Array.FindIndex(
                words, word => word is "install" or "sync" or "restore" or "publish" or "build" or "source" or "create" or "update");
            bool isPip = words.Take(Math.Max(install, 0)).Any(word => word is not null && Pip().IsMatch(word));
            if (install < 1 || !(isPip || words.Take(install).Any(word => word is "conda" or "mamba" or "micromamba" or "dotnet")))
            {
                continue;
            }

            for (int i = install + 1; i < words.Length; i++)
            {
                if (words[i] is { } word
                    && (
                        s_pathOptions.Contains(words[i - 1])
                        || (isPip && word.Length > 0 && word[0] != '-' && words[i - 1]?.StartsWith('-') != true)
                        || word.StartsWith('-'))
                    && Source(word) is { } source)
                {
                    yield return new BuildSource(
                        file, command.Words[i].Span, source, "what is installed here", Path.GetDirectoryName(path)!);
                }
            }
        }
    }

    /// <summary>The path or file URL of a line of requirements; null where it names a package.</summary>
    private static string? Requirement(string line)
    {
        string text = Comment().Replace(line, "").Trim();
        Match option = Option().Match(text);
        if (option.Success)
        {
            return s_pathOptions.Contains(option.Groups["name"].Value) ? Source(option.Groups["value"].Value.Trim('"', '\'')) : null;
        }

        int at = text.IndexOf('@', StringComparison.Ordinal);
        return Source(
            at > 0 && text[..at].Trim().All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '[' or ']' or ',')
                ? text[(at + 1)..].Trim()
                : text);
    }

    /// <summary>The path of a word, also behind <c>--option=</c> and without extras; null where it is none.</summary>
    private static string? Source(string word)
    {
        int equals = word.StartsWith('-') ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        if (word.StartsWith('-') && (equals < 0 || !s_pathOptions.Contains(word[..equals])))
        {
            return null;
        }

        string path = word[(equals + 1)..];
        int extras = path.IndexOf('[', StringComparison.Ordinal);
        path = extras > 0 && path.EndsWith(']') ? path[..extras] : path;
        return LooksLikePath(path) ? path : null;
    }

    private static bool LooksLikePath(string text) =>
        text.StartsWith('/')
        || text.StartsWith('~')
        || text.StartsWith("..", StringComparison.Ordinal)
        || text.StartsWith("./", StringComparison.Ordinal)
        || text.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?:\A|/)pip[0-9.]*\z|\Auv\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pip();

    [GeneratedRegex(@"(?:\A|\s)#.*\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\A(?<name>--?[a-z][a-z-]*)(?:\s*=\s*|\s+)(?<value>\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}
