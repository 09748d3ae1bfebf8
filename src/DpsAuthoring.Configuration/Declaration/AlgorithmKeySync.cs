using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Declaration;

/// <summary>Brings the algorithm's name and description up to date with the declaration.</summary>
internal static class AlgorithmKeySync
{
    private const string Description = "algorithm_description";

    public static IEnumerable<Edit> Edits(AlgorithmConfiguration configuration, Algorithm declaration)
    {
        if (configuration.Name is { Value: YamlScalar name } && name.Text != declaration.Name)
        {
            yield return Replace(configuration.File, configuration.Name, declaration.Name);
        }

        if (Words(declaration.Description) is { Length: > 0 } words && words != Words(configuration.Find(Description).Text()))
        {
            if (configuration.Find(Description) is { } known)
            {
                yield return Replace(configuration.File, known, words);
            }
            else if (configuration.Name is { } above)
            {
                int end = configuration.File.NextLine(above.Value.Span.End);
                string newLine = configuration.File.Text.Contains("\r\n") ? "\r\n" : "\n";
                string before =
                    end == configuration.File.Text.Length && !configuration.File.Text.EndsWith("\n", StringComparison.Ordinal)
                        ? newLine
                        : "";
                yield return new Edit(new TextSpan(end, 0), $"{before}{Description}: {YamlWriter.Text(words)}{newLine}");
            }
        }
    }

    /// <summary>A text in one line. In a configuration it may be folded over several.</summary>
    private static string Words(string? text) => string.Join(" ", (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Edit Replace(TextFile file, YamlEntry entry, string text)
    {
        if (entry.Value is YamlScalar { Span.Length: > 0, Style: not (YamlStyle.Literal or YamlStyle.Folded) } scalar)
        {
            return YamlWriter.Replace(scalar, text);
        }

        // A block ends where its last line does, and what follows it begins a line.
        int colon = file.Text.IndexOf(':', entry.Key.Span.End);
        int end = Math.Max(entry.Value.Span.End, colon + 1);
        while (end > colon + 1 && file.Text[end - 1] is '\n' or '\r' or ' ')
        {
            end--;
        }

        return new Edit(new TextSpan(colon + 1, end - colon - 1), " " + YamlWriter.Text(text));
    }
}
