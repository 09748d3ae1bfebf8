namespace DpsAuthoring.Configuration.Adoption;

/// <summary>
/// The inputs of an original together: each with a name and a property that no other has, and files that can be told apart.
/// </summary>
internal static class AdoptedInputs
{
    /// <param name="originals">The inputs in their order.</param>
    /// <param name="className">The class that they become properties of.</param>
    /// <param name="changes">Takes what is otherwise than in the original.</param>
    /// <param name="unknowns">Takes what nothing says.</param>
    public static AdoptedInput[] Of(
        IReadOnlyList<OriginalInput> originals, string className, List<string> changes, List<string> unknowns)
    {
        // A name that can stay does, whatever others are made of.
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var properties = new PropertyNames(className);
        var names = originals.Select(input => AdoptedNames.Input(input.Name, taken)).ToList();
        var inputs = new List<AdoptedInput>();
        foreach ((OriginalInput original, string name) in originals.Zip(names, (original, name) => (original, name)))
        {
            if (name != original.Name)
            {
                changes.Add($"The input `{AdoptedNames.Words(original.Name)}` is `{name}` here: "
                    + (taken.Contains(original.Name)
                        ? "an option of that name is there already."
                        : "an option starts with a letter and goes on with letters, digits, '_' and '-', and `help` and `version` are every program's own."));
            }

            inputs.Add(InputAdoption.Of(original, name, properties.Next(name)));
            changes.AddRange(original.Remarks.Select(remark => $"`{name}`: {remark}"));
        }

        return WithPatterns(inputs, unknowns);
    }

    /// <summary>
    /// Under the legacy contract nothing but its name tells which file is for which input; the first may have what is left.
    /// </summary>
    private static AdoptedInput[] WithPatterns(List<AdoptedInput> inputs, List<string> unknowns)
    {
        foreach (IGrouping<string, AdoptedInput> same in inputs.Where(input => input.Registered.IsStaged)
            .GroupBy(input => input.CSharpType.TrimEnd('?')).ToList())
        {
            foreach (AdoptedInput input in same.Skip(1).ToList())
            {
                string pattern = input.CSharpType.StartsWith("InputDirectory", StringComparison.Ordinal) ? $"{input.Registered.Name}*" : $"{input.Registered.Name}.*";
                inputs[inputs.IndexOf(input)] = input with { Pattern = pattern };
                unknowns.Add($"Several inputs are files, and under the legacy contract they lie in `input/` side by side: `{input.Registered.Name}` takes those "
                    + $"named `{pattern}`, which is assumed. Write the `Pattern` that its files have.");
            }
        }

        return [.. inputs];
    }
}
