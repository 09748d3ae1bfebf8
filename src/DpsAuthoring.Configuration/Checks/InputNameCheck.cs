using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4029: an input has no name, or none that can be an option.</summary>
internal sealed class InputNameCheck() : ConfigurationCheck("DPS4029", Severity.Error, "An input's name cannot be an option")
{
    private static readonly Regex s_option = new(@"\A[A-Za-z_][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant);

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        foreach (ConfiguredInput input in configuration.Schema == ConfigurationSchema.Older ? [] : configuration.Inputs)
        {
            if (input.Name?.Value.Resolved is not YamlScalar { Kind: not YamlKind.Null, Text.Length: > 0 } name)
            {
                if (!MisspeltName(input))
                {
                    yield return At(
                        configuration,
                        new TextSpan(input.Node.Span.Start, 0),
                        "This input has no name, so no job can give it a value; write 'name: …'");
                }
            }
            else if (configuration.Schema == ConfigurationSchema.Ogc && !s_option.IsMatch(name.Text))
            {
                string near = Regex.Replace(name.Text.Trim().TrimStart('-'), "[^A-Za-z0-9_.-]+", "_").Trim('_');
                yield return At(
                    configuration, name.Span,
                    $"The value reaches the script behind '--{name.Text}', which is no option; use letters, digits, '_' and '-', beginning with a letter, and name the program's option the same",
                    near.Length > 0 && s_option.IsMatch(near) ? FixOf($"Name it '{near}'", YamlWriter.Replace(name, near)) : null);
            }
        }
    }

    private static bool MisspeltName(ConfiguredInput input) =>
        input.Node.Entries.Any(entry => entry.Name is { } key && key != "name" && Nearest.To(key, ["name"]) is not null);
}
