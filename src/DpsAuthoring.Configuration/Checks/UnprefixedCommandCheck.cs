using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4024: nothing of the legacy run command gets <c>/app/</c> in front.</summary>
internal sealed class UnprefixedCommandCheck()
    : ConfigurationCheck("DPS4024", Severity.Warning, "The run command does not lead into the image")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
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
