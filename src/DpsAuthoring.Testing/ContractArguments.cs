using DpsAuthoring.Declaration;

namespace DpsAuthoring.Testing;

/// <summary>Writes inputs as the command line of a contract.</summary>
internal static class ContractArguments
{
    public static IReadOnlyList<string> For(
        IReadOnlyList<DeclaredInput> declared, JobContract contract, IReadOnlyDictionary<string, string> inputs)
    {
        if (inputs.Keys.FirstOrDefault(name => declared.All(input => input.Name != name)) is { } unknown)
        {
            throw new ArgumentException(
                $"There is no input '{unknown}'; the algorithm declares {string.Join(", ", declared.Select(input => input.Name))}.", nameof(inputs));
        }

        return contract == JobContract.Ogc
            ? [.. declared.Where(input => inputs.ContainsKey(input.Name)).SelectMany(input => Named(input, inputs[input.Name]))]
            : Positional([.. declared.Where(input => !input.IsStaged)], inputs);
    }

    /// <summary>CWL writes a true boolean as its bare name and a false one as nothing.</summary>
    private static string[] Named(DeclaredInput input, string value) => (input.IsFlag, value) switch
    {
        (true, "true") => ["--" + input.Name],
        (true, "false") => [],
        _ => ["--" + input.Name, value],
    };

    /// <summary>
    /// Values in order up to the last that is given. The platform drops one that is missing between them, which shifts the others; here
    /// its default stands in, as it does in the form that users fill in.
    /// </summary>
    private static string[] Positional(DeclaredInput[] declared, IReadOnlyDictionary<string, string> inputs)
    {
        int last = Array.FindLastIndex(declared, input => inputs.ContainsKey(input.Name));
        return [.. declared.Take(last + 1).Select(input => inputs.TryGetValue(input.Name, out string? value)
            ? value
            : input.Default ?? throw new ArgumentException(
                $"Under the legacy contract '{input.Name}' cannot be left out before '{declared[last].Name}': the values behind it would shift.",
                nameof(inputs)))];
    }
}
