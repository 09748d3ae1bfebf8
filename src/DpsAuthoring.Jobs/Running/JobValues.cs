using DpsAuthoring.Jobs.Inputs;

namespace DpsAuthoring.Jobs;

/// <summary>The inputs of a job with the values they have in it.</summary>
internal sealed class JobValues
{
    private JobValues(IReadOnlyList<JobValue> all, IReadOnlyList<string> remarks) => (All, Remarks) = (all, remarks);

    /// <summary>In the algorithm's order; inputs without a value are not here.</summary>
    public IReadOnlyList<JobValue> All { get; }

    public IReadOnlyList<string> Remarks { get; }

    public IEnumerable<JobValue> Files => All.Where(value => value.Source is not null);

    /// <exception cref="JobException">The inputs are not those of the algorithm.</exception>
    public static JobValues Of(JobRequest request)
    {
        IReadOnlyList<AlgorithmInput> declared = request.Algorithm.Inputs;
        if (request.Values.Keys.FirstOrDefault(name => declared.All(input => input.Name != name)) is { } unknown)
        {
            throw new JobException(
                FailureCause.Request,
                $"There is no input '{unknown}'; {request.Algorithm.Name} has {(declared.Count == 0 ? "none" : string.Join(", ", declared.Select(input => input.Name)))}.");
        }

        var values = new List<JobValue>();
        var remarks = new List<string>();
        foreach (AlgorithmInput input in declared)
        {
            string? text = request.Values.GetValueOrDefault(input.Name) ?? input.Default;
            if (text is { Length: 0 } && (input.Kind == InputKind.File || input.IsRequired))
            {
                text = null; // DPS takes an empty value for none.
            }

            if (text is not null && request.Contract == JobContract.Legacy && input.Kind != InputKind.File)
            {
                string? sent = LegacyText.AsSent(text);
                if (sent != text)
                {
                    remarks.Add($"{input.Name} is given as {text} and arrives as {sent ?? "nothing"}: the legacy interface reads values as JSON.");
                }

                text = sent ?? input.Default;
            }

            if (text is null)
            {
                if (input.IsRequired)
                {
                    throw new JobException(FailureCause.Request, $"Input {input.Name} has no value, and no default: give it one.");
                }

                if (request.Contract == JobContract.Legacy && input.Kind is InputKind.Value or InputKind.Flag)
                {
                    remarks.Add($"{input.Name} has no value and is left out of the command, so the values behind it move up.");
                }

                continue;
            }

            if (text.Contains('\0'))
            {
                throw new JobException(FailureCause.Request, $"Input {input.Name} has a NUL character, which no command line can have.");
            }

            if (text.Contains(Folders.NotUtf8))
            {
                throw new JobException(
                    FailureCause.Request, $"Input {input.Name} is {text}, where {Folders.NotUtf8} stands for bytes that are not UTF-8: rename the file, or save the table as UTF-8.");
            }

            if (input.Kind == InputKind.Flag && request.Contract == JobContract.Ogc && text is not ("true" or "false"))
            {
                throw new JobException(FailureCause.Request, $"Input {input.Name} is a boolean and cannot be '{text}': write true or false.");
            }

            values.Add(new JobValue(input, text, input.Kind == InputKind.File ? InputSource.Parse(input.Name, text) : null));
        }

        var result = new JobValues(values, remarks);
        if (result.Files.GroupBy(value => value.Source!.BaseName, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new JobException(
                FailureCause.Request,
                $"Inputs {string.Join(" and ", same.Select(value => value.Input.Name))} are both called {same.Key}; DPS puts them into one folder by that name, and fails. Rename one.");
        }

        return result;
    }
}

/// <summary>An input with its value.</summary>
internal sealed record JobValue(AlgorithmInput Input, string Text, InputSource? Source);
