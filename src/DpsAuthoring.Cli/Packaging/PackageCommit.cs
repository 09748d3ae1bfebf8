using DpsAuthoring.Cli.Repository;
using DpsAuthoring.Configuration.Cwl;

namespace DpsAuthoring.Cli.Packaging;

/// <summary>The commit that a package is of, if it is of one.</summary>
internal static class PackageCommit
{
    /// <summary>Says commit and day, unless something is not committed, or nobody knows.</summary>
    public static async Task<PackageOrigin> SayAsync(PackageOrigin origin, string? top, TextWriter say, CancellationToken cancel)
    {
        if (top is null || await GitState.ReadAsync(top, cancel).ConfigureAwait(false) is not { IsKnown: true, Commit: { } commit } git)
        {
            return origin;
        }

        if (git.ChangedSources.Count > 0)
        {
            say.WriteLine($"dps: warning: the package names no commit, because something is not committed, such as {git.ChangedSources[0]}");
            return origin;
        }

        ProgramOutput day = await ChildProcess.RunAsync(
            "git",
            ["--no-optional-locks", "-C", top, "show", "--no-patch", "--format=%cd", "--date=format-local:%Y-%m-%d", commit],
            cancel,
            start => start.Environment["TZ"] = "UTC").ConfigureAwait(false);
        return origin with { Commit = commit, Day = day.ExitCode == 0 ? day.Output.Trim() : null };
    }
}
