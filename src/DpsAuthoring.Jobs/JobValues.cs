using System.Text.Json;

namespace DpsAuthoring.Jobs;

/// <summary>The inputs of a job with the values they have in it: those of the request, or else their defaults.</summary>
internal sealed class JobValues
{
    private JobValues(IReadOnlyList<JobValue> all, IReadOnlyList<string> remarks) => (All, Remarks) = (all, remarks);

    /// <summary>In the algorithm's order; optional inputs without a value are not here.</summary>
    public IReadOnlyList<JobValue> All { get; }

    public IReadOnlyList<string> Remarks { get; }

    /// <summary>What is fetched for the job.</summary>
    public IEnumerable<(JobValue Value, InputSource Source)> Files =>
        All.SelectMany(value => value.Sources.Select(source => (value, source)));

    /// <exception cref="JobException">The inputs are not those of the algorithm.</exception>
    public static JobValues Of(JobRequest request)
    {
        IReadOnlyList<AlgorithmInput> declared = request.Algorithm.Inputs;
        if (request.Values.Keys.FirstOrDefault(name => declared.All(input => input.Name != name)) is { } unknown)
        {
            throw new JobException(
                FailureKind.Request,
                $"There is no input '{unknown}'; {request.Algorithm.Name} has {(declared.Count == 0 ? "none" : string.Join(", ", declared.Select(input => input.Name)))}."
            );
        }

        var values = new List<JobValue>();
        var remarks = new List<string>();
        foreach (AlgorithmInput input in declared)
        {
            if (Text(request, input, remarks) is { } text)
            {
                Check(request.Contract, input, text);
                values.Add(new JobValue(input, text, input.IsStaged ? [.. Sources(request.Contract, input, text)] : []));
            }
        }

        foreach (JobValue gathered in values.Where(value => value.Directory is not null))
        {
            remarks.Add(
                $"DPS takes one directory for {gathered.Input.Name}: the {gathered.Sources.Count} files were put into one here; give its address in a job."
            );
        }

        RefuseSameNames(values);
        return new JobValues(values, remarks);
    }

    /// <summary>What DPS has for an input: what the request gives, the default, or nothing for an optional one.</summary>
    private static string? Text(JobRequest request, AlgorithmInput input, List<string> remarks)
    {
        string? given = request.Values.GetValueOrDefault(input.Name);
        if (given is not null && request.Contract == JobContract.Legacy && !input.IsStaged)
        {
            string? sent = LegacyText.AsSent(given);
            if (sent != given)
            {
                remarks.Add(
                    $"{input.Name} is given as {given} and arrives as {sent ?? "nothing"}: the legacy interface reads values as JSON.");
            }

            given = sent;
        }

        // The configurations of file inputs often have an empty default. DPS takes it, and then fails to fetch it.
        bool isEmptyFile = given is null && input is { IsStaged: true, Default: "" };
        return isEmptyFile || (given ?? input.Default) is not { } text
            ? input.IsOptional ? null : throw new JobException(FailureKind.Request, Missing(input, isEmptyFile))
            : text;
    }

    private static string Missing(AlgorithmInput input, bool isEmptyFile) => isEmptyFile
        ? $"Parameter {input.Name} missing: its default is empty, and DPS fails to fetch a file without an address. Give it: -i {input.Name}=FILE."
        : $"Parameter {input.Name} missing: it has no default, so DPS refuses a job that does not give it, whatever 'required' says. Give it: -i {input.Name}={(input.IsStaged ? "FILE" : "VALUE")}.";

    private static void Check(JobContract contract, AlgorithmInput input, string text)
    {
        if (text.Contains('\0'))
        {
            throw new JobException(FailureKind.Request, $"Input {input.Name} has a NUL character, which no command line can have.");
        }

        if (text.Contains(Folders.NotUtf8))
        {
            throw new JobException(
                FailureKind.Request,
                $"Input {input.Name} is {text}, where {Folders.NotUtf8} stands for bytes that are not UTF-8: rename the file, or save the table as UTF-8."
            );
        }

        if (input.Type.Kind == InputKind.Flag && contract == JobContract.Ogc && text is not ("true" or "false"))
        {
            throw new JobException(FailureKind.Request, $"Input {input.Name} is a boolean and cannot be '{text}': write true or false.");
        }
    }

    /// <summary>One address, or a JSON array of them, which the legacy contract puts into <c>input/</c> one by one.</summary>
    private static IEnumerable<InputSource> Sources(JobContract contract, AlgorithmInput input, string text)
    {
        string[] addresses = Addresses(text);
        if (addresses.Length > 1 && contract == JobContract.Ogc && !input.IsDirectory)
        {
            throw new JobException(
                FailureKind.Request, $"Input {input.Name} takes one file under the OGC contract, and was given {addresses.Length}.");
        }

        return addresses.Select(address => InputSource.Parse(input.Name, address));
    }

    private static string[] Addresses(string text)
    {
        if (!text.StartsWith('['))
        {
            return [text];
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            string[] addresses = [.. json.RootElement.EnumerateArray().Select(address => address.GetString() ?? "")];
            return addresses.Length > 0 ? addresses : [text];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [text]; // A path that begins so.
        }
    }

    private static void RefuseSameNames(List<JobValue> values)
    {
        IEnumerable<(string Folder, string Name, string Input)> placed = values.SelectMany(value =>
            value.Sources.Select(source => (value.Directory ?? "", source.BaseName, value.Input.Name))
                .Concat(value.Directory is { } directory ? [("", directory, value.Input.Name)] : []));
        if (placed.GroupBy(file => (file.Folder, file.Name)).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            string[] inputs = [.. same.Select(file => file.Input).Distinct()];
            throw new JobException(
                FailureKind.Request,
                (
                    inputs.Length > 1
                        ? $"Inputs {string.Join(" and ", inputs)} are both called {same.Key.Name}"
                        : $"Input {inputs[0]} has two files called {same.Key.Name}"
                ) + "; DPS puts them into one folder by that name, and fails. Rename one.");
        }
    }
}

/// <summary>An input with its value.</summary>
/// <param name="Input">The input.</param>
/// <param name="Text">Its value as it was given.</param>
/// <param name="Sources">Where its files come from; none for a value that is no file.</param>
internal sealed record JobValue(AlgorithmInput Input, string Text, IReadOnlyList<InputSource> Sources)
{
    /// <summary>
    /// The directory of <c>input/</c> that several files are put into where a directory is asked for; null where they lie in <c>input/</c>
    /// itself.
    /// </summary>
    public string? Directory => Input.IsDirectory && Sources.Count > 1 ? Input.Name : null;

    /// <summary>The path in <c>input/</c> that a file's or directory's option names.</summary>
    public string? Path => Directory ?? (Sources.Count > 0 ? Sources[0].BaseName : null);
}
