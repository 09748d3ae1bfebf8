using System.Globalization;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>What a job needs of the machine that runs it, in CWL's units; null for what nobody says.</summary>
/// <param name="Cores">Processor cores.</param>
/// <param name="MemoryMebibytes">Memory.</param>
/// <param name="DiskMebibytes">Disk space for results.</param>
public sealed record JobNeeds(long? Cores, long? MemoryMebibytes, long? DiskMebibytes)
{
    private static readonly (string Suffix, double Mebibytes)[] s_units =
        [("KB", 1e3 / (1 << 20)), ("MB", 1e6 / (1 << 20)), ("GB", 1e9 / (1 << 20))];

    /// <summary>Nobody says anything.</summary>
    public static JobNeeds Unknown { get; } = new(null, null, null);

    /// <summary>
    /// What a configuration says: the OGC schema in gigabytes, of which the registration means 1,024 mebibytes each, and the legacy one
    /// of the disk alone.
    /// </summary>
    public static JobNeeds Of(AlgorithmConfiguration configuration) => configuration.Schema == ConfigurationSchema.Ogc
        ? new JobNeeds(
            Amount(configuration, "cores_min", 1), Amount(configuration, "ram_min", 1024), Amount(configuration, "outdir_max", 1024))
        : Unknown with { DiskMebibytes = DiskSpace(configuration.Find("disk_space").Text()) };

    private static long? Amount(AlgorithmConfiguration configuration, string key, double factor) =>
        configuration.Find(key).Text() is { } text ? Amount(text, factor) : null;

    private static long? Amount(string text, double factor) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount) && amount > 0 && amount < 1e9
            ? (long)Math.Ceiling(amount * factor)
            : null;

    private static long? DiskSpace(string? text) => s_units
        .Where(unit => text is not null && text.EndsWith(unit.Suffix, StringComparison.Ordinal))
        .Select(unit => Amount(text!.Substring(0, text.Length - unit.Suffix.Length), unit.Mebibytes)).FirstOrDefault();
}
