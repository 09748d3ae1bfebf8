using DpsAuthoring.Configuration.Declaration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4034: the inputs stand in another order than the declared one.</summary>
internal sealed class InputOrderCheck() : DeclarationCheck("DPS4034", "The inputs stand in another order than in the declaration")
{
    private protected override IEnumerable<Finding> Find(
        AlgorithmConfiguration configuration, Algorithm declaration, DeclarationMatch match)
    {
        Lazy<QuickFix?> sync = Sync(configuration, declaration);
        return match.Displaced(configuration, declaration).Take(1).Select(pair => At(
            configuration, declaration, pair.Declared, pair.Configured.Name!.Value.Span,
            $"'{pair.Configured.Name.Text()}' is declared further up; "
            + (IsOgc(configuration)
                ? "values go by name here, but whoever fills in the form, or copies the order to the legacy registration, is misled"
                : "jobs hand the values on in this order, and the program would take one input's value for another's")
                        + "; run 'dps sync' to write them in the declaration's order: "
                        + string.Join(", ", declaration.Inputs.Select(input => input.Name)),
            sync.Value));
    }
}
