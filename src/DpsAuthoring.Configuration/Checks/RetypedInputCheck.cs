using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4035: an input has another type than the declared one.</summary>
internal sealed class RetypedInputCheck() : DeclarationCheck("DPS4035", "An input has another type than in the declaration")
{
    private protected override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, DeclaredAlgorithm declaration, DeclarationMatch match)
    {
        var sync = Sync(configuration, declaration);
        return match.Pairs.Where(InputDifference.HasOtherType).Select(pair => IsOgc(configuration) ? Ogc(configuration, pair, sync) : Legacy(configuration, pair, sync)).OfType<Finding>();
    }

    // An absent type, or one that there is not, has its own check.
    private Finding? Ogc(AlgorithmConfiguration configuration, InputPair pair, Lazy<Fix?> sync) =>
        pair.Configured.Type is { Value: YamlScalar type } && InputTypeNames.Parse(type.Text) is not null
            ? At(
                configuration, type.Span,
                $"'{pair.Declared.Name}' is declared as {pair.Declared.Type.Text()}, and a job that gives a {type.Text.TrimEnd('?')} gives what the program cannot take; write {pair.Declared.Type.Text()}",
                sync.Value)
            : null;

    private Finding Legacy(AlgorithmConfiguration configuration, InputPair pair, Lazy<Fix?> sync) => At(
        configuration, (pair.Configured.Name ?? pair.Configured.Section!).Value.Span,
        pair.Declared.Type.IsStaged()
            ? $"'{pair.Declared.Name}' is declared as a file, and under '{pair.Configured.Section!.Name}' it is not put into input/; move it to 'file'"
            : $"'{pair.Declared.Name}' is declared as a value, and under '{pair.Configured.Section!.Name}' it does not become an argument; move it to 'positional'",
        sync.Value);
}
