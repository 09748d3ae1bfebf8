namespace DpsAuthoring.Jobs.Slurm;

/// <summary>What came of a job, as a line has it.</summary>
internal sealed record OutcomeNote(
    string JobId,
    FailureNote? Failure,
    int? ExitCode,
    int DpsExitCode,
    string? Folder,
    int? FileCount,
    string? JobFolder,
    JobMetrics? Metrics,
    IReadOnlyList<string>? Lost,
    IReadOnlyList<string>? Remarks)
{
    public static OutcomeNote Of(JobOutcome outcome) => new(
        outcome.JobId,
        outcome.Failure is { } failure ? FailureNote.Of(failure) : null,
        outcome.ExitCode,
        outcome.DpsExitCode,
        outcome.Folder,
        outcome.FileCount,
        outcome.JobFolder,
        outcome.Metrics,
        outcome.Lost.Count > 0 ? outcome.Lost : null,
        outcome.Remarks.Count > 0 ? outcome.Remarks : null);

    public JobOutcome Read() => new(JobId)
    {
        Failure = Failure?.Read(),
        ExitCode = ExitCode,
        DpsExitCode = DpsExitCode,
        Folder = Folder,
        FileCount = FileCount,
        JobFolder = JobFolder,
        Metrics = Metrics,
        Lost = Lost ?? [],
        Remarks = Remarks ?? [],
    };
}

/// <summary>Why a job failed, as a line has it.</summary>
internal sealed record FailureNote(
    FailureKind Kind, string Subject, string Summary, string? Advice, string? Reason, IReadOnlyList<string>? LastLines)
{
    public static FailureNote Of(JobFailure failure) =>
        new(failure.Kind, failure.Subject, failure.Summary, failure.Advice, failure.Reason, failure.LastLines);

    public JobFailure Read() => new(Kind, Subject, Summary, Advice ?? "") { Reason = Reason, LastLines = LastLines ?? [] };
}
