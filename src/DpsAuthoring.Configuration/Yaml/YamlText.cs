namespace DpsAuthoring.Configuration.Yaml;

/// <summary>A text read as YAML: its one document, or why it cannot be had.</summary>
public sealed class YamlText
{
    internal YamlText(TextFile file, YamlNode? root, YamlProblem? problem, IReadOnlyList<YamlAlias> aliases) =>
        (File, Root, Problem, Aliases) = (file, root, problem, aliases);

    /// <summary>The text.</summary>
    public TextFile File { get; }

    /// <summary>The document; null if the text is empty or has a <see cref="Problem"/>.</summary>
    public YamlNode? Root { get; }

    /// <summary>Why the text cannot be read; null if it can.</summary>
    public YamlProblem? Problem { get; }

    /// <summary>Where values are mentioned again by alias.</summary>
    public IReadOnlyList<YamlAlias> Aliases { get; }

    /// <summary>Whether a file is of JSON by its name: it may have tabs, and its numbers are JSON's.</summary>
    public static bool IsJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a text; whatever it holds, this ends soon and does not throw.</summary>
    public static YamlText Read(TextFile file) => YamlReader.Read(file);
}

/// <summary>Why a text cannot be read as YAML.</summary>
/// <param name="Span">Where reading stopped.</param>
/// <param name="Reason">What is there, as a clause.</param>
public sealed record YamlProblem(TextSpan Span, string Reason);
