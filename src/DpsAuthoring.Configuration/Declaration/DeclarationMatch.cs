using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Declaration;

/// <summary>Which of a configuration's inputs are which of the declaration's.</summary>
internal sealed class DeclarationMatch
{
    private DeclarationMatch(IReadOnlyList<InputPair> pairs, IReadOnlyList<AlgorithmInput> missing, IReadOnlyList<ConfiguredInput> extra) =>
        (Pairs, Missing, Extra) = (pairs, missing, extra);

    /// <summary>What was found, in the order of the configuration.</summary>
    public IReadOnlyList<InputPair> Pairs { get; }

    /// <summary>Declared inputs that the configuration lacks, in declared order.</summary>
    public IReadOnlyList<AlgorithmInput> Missing { get; }

    /// <summary>The configuration's inputs that are not declared, or stand there twice.</summary>
    public IReadOnlyList<ConfiguredInput> Extra { get; }

    public static DeclarationMatch Of(AlgorithmConfiguration configuration, Algorithm declaration)
    {
        var declared = declaration.Inputs.ToList();
        // What only _context.json is told of, or what registration fails over, is none of the declaration's.
        var open = configuration.Inputs.Where(input => input.Section?.Name is null or "file" or "positional").ToList();
        var pairs = new List<InputPair>();

        void Pair(AlgorithmInput input, ConfiguredInput entry)
        {
            pairs.Add(new InputPair(input, entry));
            declared.Remove(input);
            open.Remove(entry);
        }

        foreach (AlgorithmInput? input in declared.ToList())
        {
            if (open.Concat(configuration.Inputs).FirstOrDefault(entry =>
                entry.Name.TextOrEmpty() == input.Name && !pairs.Any(pair => pair.Configured == entry)) is { } same)
            {
                Pair(input, same);
            }
        }

        foreach (AlgorithmInput? input in declared.ToList())
        {
            var candidates = open.Where(entry => entry.Name.Text() is not null && IsStaged(configuration, entry) == input.IsStaged)
                .ToList();
            if (Nearest.To(input.Name, candidates.Select(entry => entry.Name.TextOrEmpty())) is { } near)
            {
                Pair(input, candidates.First(entry => entry.Name.TextOrEmpty() == near));
            }
        }

        if (declared.Count == 1
            && open.Count == 1
            && open[0].Name.Text() is not null
            && IsStaged(configuration, open[0]) == declared[0].IsStaged
            && declaration.Inputs.ToList().IndexOf(declared[0])
                == pairs.Count(pair => pair.Configured.Node.Span.Start < open[0].Node.Span.Start))
        {
            Pair(declared[0], open[0]);
        }

        return new DeclarationMatch([.. pairs.OrderBy(pair => pair.Configured.Node.Span.Start)], declared, open);
    }

    /// <summary>The pairs whose order in the configuration is not the declared one; in the legacy schema files come in no order.</summary>
    public IEnumerable<InputPair> Displaced(AlgorithmConfiguration configuration, Algorithm declaration)
    {
        var order = declaration.Inputs.ToList();
        var ordered = Pairs.Where(pair => configuration.Schema == ConfigurationSchema.Ogc || !pair.Declared.IsStaged).ToList();
        int last = -1;
        foreach (InputPair? pair in ordered)
        {
            int place = order.IndexOf(pair.Declared);
            if (place < last)
            {
                yield return pair;
            }

            last = Math.Max(last, place);
        }
    }

    private static bool IsStaged(AlgorithmConfiguration configuration, ConfiguredInput entry) =>
        configuration.Schema == ConfigurationSchema.Ogc
            ? RegisteredTypes.Parse(entry.Type.TextOrEmpty()) is InputKind.File or InputKind.Directory
            : entry.Section?.Name == "file";
}
