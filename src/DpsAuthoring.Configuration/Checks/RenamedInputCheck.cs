using DpsAuthoring.Configuration.Declaration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4033: an input has another name than the declared one.</summary>
internal sealed class RenamedInputCheck() : DeclarationCheck("DPS4033", "An input has another name than in the declaration")
{
    private protected override IEnumerable<Finding> Find(
        AlgorithmConfiguration configuration, Algorithm declaration, DeclarationMatch match)
    {
        Lazy<QuickFix?> sync = Sync(configuration, declaration);
        return match.Pairs.Where(pair => pair.IsRenamed).Select(pair =>
        {
            (string? wanted, YamlNode? name) = (pair.Declared.Name, pair.Configured.Name!.Value);
            // Other differences of the same input are not reported beside this one, so its fix takes them along.
            bool hasMore = InputDifference.HasOtherType(pair) || InputDifference.HasOtherDefault(pair);
            return At(
                configuration, declaration, pair.Declared, name.Span,
                (IsOgc(configuration)
                    ? $"The algorithm declares '{wanted}', so the program does not know the option --{pair.Configured.Name.Text()} that a job gives it"
                            : $"The algorithm declares '{wanted}', and under another name nobody finds the value in a job's details"
                    ) + $"; run 'dps sync' to write '{wanted}'",
                hasMore ? sync.Value : FixOf($"Write '{wanted}'", new Edit(name.Span, YamlWriter.Text(wanted))));
        });
    }
}
