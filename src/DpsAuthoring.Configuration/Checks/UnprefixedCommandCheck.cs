using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4024: nothing of the legacy run command gets <c>/app/</c> in front.</summary>
internal sealed class UnprefixedCommandCheck()
    : ConfigurationCheck("DPS4024", Severity.Warning, "The run command does not lead into the image")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (context.Route == RegistrationRoute.Action
            && configuration.RunCommand is { Value.Resolved: YamlScalar { Kind: YamlKind.Text } command }
            && command.Text.Trim() is { } path
            && path.Contains('/')
            && path[0] != '/'
            && !path.Contains(' '))
        {
            yield return At(
                configuration, command.Span,
                $"The Action ogc-app-pack-generator writes the run command into the CWL as it is, so jobs look for '{path}' in their own folder; "
                + "write the program's absolute path in the image, or its name alone where the image's PATH leads to it");
        }

        if (configuration.Schema == ConfigurationSchema.Legacy
            && configuration.RunCommand?.Value.Resolved is YamlScalar { Kind: YamlKind.Text, Text.Length: > 0 } run
            && Commands.RepositoryFolder(configuration) is { } folder
            && run.Text.Split(' ') is var words
            && !words.Any(Commands.IsPrefixed)
            && words.FirstOrDefault(word => word.StartsWith(folder + "/", StringComparison.Ordinal)) is { } program)
        {
            yield return At(
                configuration, run.Span,
                $"The registration puts '/app/' only in front of words that end in .sh, .py or .java, so jobs look for '{program}' in their own folder; "
                + "start the program from a script that ends in .sh");
        }
    }
}
