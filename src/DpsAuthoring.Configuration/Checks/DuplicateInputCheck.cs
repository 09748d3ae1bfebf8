using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4019: two inputs have one name.</summary>
internal sealed class DuplicateInputCheck() : ConfigurationCheck("DPS4019", Severity.Error, "Two inputs have the same name")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        var first = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach (YamlEntry? name in configuration.Inputs.Select(input => input.Name))
        {
            if (name.Text() is not { } text)
            {
                continue;
            }

            if (!first.TryGetValue(text, out YamlEntry? other))
            {
                first.Add(text, name!);
                continue;
            }

            yield return At(
                configuration, name!.Value.Span,
                $"'{text}' is already an input's name, in line {configuration.File.Position(other.Value.Span.Start).Line}; "
                + (configuration.Schema == ConfigurationSchema.Ogc
                    ? "registration goes through, but the step that makes the CWL stops there, so name this one otherwise"
                    : "a job has one value for both, so name this one otherwise"));
        }
    }
}
