using System.Text.Json.Serialization;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>A line of a task's file: one of these, and nothing of the others.</summary>
internal sealed record TaskLine
{
    /// <summary>A job that the task is to run.</summary>
    public TaskJob? Job { get; init; }

    /// <summary>A process has begun to run the jobs.</summary>
    public TaskRunner? Runner { get; init; }

    /// <summary>The results of a job are about to appear.</summary>
    public OutcomeNote? Publishing { get; init; }

    /// <summary>What came of a job.</summary>
    public OutcomeNote? Ended { get; init; }

    /// <summary>The jobs that have not ended are no longer this task's: whoever runs it still must not go on.</summary>
    public bool Withdrawn { get; init; }
}

/// <summary>A job of a task.</summary>
/// <param name="Id">The id of its request.</param>
/// <param name="Values">Its inputs' values by name.</param>
internal sealed record TaskJob(string Id, Dictionary<string, string> Values)
{
    /// <summary>What else it is; null where the task's command says so of all its jobs.</summary>
    public TaskTerms? Terms { get; init; }
}

/// <summary>What a job has of its own where jobs of many algorithms are run.</summary>
/// <param name="Algorithm">The file of its algorithm.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Seconds">How long it may run.</param>
internal sealed record TaskTerms(string Algorithm, string Tag, double Seconds);

/// <summary>A process that runs a task's jobs.</summary>
/// <param name="Handle">What its own engine calls them, by which what a kill leaves of them is found.</param>
/// <param name="Host">The machine that it runs on.</param>
internal sealed record TaskRunner(string? Handle, string Host);

/// <summary>How lines are written, without reflection: the tool is compiled ahead of time.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    IgnoreReadOnlyProperties = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TaskLine))]
internal sealed partial class TaskJson : JsonSerializerContext;
