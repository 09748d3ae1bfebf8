using DpsAuthoring.Configuration.Declaration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4036: an input has another default than the declared one.</summary>
internal sealed class OtherDefaultCheck() : DeclarationCheck("DPS4036", "An input has another default than in the declaration")
{
    private protected override IEnumerable<Finding> Find(
        AlgorithmConfiguration configuration, Algorithm declaration, DeclarationMatch match)
    {
        Lazy<QuickFix?> sync = Sync(configuration, declaration);
        return match.Pairs
            .Where(pair => !pair.IsRenamed && !HasReportedType(configuration, pair) && InputDifference.HasOtherDefault(pair))
            .Select(pair =>
            {
                YamlEntry at = pair.Configured.Default ?? (pair.Declared.IsRequired ? pair.Configured.Type : null) ?? pair.Configured.Name!;
                return At(
                    configuration, declaration, pair.Declared, at.Value.Span is { Length: > 0 } span ? span : at.Key.Span,
                    $"'{pair.Declared.Name}' {Difference(configuration, pair)}", sync.Value);
            });
    }

    /// <summary>A difference of the type is reported alone: its fix writes the default too.</summary>
    private static bool HasReportedType(AlgorithmConfiguration configuration, InputPair pair) =>
        InputDifference.HasOtherType(pair)
        && (!IsOgc(configuration) || RegisteredTypes.Parse(pair.Configured.Type.TextOrEmpty()) is not null);

    private static string Difference(AlgorithmConfiguration configuration, InputPair pair)
    {
        (AlgorithmInput? declared, YamlEntry? entry) = (pair.Declared, pair.Configured.Default);
        if (declared.IsRequired)
        {
            return entry is null
                ? $"is declared as required, and as '{pair.Configured.Type.Text()}' no job is asked for it; run 'dps sync' to take the '?' away"
                : "is declared as required, and with a default here no job is asked for it; run 'dps sync' to delete the default";
        }

        if (!declared.IsOptional)
        {
            return entry is null
                ? $"is declared with the default '{declared.Default}', and without one here every job must give it; run 'dps sync' to write it"
                : $"is declared with the default '{declared.Default}', and jobs would run with this one; run 'dps sync' to write the declared one";
        }

        string remedy = IsOgc(configuration) && !(entry is not null && pair.Configured.IsOptional)
            ? $"run 'dps sync' to write '{RegisteredTypes.NameOf(declared.Type.Registered)}?'"
            : IsOgc(configuration) || declared.IsStaged ? "run 'dps sync' to delete the default"
            : "run 'dps sync' to write an empty default";
        return entry is null
            ? $"is declared as optional, and without a default here every job must give it; {remedy}"
            : $"is declared as optional, and jobs would run with this default; {remedy}";
    }
}
