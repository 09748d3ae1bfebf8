using System.Text.Json;

namespace DpsAuthoring.Jobs;

/// <summary>Why a job failed. Jobs whose <see cref="Kind"/> and <see cref="Subject"/> are the same failed alike.</summary>
/// <remarks>Names and logs in it may be anything; all of its texts are what a terminal only shows.</remarks>
public sealed record JobFailure
{
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="subject">What failed and how, without what differs from job to job.</param>
    /// <param name="summary">What happened to this job; a sentence.</param>
    /// <param name="advice">What DPS makes of it, and what to do instead; empty where the summary says all.</param>
    public JobFailure(FailureKind kind, string subject, string summary, string advice = "") =>
        (Kind, Subject, Summary, Advice) = (kind, subject, summary, advice);

    /// <summary>Of a job that somebody has cancelled, and who goes on with its batch does not want either.</summary>
    public static JobFailure Cancelled { get; } = new(FailureKind.Interrupted, "cancelled", "The job was cancelled.");

    /// <summary>What kind of failure it is.</summary>
    public FailureKind Kind { get; }

    /// <summary>What failed and how, without what differs from job to job.</summary>
    public string Subject { get; init => field = PlainText.Line(value); }

    /// <summary>What happened to this job; a sentence.</summary>
    public string Summary { get; private init => field = PlainText.Line(value); }

    /// <summary>What DPS makes of it, and what to do instead; empty where the summary says all.</summary>
    public string Advice { get; init => field = PlainText.Line(value); }

    /// <summary>The line of its logs that says why it failed; null where none does.</summary>
    public string? Reason { get; init => field = value is null ? null : PlainText.Line(value); }

    /// <summary>The end of what it wrote to standard error.</summary>
    public IReadOnlyList<string> LastLines { get; init => field = [.. value.Select(line => PlainText.Line(line))]; } = [];

    /// <summary>The summary and the advice.</summary>
    public string Message => Advice.Length == 0 ? Summary : $"{Summary} {Advice}";

    /// <summary>Whether it says something of this machine and nothing of the job, so that the next job will fail alike.</summary>
    public bool IsOfMachine => Kind is FailureKind.Start or FailureKind.Publication || IsFullDisk(Reason) || IsFullDisk(Summary);

    /// <summary>The failure with the line of the job's logs that explains it.</summary>
    public JobFailure Because(string? reason) =>
        reason is null ? this : this with { Reason = reason, Subject = $"{Subject}: {LogSignature.Of(reason)}" };

    /// <summary>Writes it as the JSON object that it is in all of our outputs.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(Kind.ToString()));
        json.WriteString("cause", Subject);
        json.WriteString("message", Message);
        json.WriteString("reason", Reason);
        json.WriteStartArray("last_lines");
        foreach (string line in LastLines)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A full disk as the system calls it, whoever reports that.</summary>
    private static bool IsFullDisk(string? text) =>
        text is not null
        && (text.Contains("No space left on device", StringComparison.Ordinal)
            || text.Contains("Disk quota exceeded", StringComparison.Ordinal));
}
