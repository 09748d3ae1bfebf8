using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4042: a word that means nothing in a programming language, and is a text in YAML.</summary>
internal sealed class NoneTextCheck() : ConfigurationCheck("DPS4042", Severity.Info, "A value is the text None")
{
    private static readonly HashSet<string> s_nothing = ["None", "NONE", "nil", "NIL", "Nil", "undefined"];

    private static readonly HashSet<string> s_shown =
        ["algorithm_description", "keywords", "author", "contributor", "license", "release_notes", "citation"];

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema == ConfigurationSchema.Older ? [] : AtTop(configuration).Concat(Defaults(configuration));

    private IEnumerable<Finding> AtTop(AlgorithmConfiguration configuration) => configuration.Entries
        .Where(entry => IsNothing(entry)
            && ConfigurationKeys.Of(configuration.Schema).Any(key =>
                key is { IsRequired: false, Shape: KeyShape.Text } && key.Name == entry.Name))
        .Select(entry => At(
            configuration, entry.Value.Span,
            $"YAML reads {entry.Text()} as a text, and '{entry.Text()}' is what "
                + $"{(s_shown.Contains(entry.Name!) ? "people are shown" : "MAAP takes")} for {entry.Name}; delete the key where there is nothing to say",
            YamlWriter.Remove(configuration.File, entry) is { } gone ? FixOf($"Delete {entry.Name}", gone) : null));

    private IEnumerable<Finding> Defaults(AlgorithmConfiguration configuration) => configuration.Inputs
        .Where(input => input.Default is not null && IsNothing(input.Default)
            && (configuration.Schema != ConfigurationSchema.Ogc || RegisteredTypes.Parse(input.Type.TextOrEmpty()) is InputKind.Text))
        .Select(input => At(
            configuration, input.Default!.Value.Span,
            $"YAML reads {input.Default.Text()} as a text, and the script gets the word '{input.Default.Text()}' for '{input.Name.Text()}'; write it in quotes if that is meant, '' for an empty text, or no default for none"));

    /// <summary>Whether a value is such a word.</summary>
    public static bool IsNothing(YamlEntry entry) =>
        entry.Value.Resolved is YamlScalar { Style: YamlStyle.Plain, Kind: YamlKind.Text } scalar && s_nothing.Contains(scalar.Text);
}
