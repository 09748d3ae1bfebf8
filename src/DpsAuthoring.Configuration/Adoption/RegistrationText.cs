using DpsAuthoring.Configuration.Declaration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>Makes the template's configurations the adopted algorithm's; what they say of the build stays.</summary>
public static class RegistrationText
{
    private const string NewLine = "\n";

    /// <summary>A configuration of the template with the algorithm's keys and inputs.</summary>
    /// <param name="template">The template's configuration, which has one key a line.</param>
    /// <param name="algorithm">The algorithm.</param>
    public static string Of(TextFile template, AdoptedAlgorithm algorithm)
    {
        AlgorithmConfiguration configuration = Read(template);
        bool isOgc = configuration.Schema == ConfigurationSchema.Ogc;
        string text = Replace(configuration, "inputs", NewLine + Inputs(configuration, algorithm, isOgc));
        text = Set(template.Path, text, new("algorithm_name", YamlWriter.Text(algorithm.Name)));
        text = Set(template.Path, text, new("algorithm_description", algorithm.Description.Length > 0 ? YamlWriter.Text(algorithm.Description) : null));
        IReadOnlyList<ConfigurationValue> values = isOgc ? algorithm.Ogc : algorithm.Legacy;
        return Labelled(values.Aggregate(text, (all, value) => Set(template.Path, all, value)), template.Path, algorithm);
    }

    /// <summary>Says in a configuration that findings of some rules are the original's, and stay.</summary>
    /// <param name="text">The configuration.</param>
    /// <param name="rules">The rules' ids.</param>
    public static string Silenced(string text, IReadOnlyCollection<string> rules) => rules.Count == 0
        ? text
        : $"# What the original has too: PORTING.md says more.{NewLine}# dps: ignore-file {string.Join(", ", rules)}{NewLine}{text}";

    private static string Inputs(AlgorithmConfiguration configuration, AdoptedAlgorithm algorithm, bool isOgc)
    {
        var writer = new InputItemWriter(configuration);
        if (isOgc)
        {
            return Items(writer, algorithm.Inputs.Select(input => input.Registered), 2) is { Length: > 0 } items ? items : "  []" + NewLine;
        }

        return string.Concat(ConfigurationKeys.Sections.Select(section => (
                Name: section,
                Items: Items(
                    writer,
                    section == "config" ? algorithm.ContextInputs
                        : algorithm.Inputs.Select(input => input.Registered).Where(input => InputDifference.Section(input) == section),
                    4)))
            .Select(section => $"  {section.Name}:" + (section.Items.Length > 0 ? NewLine + section.Items : " []" + NewLine)));
    }

    private static string Items(InputItemWriter writer, IEnumerable<AlgorithmInput> inputs, int column) =>
        string.Concat(inputs.Select(input => writer.New(input, column, NewLine)));

    private static string Labelled(string text, string path, AdoptedAlgorithm algorithm)
    {
        AlgorithmConfiguration configuration = Read(new TextFile(path, text));
        var edits = configuration.Inputs
            .Select(input => (Label: input.Node.Find("label")?.Value as YamlScalar, Adopted: algorithm.Inputs.FirstOrDefault(other => other.Registered.Name == input.Name.Text())))
            .Where(pair => pair.Label is not null && pair.Adopted?.Label is not null)
            .Select(pair => YamlWriter.Replace(pair.Label!, pair.Adopted!.Label!))
            .ToList();
        return edits.Apply(text);
    }

    private static string Set(string path, string text, ConfigurationValue value)
    {
        AlgorithmConfiguration configuration = Read(new TextFile(path, text));
        if (configuration.Find(value.Key) is not { } known)
        {
            int before = configuration.File.LineStart(configuration.Find("inputs")!.Key.Span.Start);
            return value.Value is null ? text : text.Insert(CommentsAbove(text, before), $"{YamlWriter.Text(value.Key)}: {value.Value}{NewLine}");
        }

        return value.Value is null
            ? (YamlWriter.Remove(configuration.File, known) is { } gone ? new[] { gone }.Apply(text) : text)
            : Replace(configuration, value.Key, " " + value.Value + NewLine);
    }

    /// <summary>The text with another value of a key, from its colon to the line of the next.</summary>
    private static string Replace(AlgorithmConfiguration configuration, string key, string value)
    {
        YamlEntry entry = configuration.Find(key)!;
        string text = configuration.File.Text;
        int colon = text.IndexOf(':', entry.Key.Span.End);
        int end = Math.Max(configuration.File.LineEnd(Math.Max(colon, entry.Value.Span.End - 1)), colon + 1);
        return text.Substring(0, colon + 1) + value.TrimEnd('\n') + text.Substring(end);
    }

    /// <summary>Where the comments begin that stand right above a line.</summary>
    private static int CommentsAbove(string text, int line)
    {
        while (line > 1 && text.LastIndexOf('\n', line - 2) + 1 is var above && text[above] == '#')
        {
            line = above;
        }

        return line;
    }

    private static AlgorithmConfiguration Read(TextFile text) => AlgorithmConfiguration.Read(YamlText.Read(text))
        ?? throw new FormatException($"'{text.Path}' of the template cannot be read as a configuration.");
}
