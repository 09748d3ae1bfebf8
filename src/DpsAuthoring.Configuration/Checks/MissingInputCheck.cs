using DpsAuthoring.Configuration.Declaration;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4031: the configuration lacks a declared input.</summary>
internal sealed class MissingInputCheck() : DeclarationCheck("DPS4031", "A declared input is missing in the configuration")
{
    private protected override IEnumerable<Finding> Find(
        AlgorithmConfiguration configuration, Algorithm declaration, DeclarationMatch match)
    {
        Lazy<QuickFix?> sync = Sync(configuration, declaration);
        return match.Missing.Select(input => At(
            configuration, declaration, input, Inputs(configuration),
            $"The algorithm declares the input '{input.Name}', and the inputs here do not have it, so no job can give it a value"
            + (input.IsRequired ? " and every job fails" : "") + "; run 'dps sync' to add it",
            sync.Value));
    }
}
