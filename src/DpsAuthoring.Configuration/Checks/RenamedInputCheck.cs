using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4033: an input has another name than the declared one.</summary>
internal sealed class RenamedInputCheck() : DeclarationCheck("DPS4033", "An input has another name than in the declaration")
{
    private protected override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, DeclaredAlgorithm declaration, DeclarationMatch match) =>
        match.Pairs.Where(pair => pair.IsRenamed).Select(pair =>
        {
            var name = pair.Configured.Name.Text();
            return At(
                configuration, pair.Configured.Name!.Value.Span,
                IsOgc(configuration)
                    ? $"The algorithm declares '{pair.Declared.Name}', so the program does not know the option --{name} that a job gives it; write '{pair.Declared.Name}'"
                    : $"The algorithm declares '{pair.Declared.Name}', and under another name nobody finds the value in a job's details; write '{pair.Declared.Name}'",
                FixOf($"Write '{pair.Declared.Name}'", new Edit(pair.Configured.Name.Value.Span, YamlWriter.Text(pair.Declared.Name))));
        });
}
