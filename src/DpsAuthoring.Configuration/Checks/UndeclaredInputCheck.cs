using DpsAuthoring.Configuration.Declaration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4032: the configuration has an input that is not declared.</summary>
internal sealed class UndeclaredInputCheck() : DeclarationCheck("DPS4032", "An input of the configuration is not declared")
{
    private protected override IEnumerable<Finding> Find(
        AlgorithmConfiguration configuration, Algorithm declaration, DeclarationMatch match)
    {
        Lazy<QuickFix?> sync = Sync(configuration, declaration);
        return match.Extra
            .Where(input => input.Name.Text() is { } name && !match.Pairs.Any(pair => pair.Declared.Name == name))
            .Select(input => At(
                configuration, new(declaration, null, input.Name.Text()!), input.Name!.Value.Span,
                $"The algorithm declares no input '{input.Name.Text()}', so the program refuses the command line of every job; run 'dps sync' to delete it, or declare it in the algorithm",
                sync.Value));
    }
}
