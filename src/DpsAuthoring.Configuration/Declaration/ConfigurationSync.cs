using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Declaration;

/// <summary>Brings a configuration up to date with the declaration; everything else stays as it is, comments and order too.</summary>
public static class ConfigurationSync
{
    /// <summary>The edits of the algorithm's name, its description and its inputs, in the order of their places.</summary>
    public static IReadOnlyList<Edit> AllEdits(AlgorithmConfiguration configuration, Algorithm declaration) =>
        WhyNotEditable(configuration) is null
            ?
            [
                .. AlgorithmKeySync
                    .Edits(configuration, declaration)
                    .Concat(Edits(configuration, declaration))
                    .OrderBy(edit => edit.Span.Start),
            ]
            : [];

    /// <summary>The edits of the inputs.</summary>
    /// <returns>
    /// None where the inputs already say what the declaration does, and none where <see cref="Obstacle"/> says why they cannot be edited.
    /// </returns>
    public static IReadOnlyList<Edit> Edits(AlgorithmConfiguration configuration, Algorithm declaration)
    {
        var match = DeclarationMatch.Of(configuration, declaration);
        if (WhyNotEditable(configuration) is not null || IsInSync(configuration, declaration, match))
        {
            return [];
        }

        var entries = declaration.Inputs
            .Select(input => new InputEntry(input, match.Pairs.FirstOrDefault(pair => pair.Declared == input)?.Configured))
            .ToList();
        return [.. new InputListEditor(configuration, entries).Edits().OrderBy(edit => edit.Span.Start)];
    }

    /// <summary>Why the inputs cannot be edited although they are to be others, as a clause.</summary>
    /// <returns>Null where they say what the declaration does, and where they can be edited.</returns>
    public static string? Obstacle(AlgorithmConfiguration configuration, Algorithm declaration) =>
        WhyNotEditable(configuration) is { } why
        && (
            configuration.Schema == ConfigurationSchema.Older
            || !IsInSync(configuration, declaration, DeclarationMatch.Of(configuration, declaration)))
            ? why
            : null;

    private static bool IsInSync(AlgorithmConfiguration configuration, Algorithm declaration, DeclarationMatch match) =>
        match.Missing.Count == 0
        && match.Extra.Count == 0
        && !match.Displaced(configuration, declaration).Any()
        && !match.Pairs.Any(pair => pair.IsRenamed || InputDifference.HasOtherType(pair) || InputDifference.HasOtherDefault(pair));

    private static string? WhyNotEditable(AlgorithmConfiguration configuration)
    {
        static bool HasMappings(YamlNode node) =>
            node is not YamlSequence list || list.Items.All(item => item is YamlMapping { Entries.Count: > 0 });
        bool HasLostComments(YamlNode? node) => node switch
        {
            YamlSequence { IsFlow: true } list => list.Items
                .Select(item => new Edit(new TextSpan(item.Span.Start - list.Span.Start, item.Span.Length), ""))
                .Apply(configuration.File.Text.Substring(list.Span.Start, list.Span.Length)).Contains('#'),
            YamlMapping map => map.Entries.Any(entry => HasLostComments(entry.Value)),
            _ => false,
        };
        const string NoMappings = "one of its inputs has no keys, as a name; 'dps check' says which";
        return configuration switch
        {
            { Schema: ConfigurationSchema.Older } =>
                "it is of the oldest schema, which no registration takes any more; write it with the keys that 'dps check' names",
            { Yaml.Root: not YamlMapping { IsFlow: false } } => "all of it stands in braces; write one key a line",
            { Yaml.Aliases: [var alias, ..] } =>
                $"line {configuration.File.Position(alias.Span.Start).Line} has an alias, '{configuration.File.Text.Substring(alias.Span.Start, alias.Span.Length)}'; write the value there",
            _ when HasLostComments(configuration.Find("inputs")?.Value) =>
                "there are comments between its inputs in brackets; write one input a line",
            _ => configuration.Find("inputs")?.Value switch
            {
                YamlMapping { IsFlow: true, Entries.Count: > 0 } => "its inputs stand in braces; write one section a line",
                YamlMapping sections => sections.Entries.All(section => HasMappings(section.Value)) ? null : NoMappings,
                YamlScalar { Kind: not YamlKind.Null } => NoMappings,
                { } value => HasMappings(value) ? null : NoMappings,
                null => null,
            },
        };
    }
}

/// <summary>An input to write.</summary>
/// <param name="Declared">What it must say; null for one that stays as it is.</param>
/// <param name="Configured">The configuration's entry to make it of, if it has one.</param>
internal sealed record InputEntry(AlgorithmInput? Declared, ConfiguredInput? Configured);
