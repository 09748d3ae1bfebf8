using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Cli.Building;

/// <summary>An algorithm's C# program, as its build script publishes it: <c>dotnet publish src/X … --output app</c>.</summary>
/// <param name="Repository">The repository's folder, absolute as all paths here.</param>
/// <param name="Script">The build script.</param>
/// <param name="Project">What is published: a project's file or folder.</param>
/// <param name="Output">The folder that it is published into.</param>
/// <param name="Arguments">The other arguments of <c>dotnet publish</c>.</param>
internal sealed record PublishedProgram(string Repository, string Script, string Project, string Output, IReadOnlyList<string> Arguments)
{
    private static readonly string[] s_output = ["--output", "-o"];

    /// <summary>
    /// The program of an algorithm; null where no build script of its configurations publishes one, or it cannot be told.
    /// </summary>
    public static PublishedProgram? Of(string repository, IEnumerable<string> configurations)
    {
        IEnumerable<AlgorithmConfiguration> read = configurations
            .Select(file => AlgorithmConfiguration.Read(YamlText.Read(TextFile.Load(file, file)))).OfType<AlgorithmConfiguration>();
        return ConfiguredScript.Of(read)
            .Where(script => script.Context.Role == ScriptRole.Build)
            .Select(script => Path.Combine(repository, script.Path))
            .Where(File.Exists)
            .SelectMany(script => In(repository, script))
            .FirstOrDefault();
    }

    private static IEnumerable<PublishedProgram> In(string repository, string file)
    {
        var script = new ShellScript(TextFile.Load(file, file));
        return script.Commands
            .Where(use => use.Command.Words is [{ Text: "dotnet" }, { Text: "publish" }, ..])
            .Select(use => Read(repository, file, [.. use.Command.Words.Skip(2).Select(word => Text(script, word))]))
            .OfType<PublishedProgram>();
    }

    private static PublishedProgram? Read(string repository, string script, string?[] words)
    {
        string folder = Path.GetDirectoryName(script)!;
        string? project = null, output = null;
        var others = new List<string>();
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] is not { } word)
            {
                return null;
            }

            if (s_output.Contains(word) && i + 1 < words.Length)
            {
                output = words[++i];
            }
            else if (s_output.FirstOrDefault(option => word.StartsWith(option + "=", StringComparison.Ordinal)) is { } option)
            {
                output = word[(option.Length + 1)..];
            }
            else if (project is null && word is not ['-', ..] && Path.Exists(Path.Combine(folder, word)))
            {
                project = word;
            }
            else
            {
                others.Add(word);
            }
        }

        return project is not null && output is not null && Directory.Exists(Path.Combine(folder, output))
            ? new PublishedProgram(repository, script, Full(folder, project), Full(folder, output), others)
            : null;
    }

    private static string Full(string folder, string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, folder));

    /// <summary>
    /// A word's text; a variable in front of a path is the script's own folder, as <c>"$here/app"</c>. Null where it is not known.
    /// </summary>
    private static string? Text(ShellScript script, ShellWord word) =>
        script.Text(word)
        ?? (word.Parts is [VariablePart { Operation: "" } or CommandPart, TextPart { Text: ['/', ..] path }] ? "." + path : null);
}
