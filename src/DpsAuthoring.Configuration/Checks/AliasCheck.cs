namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4003: a value is written as an alias of another.</summary>
internal sealed class AliasCheck() : ConfigurationCheck("DPS4003", Severity.Info, "A value stands somewhere else")
{
    public override bool AppliesToUnregistered => true;

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Yaml.Aliases.Take(1).Select(alias => At(
            configuration, alias.Span,
            $"'{configuration.File.Text.Substring(alias.Span.Start, alias.Span.Length)}' stands for a value elsewhere; the registration writes it out, "
            + "but nothing that edits this file can, so write the value here"));
}
