using System.Globalization;
using System.Text.Json;

namespace DpsAuthoring.Jobs;

/// <summary>What came of a job.</summary>
/// <param name="JobId">Its id.</param>
public sealed record JobOutcome(string JobId)
{
    /// <summary>Why it failed; null for a success.</summary>
    public JobFailure? Failure { get; init; }

    /// <summary>The run command's own exit code, 128 and the signal if a signal ended it; null if it was never started.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The exit code that DPS would tell: 0, 1 or 143.</summary>
    public int DpsExitCode { get; init; }

    /// <summary>The folder of the results, or of what triage keeps; null if there is neither.</summary>
    public string? Folder { get; init; }

    /// <summary>How many files are in the folder of the results; null where the engine leaves that to whoever reads it.</summary>
    public int? FileCount { get; init; }

    /// <summary>The job's own folder, where it was kept.</summary>
    public string? JobFolder { get; init; }

    /// <summary>What it cost.</summary>
    public JobMetrics? Metrics { get; init; }

    /// <summary>The files that DPS would lose, from the job's folder; what is in its home begins with <c>~/</c>.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>What the author should know, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether it ended well.</summary>
    public bool IsSuccess => Failure is null;
}

/// <summary>What a job cost.</summary>
/// <param name="Started">When its command was started.</param>
/// <param name="Ended">When the last of its processes had ended.</param>
/// <param name="Use">What its processes used.</param>
/// <param name="DirectorySize">The bytes of all files in its folder.</param>
public sealed record JobMetrics(DateTime Started, DateTime Ended, ResourceUse Use, long DirectorySize)
{
    /// <summary>From its start to its end.</summary>
    public TimeSpan Duration => Ended - Started;

    /// <summary>Writes them under the names that MAAP gives them.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("job_start_time", Started.ToString("o", CultureInfo.InvariantCulture));
        json.WriteString("job_end_time", Ended.ToString("o", CultureInfo.InvariantCulture));
        json.WriteNumber("job_duration_seconds", Math.Round(Duration.TotalSeconds, 6));
        json.WriteNumber("cpu_usage", Math.Round(Use.Cpu.TotalSeconds, 6));
        json.WriteNumber("max_mem_usage", Use.PeakMemory);
        json.WriteNumber("read_io_stats", Use.BytesRead);
        json.WriteNumber("write_io_stats", Use.BytesWritten);
        json.WriteNumber("directory_size", DirectorySize);
        json.WriteEndObject();
    }
}
