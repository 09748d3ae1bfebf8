using DpsAuthoring.Configuration.Declaration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>What an adopted algorithm declares otherwise than an original's configuration, as sentences.</summary>
internal static class AdoptionDifferences
{
    public static IEnumerable<string> Of(AlgorithmConfiguration original, AdoptedAlgorithm adopted)
    {
        if (original.Schema == ConfigurationSchema.Older)
        {
            yield return $"`{original.File.Path}` is of the oldest schema, which no registration takes any more: both configurations are of those that are taken.";
            yield break;
        }

        var match = DeclarationMatch.Of(original, adopted.Registered);
        string file = original.File.Path;
        foreach (InputPair pair in match.Pairs.Where(pair => !pair.IsRenamed))
        {
            string name = pair.Declared.Name;
            if (InputDifference.HasOtherType(pair))
            {
                yield return $"`{name}` is a `{RegisteredTypes.NameOf(pair.Declared.Type.Registered)}` here and a `{Type(pair.Configured)}` in `{file}`: {Reason(adopted, name)}.";
            }
            else if (InputDifference.HasOtherDefault(pair))
            {
                yield return $"`{name}` is {State(pair.Declared)} here and {State(pair.Configured)} in `{file}`.";
            }
        }

        foreach (AlgorithmInput missing in match.Missing)
        {
            yield return $"`{missing.Name}` is not in `{file}`.";
        }

        foreach (ConfiguredInput extra in match.Extra.Where(extra => extra.Name.Text() is not null))
        {
            yield return $"`{extra.Name.Text()}` of `{file}` is not here.";
        }

        if (match.Displaced(original, adopted.Registered).Any())
        {
            yield return $"The inputs stand in another order in `{file}`.";
        }
    }

    private static string Type(ConfiguredInput input) => input.Section?.Name ?? AdoptedNames.Words(input.Type.TextOrEmpty());

    private static string Reason(AdoptedAlgorithm adopted, string name) =>
        adopted.Inputs.First(input => input.Registered.Name == name).Reason;

    private static string State(AlgorithmInput input) =>
        input.IsRequired ? "required" : input.IsOptional ? "optional" : $"`{AdoptedNames.Words(input.Default)}` by default";

    private static string State(ConfiguredInput input) => ConfiguredDefault.OrNone(input) switch
    {
        null => input.IsOptional ? "optional" : "required",
        "" => "empty by default",
        var text => $"`{AdoptedNames.Words(text)}` by default",
    };
}
