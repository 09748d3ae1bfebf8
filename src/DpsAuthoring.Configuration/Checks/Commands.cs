using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>The paths of scripts in the run and build command.</summary>
internal static class Commands
{
    /// <summary>Each command's key, scalar and the token in it that is a script of the repository.</summary>
    public static IEnumerable<(string Key, YamlScalar Scalar, string Script)> Scripts(AlgorithmConfiguration configuration) =>
        Tokens(configuration).Where(command => command.Script.Length > 0);

    private static IEnumerable<(string Key, YamlScalar Scalar, string Script)> Tokens(AlgorithmConfiguration configuration)
    {
        if (configuration.Schema == ConfigurationSchema.Older)
        {
            yield break;
        }

        bool isOgc = configuration.Schema == ConfigurationSchema.Ogc;
        if (configuration.RunCommand?.Value.Resolved is YamlScalar { Kind: YamlKind.Text } run)
        {
            foreach (string? token in isOgc ? [run.Text.Trim()] : run.Text.Split(' ').Where(IsPrefixed))
            {
                yield return ("run_command", run, token);
            }
        }

        if (configuration.BuildCommand?.Value.Resolved is YamlScalar { Kind: YamlKind.Text } build
            && configuration.Find("algorithm_container_url").IsFalsy())
        {
            yield return ("build_command", build, build.Text.Trim());
        }
    }

    /// <summary>Whether the legacy registration takes a word for a script and puts <c>/app/</c> in front.</summary>
    public static bool IsPrefixed(string token) => PythonBuiltins.Extension(token) is "py" or "java" or "sh";

    /// <summary>The folder under <c>/app</c> that the repository is cloned into; null where its URL does not tell.</summary>
    public static string? RepositoryFolder(AlgorithmConfiguration configuration)
    {
        if (configuration.Repository.Text() is not { } url || !url.Contains("://"))
        {
            return null;
        }

        string trimmed = url.Trim().TrimEnd('/');
        string last = trimmed.Substring(trimmed.LastIndexOf('/') + 1);
        string folder = configuration.Schema == ConfigurationSchema.Legacy
            ? LegacyEndpoint.RepositoryFolder(url.Trim())
            : last.EndsWith(".git", StringComparison.Ordinal) ? last.Substring(0, last.Length - 4) : last;
        return folder.Length == 0 || folder.IndexOfAny(['{', '$', '<', ' ']) >= 0 ? null : folder;
    }

    /// <summary>A token's replacement within its command.</summary>
    public static Edit Replace(YamlScalar command, string script, string replacement) =>
        YamlWriter.Replace(command, command.Text.Replace(script, replacement).Trim());
}
