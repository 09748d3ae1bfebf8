using System.Globalization;
using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap;

/// <summary>Where a job's results are.</summary>
public sealed class MaapJobResults
{
    /// <summary>Its outputs; none where it left none.</summary>
    public IReadOnlyList<MaapOutput> Outputs { get; init; } = [];

    /// <summary>Why it failed, where it did; the outputs are then what helps to find out.</summary>
    public string? Failure { get; init; }

    /// <summary>All places of all outputs.</summary>
    public IEnumerable<MaapPlace> Places => Outputs.SelectMany(output => output.Places);
}

/// <summary>One output: a folder, and the places that lead to it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Places">Where it is, in each way that the server knows.</param>
public sealed record MaapOutput(string Id, IReadOnlyList<MaapPlace> Places);

/// <summary>What a job used. The server has these only of jobs that have ended, and the last of them only of some.</summary>
public sealed class MaapJobMetrics
{
    /// <summary>All of them, by the server's names, as it writes them.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The kind of machine.</summary>
    public string? MachineType => Values.GetValueOrDefault("machine_type");

    /// <summary>The machine's memory, as the server writes it.</summary>
    public string? MachineMemory => Values.GetValueOrDefault("machine_memory_size");

    /// <summary>The size of the job's folder.</summary>
    public double? DirectorySize => Number("directory_size");

    /// <summary>When it began.</summary>
    public DateTimeOffset? Started => Times.Read(Values.GetValueOrDefault("job_start_time"));

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Finished => Times.Read(Values.GetValueOrDefault("job_end_time"));

    /// <summary>How long it ran.</summary>
    public TimeSpan? Duration => Number("job_duration_seconds") is { } seconds && Math.Abs(seconds) < 1e11 ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The most memory that it used.</summary>
    public double? MaxMemory => Number("max_mem_usage");

    /// <summary>How much of the processors it used.</summary>
    public double? Cpu => Number("cpu_usage");

    /// <summary>One as a number; null where it is none, which for some of them is so at the original.</summary>
    /// <param name="name">The server's name.</param>
    /// <returns>The number.</returns>
    public double? Number(string name) =>
        double.TryParse(Values.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
            ? number
            : null;
}
