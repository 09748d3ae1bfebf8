using DpsAuthoring.Results;

namespace DpsAuthoring;

/// <summary>What is known of a job within it.</summary>
internal static class JobOrigin
{
    private const int CommitLength = 40;

    public static ResultOrigin Of(SucceededJob job)
    {
        // The SDK writes the commit behind the version.
        string[] version = job.Version.Split('+', 2);
        bool hasCommit = version.Length > 1 && version[1].Length >= CommitLength
            && version[1][..CommitLength].All(char.IsAsciiHexDigitLower);
        return JobContext.Of(job.WorkingDirectory, new ResultOrigin
        {
            Algorithm = job.Algorithm,
            Version = version[0].Length > 0 ? version[0] : null,
            Commit = hasCommit ? version[1][..CommitLength] : null,
            Started = job.Started,
            Ended = DateTimeOffset.UtcNow,
            Values = job.Values,
        });
    }
}
