using DpsAuthoring.Configuration.Declaration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4035: an input has another type than the declared one.</summary>
internal sealed class RetypedInputCheck() : DeclarationCheck("DPS4035", "An input has another type than in the declaration")
{
    private protected override IEnumerable<Finding> Find(
        AlgorithmConfiguration configuration, Algorithm declaration, DeclarationMatch match)
    {
        Lazy<QuickFix?> sync = Sync(configuration, declaration);
        return match.Pairs
            .Where(pair => !pair.IsRenamed && InputDifference.HasOtherType(pair))
            .Select(pair =>
                IsOgc(configuration) ? Ogc(configuration, declaration, pair, sync) : Legacy(configuration, declaration, pair, sync))
            .OfType<Finding>();
    }

    // An absent type, or one that there is not, has its own check.
    private Finding? Ogc(AlgorithmConfiguration configuration, Algorithm declaration, InputPair pair, Lazy<QuickFix?> sync)
    {
        if (pair.Configured.Type is not { Value: YamlScalar type } || RegisteredTypes.Parse(type.Text) is not { } configured)
        {
            return null;
        }

        (string? name, string? wanted) = (pair.Declared.Name, RegisteredTypes.NameOf(pair.Declared.Type.Registered));
        string says = pair.Declared.IsDirectory && configured == InputKind.File
            ? $"'{name}' is declared as a directory or a list of files, and as {type.Text} a job can give one file only"
            : $"'{name}' is declared as {wanted}, and a job that gives a {type.Text.TrimEnd('?')} gives what the program cannot take";
        return At(configuration, declaration, pair.Declared, type.Span, $"{says}; run 'dps sync' to write {wanted}", sync.Value);
    }

    private Finding Legacy(AlgorithmConfiguration configuration, Algorithm declaration, InputPair pair, Lazy<QuickFix?> sync) => At(
        configuration, declaration, pair.Declared, (pair.Configured.Name ?? pair.Configured.Section!).Value.Span,
        pair.Declared.IsStaged
            ? $"'{pair.Declared.Name}' is declared as a file, and under '{pair.Configured.Section!.Name}' it is not put into input/; run 'dps sync' to move it to 'file'"
            : $"'{pair.Declared.Name}' is declared as a value, and under '{pair.Configured.Section!.Name}' it does not become an argument; run 'dps sync' to move it to 'positional'",
        sync.Value);
}
