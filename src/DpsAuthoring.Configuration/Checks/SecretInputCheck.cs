using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4028: an input asks for a secret.</summary>
internal sealed class SecretInputCheck() : ConfigurationCheck("DPS4028", Severity.Warning, "An input asks for a secret")
{
    private static readonly Regex s_secret = new(
        @"(^|[_-])(password|passwd|passphrase|secret|token|api_?key|access_?key|secret_?key|private_?key|credentials?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Inputs
            .Where(input => input.Name.Text() is { } name && s_secret.IsMatch(name))
            .Select(input => At(
                configuration, input.Name!.Value.Span,
                $"A job's inputs are shown to whoever looks at the job, so the value of '{input.Name.Text()}' is a secret no longer; keep it in MAAP's secrets and read it from there"));
}
