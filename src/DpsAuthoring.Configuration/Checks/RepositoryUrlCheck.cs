using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4026: the repository cannot be cloned by its URL.</summary>
internal sealed class RepositoryUrlCheck() : ConfigurationCheck("DPS4026", Severity.Error, "The repository cannot be cloned by its URL")
{
    private static readonly Regex s_ssh = new(@"\A(?:ssh://)?[\w.-]+@(?<host>[\w.-]+)[:/](?<path>.+)\z", RegexOptions.CultureInvariant);

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema == ConfigurationSchema.Older
            || !context.IsForApi
            || configuration.Repository is not { Value: YamlScalar scalar } entry
            || entry.Text() is not { } url)
        {
            yield break;
        }

        string? key = entry.Name;
        if (s_ssh.Match(url) is { Success: true } ssh)
        {
            string https = $"https://{ssh.Groups["host"].Value}/{ssh.Groups["path"].Value}";
            yield return At(
                configuration, scalar.Span,
                $"MAAP's API has '{url}' cloned without a key"
                    + (url.Contains("://") ? "" : $", and the legacy registration answers 500 to a {key} without '://'")
                    + $"; write {https}",
                FixOf($"Write '{https}'", YamlWriter.Replace(scalar, https)));
        }
        else if (!url.Contains("://"))
        {
            yield return At(
                configuration,
                scalar.Span,
                $"'{url}' is no URL that git can clone; write it whole, such as https://github.com/owner/repository.git"
            );
        }
    }
}
