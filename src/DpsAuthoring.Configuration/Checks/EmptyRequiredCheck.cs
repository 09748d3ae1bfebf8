using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4041: an input is said to be required, and jobs without it run.</summary>
internal sealed class EmptyRequiredCheck()
    : ConfigurationCheck("DPS4041", Severity.Info, "'required: true' beside an empty default is never enforced")
{
    private const int MostNames = 4;

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema != ConfigurationSchema.Legacy)
        {
            yield break;
        }

        ConfiguredInput[] all =
        [
            .. configuration.Inputs.Where(input =>
                RequiredFlagCheck.Says(input, true)
                && input.Default?.Value.Resolved is YamlScalar { Kind: YamlKind.Text, Text: "" }),
        ];
        if (all.Length == 0)
        {
            yield break;
        }

        // Registration's own form wrote it so for every input; once for a file is enough.
        string names = string.Join(", ", all.Take(MostNames).Select(input => $"'{input.Name.Text()}'"))
            + (all.Length > MostNames ? $" and {all.Length - MostNames} more" : "");
        string happens = all.All(input => input.Section?.Name == "file")
            ? "a job without it is taken, and then fails to fetch its file"
            : "a job without it is taken, and the script gets an empty argument";
        yield return At(
            configuration, all[0].Default!.Value.Span,
            $"MAAP goes by the default alone, and an empty one is one: {happens}, for {names}. Take the default away where a job cannot do without the value, and it is refused at once");
    }
}
