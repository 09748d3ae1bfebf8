using System.Text.Json;
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
                $"There is no input '{unknown}'; the algorithm declares {string.Join(", ", declared.Select(input => input.Name))}.",
                nameof(inputs));
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
        _ => ["--" + input.Name, .. Files(input, value)],
    };

    /// <summary>Several files are a JSON array, as a request for a job has them.</summary>
    private static string[] Files(DeclaredInput input, string value)
    {
        if (!input.IsStaged || !value.StartsWith('['))
        {
            return [value];
        }

        try
        {
            using var json = JsonDocument.Parse(value);
            return [.. json.RootElement.EnumerateArray().Select(file => file.GetString()!)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [value]; // A path that begins so.
        }
    }

    /// <summary>
    /// All values in order, as DPS hands them over: of those that are not given, the default, or an empty argument where that is nothing. A
    /// job without a value of a required one is refused; here the program shows what it says of too few.
    /// </summary>
    private static string[] Positional(DeclaredInput[] declared, IReadOnlyDictionary<string, string> inputs)
    {
        int missing = Array.FindIndex(declared, input => input.IsRequired && !inputs.ContainsKey(input.Name));
        if (missing >= 0
            && Array.FindLast(declared, input => inputs.ContainsKey(input.Name)) is { } last
            && Array.IndexOf(declared, last) > missing)
        {
            throw new ArgumentException(
                $"Parameter {declared[missing].Name} missing: the legacy contract has values by position, and so cannot leave it out before '{last.Name}'.",
                nameof(inputs));
        }

        return
        [
            .. declared
                .Take(missing < 0 ? declared.Length : missing)
                .Select(input => inputs.GetValueOrDefault(input.Name) ?? input.Default ?? ""),
        ];
    }
}
