using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Documents;

/// <summary>What a job cost, under MAAP's names; what this machine does not measure is not told.</summary>
internal static class JobMetricsDocument
{
    /// <summary>What the API tells in this order, and the engine measures.</summary>
    private static readonly string[] s_measured = ["cpu_usage", "max_mem_usage", "read_io_stats", "write_io_stats"];

    private static readonly Lazy<long> s_memory = new(ReadMemory);

    /// <summary>What this machine is called in place of an instance's type.</summary>
    public const string MachineType = "this machine";

    public static string Architecture => RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "aarch64" : "x86_64";

    /// <summary>The machine's memory, as HySDS writes it.</summary>
    public static string Memory => (s_memory.Value / 1e9).ToString("0.00", CultureInfo.InvariantCulture) + " GB";

    public static string OperatingSystem { get; } = RuntimeInformation.OSDescription;

    /// <summary>With numbers as numbers; null for a job that has cost nothing yet.</summary>
    public static JsonObject? Json(JobRecord job)
    {
        if (!job.State.IsFinal() || job is not { Started: { } started, Ended: { } ended })
        {
            return null;
        }

        var document = new JsonObject
        {
            ["machine_type"] = MachineType,
            ["architecture"] = Architecture,
            ["machine_memory_size"] = s_memory.Value,
            ["directory_size"] = Number(job, "directory_size") ?? 0,
            ["operating_system"] = OperatingSystem,
            ["job_start_time"] = Moment.Zulu(started),
            ["job_end_time"] = Moment.Zulu(ended),
            ["job_duration_seconds"] = Moment.Seconds(started, ended),
        };
        foreach (string name in s_measured)
        {
            if (Number(job, name) is { } number)
            {
                document[name] = number;
            }
            else if (Real(job, name) is { } real)
            {
                document[name] = real;
            }
        }

        if (Number(job, "read_io_stats") is { } read && Number(job, "write_io_stats") is { } written)
        {
            document["total_io_stats"] = read + written;
        }

        return document;
    }

    /// <summary>The same as XML; null for a job that has cost nothing yet.</summary>
    public static XElement? Xml(JobRecord job)
    {
        if (Json(job) is not { } document)
        {
            return null;
        }

        document["machine_memory_size"] = Memory;
        return new XElement("metrics", document.Select(one => new XElement(one.Key, one.Value!.GetValueKind() == JsonValueKind.String
            ? one.Value.GetValue<string>()
            : one.Value.ToJsonString())));
    }

    private static long? Number(JobRecord job, string name) =>
        Member(job, name) is { } value && value.TryGetInt64(out long number) ? number : null;

    private static double? Real(JobRecord job, string name) =>
        Member(job, name) is { } value && value.TryGetDouble(out double number) ? number : null;

    private static JsonElement? Member(JobRecord job, string name) =>
        job.Metrics is { } metrics && metrics.TryGetProperty(name, out JsonElement value) ? value : null;

    private static long ReadMemory()
    {
        string? line = File.Exists("/proc/meminfo")
            ? File.ReadLines("/proc/meminfo").FirstOrDefault(text => text.StartsWith("MemTotal:", StringComparison.Ordinal))
            : null;
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kilobytes, ..]
            && long.TryParse(kilobytes, NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            ? size << 10
            : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
    }
}
