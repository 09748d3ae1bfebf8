namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4036: an input has another default than the declared one.</summary>
internal sealed class OtherDefaultCheck() : DeclarationCheck("DPS4036", "An input has another default than in the declaration")
{
    private protected override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, DeclaredAlgorithm declaration, DeclarationMatch match)
    {
        var sync = Sync(configuration, declaration);
        return match.Pairs.Where(InputDifference.HasOtherDefault).Select(pair =>
        {
            var (declared, entry) = (pair.Declared, pair.Configured.Default);
            var says = (declared.Default, entry) switch
            {
                (null, _) => $"'{declared.Name}' is declared as required, and with a default here no job is asked for it; delete the default",
                (_, null) => $"'{declared.Name}' is declared with the default '{declared.Default}', and without one here every job must give it; write it",
                _ => $"'{declared.Name}' is declared with the default '{declared.Default}', and jobs would run with this one; write the declared one",
            };
            return At(configuration, (entry ?? pair.Configured.Name!).Value.Span is { Length: > 0 } span ? span : (entry ?? pair.Configured.Name!).Key.Span, says, sync.Value);
        });
    }
}
