using DpsAuthoring.Configuration.Declaration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4037: the algorithm is registered under another name than it declares.</summary>
internal sealed class OtherNameCheck() : DeclarationCheck("DPS4037", "The algorithm is registered under another name than it declares")
{
    private protected override IEnumerable<Finding> Find(
        AlgorithmConfiguration configuration, Algorithm declaration, DeclarationMatch match)
    {
        if (configuration.Name is { Value: YamlScalar name } entry && entry.Text() is { } text && text != declaration.Name)
        {
            yield return At(
                configuration, new(declaration, null, ""), name.Span,
                $"The algorithm declares the name '{declaration.Name}', and registering it as '{text}' makes another algorithm of it; run 'dps sync' to write '{declaration.Name}'",
                FixOf($"Write '{declaration.Name}'", new Edit(name.Span, YamlWriter.Text(declaration.Name))));
        }
    }
}
