using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4007: the registration refuses the algorithm's name.</summary>
internal sealed class AlgorithmNameCheck() : ConfigurationCheck("DPS4007", Severity.Error, "MAAP refuses the algorithm's name")
{
    private static readonly Regex s_allowed = new(ConfigurationKeys.NamePattern, RegexOptions.CultureInvariant);

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema == ConfigurationSchema.Older
            || configuration.Name?.Value.Resolved is not YamlScalar { Kind: not YamlKind.Null, Text.Length: > 0 } name)
        {
            yield break;
        }

        if (name.Kind != YamlKind.Text)
        {
            yield return At(
                configuration, name.Span,
                $"YAML reads the name {name.Text} as no text, and both registrations fail at that with error 500; write it in quotes, or better a name with letters",
                FixOf("Put it in quotes", new Edit(name.Span, $"'{name.Text}'")));
        }
        else if (!context.IsForApi)
        {
            // A CWL's id may be in capitals; MAAP makes a job's type and a file's name of it.
            if (name.Text.Any(c => char.IsWhiteSpace(c) || c is '/' or ':' or '#'))
            {
                yield return At(
                    configuration, name.Span,
                    $"The Action ogc-app-pack-generator writes '{name.Text.Trim()}' as the CWL's id, of which MAAP makes a job's type and a file's name; write it without blanks, '/', ':' and '#', for example {Near(name.Text)}",
                    FixOf($"Name it '{Near(name.Text)}'", new Edit(name.Span, YamlWriter.Text(Near(name.Text)))));
            }
        }
        else if (configuration.Schema == ConfigurationSchema.Ogc
            && (!s_allowed.IsMatch(name.Text) || name.Text.EndsWith("\n", StringComparison.Ordinal)))
        {
            string near = Near(name.Text);
            yield return At(
                configuration, name.Span,
                $"POST /api/build refuses an algorithm named '{name.Text.Trim()}': it takes 2 to 255 of a-z, 0-9, '_' and '-' on one line, for example {near}",
                FixOf($"Name it '{near}'", new Edit(name.Span, YamlWriter.Text(near))));
        }
        else if (name.Text.Contains('/'))
        {
            yield return At(
                configuration, name.Span,
                $"POST /api/mas/algorithm answers 500 to the name '{name.Text}', because it makes a file of that name; write it without '/'",
                FixOf("Write '-' for '/'", YamlWriter.Replace(name, name.Text.Replace('/', '-'))));
        }
    }

    private static string Near(string name)
    {
        string near = Regex.Replace(name.Trim().ToLowerInvariant(), "[^a-z0-9_-]+", "-").Trim('-');
        return near.Length is >= 2 and <= 255 ? near : "gdal-wrapper";
    }
}
