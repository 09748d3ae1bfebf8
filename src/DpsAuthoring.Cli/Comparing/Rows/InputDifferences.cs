namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>How the inputs of two algorithms differ, in what a job is given.</summary>
internal static class InputDifferences
{
    /// <summary>The differences, a sentence each.</summary>
    public static IReadOnlyList<string> Of(Algorithm old, Algorithm other)
    {
        var inputs = old.Inputs.ToDictionary(input => input.Name, StringComparer.Ordinal);
        var others = other.Inputs.ToDictionary(input => input.Name, StringComparer.Ordinal);
        return
        [
            .. inputs.Keys.Except(others.Keys).Select(name => $"OLD has the input {name}, and NEW has not"),
            .. others.Keys.Except(inputs.Keys).Select(name => $"NEW has the input {name}, and OLD has not"),
            .. inputs.Keys.Intersect(others.Keys).Select(name => (name, Old: Default(inputs[name]), New: Default(others[name])))
                .Where(input => input.Old != input.New)
                .Select(input => $"the input {input.name} has {input.Old} in OLD and {input.New} in NEW"),
            .. inputs.Keys.Intersect(others.Keys).Where(name => inputs[name].IsStaged != others[name].IsStaged)
                .Select(name => $"the input {name} is {Kind(inputs[name])} in OLD and {Kind(others[name])} in NEW"),
        ];
    }

    /// <summary>An empty default and none are the same to a file: there is nothing to fetch.</summary>
    private static string Default(AlgorithmInput input) => input switch
    {
        { Default: null } or { IsStaged: true, Default: "" } => "no default",
        { Default: "" } => "an empty default",
        _ => $"the default {Difference.Quoted(input.Default!)}",
    };

    private static string Kind(AlgorithmInput input) => input.IsStaged ? "a file" : "a value";
}
