using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4001: the text is no YAML that the registration can read and send.</summary>
internal static class UnreadableYamlCheck
{
    public static RuleDescriptor Rule { get; } = new("DPS4001", Severity.Error, "The configuration cannot be read as YAML");

    private static readonly Regex s_conflict = new(@"^<<<<<<<(?: [^\r\n]*)?(?=\r?$)", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>What stops every other check; null if nothing does.</summary>
    public static Finding? Find(YamlText yaml)
    {
        try
        {
            if (yaml.Problem is { } problem)
            {
                if (s_conflict.Match(yaml.File.Text) is { Success: true } left)
                {
                    return At(
                        yaml, new TextSpan(left.Index, left.Length),
                        $"'{left.Value.Trim()}' is left over from a merge of git's; keep one of the two texts between '<<<<<<<' and '>>>>>>>', and delete these lines");
                }

                return At(yaml, problem.Span, problem.Reason);
            }

            return Payload.Of(yaml) switch
            {
                PythonDict => null,
                null => At(yaml, new TextSpan(0, 0), "it is empty"),
                _ => At(yaml, new TextSpan(yaml.Root!.Span.Start, 0), "it is not a mapping of keys to values"),
            };
        }
        catch (PayloadException problem)
        {
            return At(yaml, problem.At.Span, problem.Message);
        }
    }

    private static Finding At(YamlText yaml, TextSpan span, string reason) =>
        new(Rule, yaml.File, span, ConfigurationCheck.OneLine($"Neither registration can read this configuration: {reason}"));
}
