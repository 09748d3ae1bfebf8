using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4015: a command has arguments where only a path can stand.</summary>
internal sealed class CommandArgumentsCheck() : ConfigurationCheck("DPS4015", Severity.Warning, "A command has arguments")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema == ConfigurationSchema.Older)
        {
            yield break;
        }

        bool isOgc = configuration.Schema == ConfigurationSchema.Ogc;
        if (isOgc && configuration.RunCommand is { } run && HasBlank(run))
        {
            yield return At(
                configuration, run.Value.Span,
                $"Jobs take all of '{run.Text()!.Trim()}' for one file's name, blanks included, and do not find it; name the script alone and do the rest in it"
            );
        }

        if (context.IsForApi && configuration.BuildCommand is { } build && HasBlank(build) && configuration.Find("algorithm_container_url").IsFalsy())
        {
            yield return At(
                configuration, build.Value.Span,
                isOgc
                    ? $"The image's build that POST /api/build starts hands on '{build.Text()!.Trim()}' without quotes, and so fails at the blank; name the script alone and do the rest in it"
                    : $"POST /api/mas/algorithm writes '{build.Text()!.Trim()}' without quotes into a file that a shell reads, which runs the second word and builds nothing; "
                        + "name the script alone and do the rest in it");
        }
    }

    private static bool HasBlank(YamlEntry command) => command.Text()?.Trim().Any(char.IsWhiteSpace) == true;
}
