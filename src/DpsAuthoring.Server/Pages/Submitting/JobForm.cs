using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Submitting;

/// <summary>What the form of a job holds: for each declared input the text that was typed.</summary>
internal sealed record JobForm
{
    public const string QueueField = "queue";
    public const string TagField = "tag";

    public required RegisteredAlgorithm Algorithm { get; init; }

    public required AlgorithmDefinition Definition { get; init; }

    /// <summary>By the inputs' names.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    /// <summary>The inputs whose empty text is a value, and not left out.</summary>
    public IReadOnlySet<string> Empty { get; init; } = new HashSet<string>();

    public string Queue { get; init; } = "";

    public string Tag { get; init; } = "";

    /// <summary>What the inputs are in the algorithm's code, which knows limits and choices; what is not there is as registered.</summary>
    public IReadOnlyDictionary<string, InputType> Types { get; init; } = new Dictionary<string, InputType>();

    public IReadOnlyList<AlgorithmInput> Inputs => Definition.Algorithm.Inputs;

    /// <summary>The values of a job, which has its own default for what is not here.</summary>
    public IReadOnlyDictionary<string, string> Values => Inputs
        .Select(input => (input.Name, Value: ValueOf(input)))
        .Where(one => one.Value is not null)
        .ToDictionary(one => one.Name, one => one.Value!, StringComparer.Ordinal);

    /// <summary>The tag that a job without one gets, as by the API.</summary>
    public string TagOrDefault => Tag.Length > 0 ? Tag
        : Algorithm.Contract == JobContract.Legacy ? LegacyJobApi.NoTag
        : $"{Algorithm.Name}:{Algorithm.Version}";

    /// <summary>The form as it is first shown: with the defaults.</summary>
    public static JobForm Begin(ServerParts parts, RegisteredAlgorithm algorithm)
    {
        AlgorithmDefinition definition = parts.Algorithms.Define(algorithm.Registration);
        return Bare(parts, algorithm, definition) with
        {
            Typed = definition.Algorithm.Inputs.ToDictionary(input => input.Name, input => input.Default ?? "", StringComparer.Ordinal),
            Queue = definition.Queue is { } queue && parts.QueueNames.Contains(queue) ? queue : parts.QueueNames[0],
        };
    }

    /// <summary>The form with what an old job was sent with.</summary>
    public static JobForm Of(ServerParts parts, RegisteredAlgorithm algorithm, JobRecord old)
    {
        using var sent = System.Text.Json.JsonDocument.Parse(old.Inputs);
        var values = sent.RootElement.EnumerateObject()
            .ToDictionary(input => input.Name, input => input.Value.GetString() ?? "", StringComparer.Ordinal);
        JobForm form = Begin(parts, algorithm);
        return form with
        {
            Typed = form.Inputs.ToDictionary(input => input.Name, input => values.GetValueOrDefault(input.Name, form.Typed[input.Name])),
            Empty = values.Where(value => value.Value.Length == 0).Select(value => value.Key).ToHashSet(StringComparer.Ordinal),
            Queue = parts.QueueNames.Contains(old.Queue) ? old.Queue : form.Queue,
            Tag = old.Tag,
        };
    }

    /// <summary>What was sent.</summary>
    public static JobForm Of(ServerParts parts, RegisteredAlgorithm algorithm, PageCall call)
    {
        AlgorithmDefinition definition = parts.Algorithms.Define(algorithm.Registration);
        return Bare(parts, algorithm, definition) with
        {
            Typed = definition.Algorithm.Inputs.ToDictionary(input => input.Name, input => call.Field(FieldOf(input)) ?? "", StringComparer.Ordinal),
            Empty = definition.Algorithm.Inputs.Where(input => call.Field(EmptyFieldOf(input)) is not null)
                .Select(input => input.Name)
                .ToHashSet(StringComparer.Ordinal),
            Queue = call.Field(QueueField) ?? "",
            Tag = (call.Field(TagField) ?? "").Trim(),
        };
    }

    public static string FieldOf(AlgorithmInput input) => "in." + input.Name;

    public static string EmptyFieldOf(AlgorithmInput input) => "empty." + input.Name;

    public static string UploadFieldOf(AlgorithmInput input) => "upload." + input.Name;

    /// <summary>Whether an empty text can be meant, which is not the same as nothing.</summary>
    public bool CanBeEmpty(AlgorithmInput input) => !input.IsStaged
        && input.Default is not ""
        && TypeOf(input) is { IsList: false, Kind: InputKind.Text, Choices: null, Pattern: null };

    public InputType TypeOf(AlgorithmInput input) => Types.GetValueOrDefault(input.Name, input.Type);

    /// <summary>The fields that it is shown with.</summary>
    public IReadOnlyCollection<string> Fields() => [.. Inputs.Select(FieldOf), QueueField, TagField];

    /// <summary>The job, as the engine gets it.</summary>
    public JobRequest RequestOf(IReadOnlyDictionary<string, string> values) =>
        new(Definition.Algorithm, Definition.Contract, values) { Tag = TagOrDefault };

    public Submission SubmissionOf(IReadOnlyDictionary<string, string> values) =>
        new() { Algorithm = Algorithm, Values = values, Queue = Queue, Tag = TagOrDefault };

    private static JobForm Bare(ServerParts parts, RegisteredAlgorithm algorithm, AlgorithmDefinition definition)
    {
        IReadOnlyList<AlgorithmInput> declared = parts.Declarations.Of(algorithm.Registration)?.Inputs ?? [];
        return new JobForm
        {
            Algorithm = algorithm,
            Definition = definition,
            Typed = new Dictionary<string, string>(),
            Types = definition.Algorithm.Inputs
                .Select(input => (
                    input.Name,
                    Declared: declared.FirstOrDefault(one => one.Name == input.Name && one.IsStaged == input.IsStaged)))
                .Where(one => one.Declared is not null)
                .ToDictionary(one => one.Name, one => one.Declared!.Type, StringComparer.Ordinal),
        };
    }

    private string? ValueOf(AlgorithmInput input) =>
        Typed.GetValueOrDefault(input.Name) is { Length: > 0 } text ? text : Empty.Contains(input.Name) && CanBeEmpty(input) ? "" : null;
}
