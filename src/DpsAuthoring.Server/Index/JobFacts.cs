using System.Text.Json;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Index;

/// <summary>What a job's outcome says that jobs are sorted by.</summary>
/// <param name="Kind">What kind of failure it is, as the outcome has it; null for none.</param>
/// <param name="Cause">What it has in common with others that failed alike.</param>
/// <param name="Reason">The line of its log that says why.</param>
/// <param name="ExitCode">The command's own.</param>
internal sealed record JobFacts(string? Kind, string? Cause, string? Reason, string? ExitCode)
{
    private static readonly JobFacts s_none = new(null, null, null, null);

    /// <param name="state">How far it is: what a job will have come to is known a moment before it has.</param>
    /// <param name="outcome">The outcome as the store has it; null for none yet.</param>
    public static JobFacts Of(JobState state, string? outcome)
    {
        if (outcome is null || !state.IsFinal())
        {
            return s_none;
        }

        using var json = JsonDocument.Parse(outcome);
        string? code = json.RootElement.TryGetProperty("exit_code", out JsonElement number) ? number.GetRawText() : null;
        return json.RootElement.TryGetProperty("failure", out JsonElement failure)
            ? new JobFacts(Text(failure, "kind"), Text(failure, "cause"), Text(failure, "reason"), code)
            : new JobFacts(null, null, null, code);
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
