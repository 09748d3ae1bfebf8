using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration;

/// <summary>Brings a configuration's inputs up to date with the declaration; everything else stays as it is, comments and order too.</summary>
public static class ConfigurationSync
{
    /// <summary>The edits that do it.</summary>
    /// <returns>
    /// None where the inputs already say what the declaration does, and none where they cannot be edited: in the oldest schema, in a
    /// configuration that is one line of braces, or where inputs are aliases or no mappings.
    /// </returns>
    public static IReadOnlyList<Edit> Edits(AlgorithmConfiguration configuration, DeclaredAlgorithm declaration)
    {
        var match = DeclarationMatch.Of(configuration, declaration);
        if (!IsEditable(configuration) || IsInSync(configuration, declaration, match))
        {
            return [];
        }

        var entries = declaration.Inputs
            .Select(input => new InputEntry(input, match.Pairs.FirstOrDefault(pair => pair.Declared == input)?.Configured))
            .ToList();
        return [.. new InputListEditor(configuration, entries).Edits().OrderBy(edit => edit.Span.Start)];
    }

    private static bool IsInSync(AlgorithmConfiguration configuration, DeclaredAlgorithm declaration, DeclarationMatch match) =>
        match.Missing.Count == 0
        && match.Extra.Count == 0
        && !match.Displaced(configuration, declaration).Any()
        && !match.Pairs.Any(pair => pair.IsRenamed || InputDifference.HasOtherType(pair) || InputDifference.HasOtherDefault(pair));

    private static bool IsEditable(AlgorithmConfiguration configuration)
    {
        if (configuration.Schema == ConfigurationSchema.Older || configuration.Yaml.Root is not YamlMapping { IsFlow: false } || configuration.Yaml.Aliases.Count > 0)
        {
            return false;
        }

        static bool HasMappings(YamlNode node) => node is not YamlSequence list || list.Items.All(item => item is YamlMapping { Entries.Count: > 0 });
        return configuration.Find("inputs")?.Value switch
        {
            YamlMapping { IsFlow: true, Entries.Count: > 0 } => false,
            YamlMapping sections => sections.Entries.All(section => HasMappings(section.Value)),
            YamlScalar { Kind: not YamlKind.Null } => false,
            { } value => HasMappings(value),
            null => true,
        };
    }
}

/// <summary>An input to write.</summary>
/// <param name="Declared">What it must say; null for one that stays as it is.</param>
/// <param name="Configured">The configuration's entry to make it of, if it has one.</param>
internal sealed record InputEntry(DeclaredInput? Declared, ConfiguredInput? Configured);
