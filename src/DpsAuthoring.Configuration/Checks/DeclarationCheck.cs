using DpsAuthoring.Configuration.Declaration;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>A check of the configuration's inputs against the declaration's, where that is known.</summary>
internal abstract class DeclarationCheck(string id, string title) : ConfigurationCheck(id, Severity.Warning, title)
{
    public sealed override bool AppliesToUnregistered => true;

    public sealed override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (context.Declaration is not { } declaration || configuration.Schema == ConfigurationSchema.Older)
        {
            return [];
        }

        return Find(configuration, declaration, DeclarationMatch.Of(configuration, declaration));
    }

    private protected abstract IEnumerable<Finding> Find(
        AlgorithmConfiguration configuration, Algorithm declaration, DeclarationMatch match);

    /// <summary>What is found about a declared input, which stands in the code too.</summary>
    private protected Finding At(
        AlgorithmConfiguration configuration,
        Algorithm declaration,
        AlgorithmInput input,
        TextSpan span,
        string message,
        QuickFix? fix = null
    ) => At(configuration, new Disagreement(declaration, input, input.Name), span, message, fix);

    /// <summary>What is found, which stands in the code too.</summary>
    private protected Finding At(
        AlgorithmConfiguration configuration,
        Disagreement with,
        TextSpan span,
        string message,
        QuickFix? fix = null) => At(configuration, span, message, fix) with { Disagreement = with };

    /// <summary>Brings all inputs up to date, made once for all findings of a check; none where they cannot be edited.</summary>
    private protected static Lazy<QuickFix?> Sync(AlgorithmConfiguration configuration, Algorithm declaration) => new(() =>
            ConfigurationSync.Edits(configuration, declaration) is { Count: > 0 } edits
                ? new QuickFix("Write the inputs as the algorithm declares them", edits)
                : null);

    /// <summary>Where the inputs stand.</summary>
    private protected static TextSpan Inputs(AlgorithmConfiguration configuration) =>
        configuration.Find("inputs")?.Key.Span ?? new TextSpan(configuration.Yaml.Root!.Span.Start, 0);

    /// <summary>How the program takes an input, for messages.</summary>
    private protected static bool IsOgc(AlgorithmConfiguration configuration) => configuration.Schema == ConfigurationSchema.Ogc;
}
