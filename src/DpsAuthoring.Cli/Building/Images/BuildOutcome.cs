using System.Text.RegularExpressions;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Building.Images;

/// <summary>What came of a build.</summary>
/// <param name="Time">How long it took.</param>
/// <param name="Failure">Why there is nothing; null for a success.</param>
internal sealed partial record BuildOutcome(TimeSpan Time, BuildFailure? Failure)
{
    private const int ExplainingLines = 10;
    private const int LongestLog = 1 << 18;

    /// <summary>Reads a build's log.</summary>
    /// <param name="plan">What was built.</param>
    /// <param name="trace">What bash has told by.</param>
    /// <param name="log">The log.</param>
    /// <param name="source">The clone that was built.</param>
    /// <param name="time">How long it took.</param>
    /// <param name="exitCode">The exit code of what has built it.</param>
    public static BuildOutcome Of(BuildPlan plan, BuildTrace trace, string log, string source, TimeSpan time, int exitCode)
    {
        if (exitCode == 0)
        {
            return new BuildOutcome(time, null);
        }

        string[] lines = LastLines(log);
        BuildStop stop = trace.Read(lines);
        string[] shown = stop.Missing is null ? [.. trace.WithoutOwn(lines).Select(line => PlainText.Line(line))] : [];
        return new BuildOutcome(time, new BuildFailure
        {
            Script = stop.ExitCode is null ? null : plan.Script,
            Line = stop.ExitCode is null ? null : stop.Line,
            Command = stop is { ExitCode: not null, Line: { } line } && plan.Script is { } script
                ? LineOf(Path.Combine(source, script), line)
                : null,
            ExitCode = stop.ExitCode,
            MissingProgram = stop.Missing,
            IsScriptMissing = stop.ExitCode is not null && plan.Script is { } named && !File.Exists(Path.Combine(source, named)),
            Reason = FailureReason.Find(shown),
            LastLines = [.. shown.TakeLast(ExplainingLines)],
        });
    }

    private static string? LineOf(string file, int line) =>
        File.Exists(file) && File.ReadLines(file).ElementAtOrDefault(line - 1) is { } text ? PlainText.Line(text.Trim()) : null;

    private static string[] LastLines(string log)
    {
        using FileStream file = File.OpenRead(log);
        file.Seek(-Math.Min(file.Length, LongestLog), SeekOrigin.End);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => BuildKitPrefix().Replace(line, ""))];
    }

    /// <summary>Docker writes the step and the seconds in front of each line.</summary>
    [GeneratedRegex(@"^#\d+ (?:\d+\.\d+ )?")]
    private static partial Regex BuildKitPrefix();
}

/// <summary>Why there is no image.</summary>
internal sealed record BuildFailure
{
    /// <summary>The build script, from the repository's top; null where it is not what has failed.</summary>
    public string? Script { get; init; }

    /// <summary>The line of the script; null where it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>What stands in that line.</summary>
    public string? Command { get; init; }

    /// <summary>The script's exit code; null where it is not what has failed.</summary>
    public int? ExitCode { get; init; }

    /// <summary>What the base image has not, and DPS's build calls.</summary>
    public string? MissingProgram { get; init; }

    /// <summary>Whether there is no such script in what is committed.</summary>
    public bool IsScriptMissing { get; init; }

    /// <summary>The line of the log that says why; null where none does.</summary>
    public string? Reason { get; init; }

    /// <summary>The end of the log.</summary>
    public IReadOnlyList<string> LastLines { get; init; } = [];
}
