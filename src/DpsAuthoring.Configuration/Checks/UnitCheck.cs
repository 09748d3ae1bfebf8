using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4021: a resource is no number, asks for more than there is, or is in another unit.</summary>
internal sealed class UnitCheck() : ConfigurationCheck("DPS4021", Severity.Warning, "A resource is out of range")
{
    /// <summary>Nobody asks for so many GB of results; it is MiB that were meant.</summary>
    private const int SurelyMebibytes = 512;

    private static readonly Regex s_diskSpace = new(@"\A[0-9]+(KB|MB|GB)\z", RegexOptions.CultureInvariant);

    private static readonly string[] s_resources = ["ram_min", "cores_min", "outdir_max"];

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema switch
        {
            ConfigurationSchema.Ogc =>
            [
                .. s_resources.Select(key => NoNumber(configuration, key)).OfType<Finding>(),
                .. context.IsForApi && Mebibytes(configuration) is { } finding ? [finding] : Array.Empty<Finding>(),
            ],
            ConfigurationSchema.Legacy
                when configuration.Find("disk_space") is { } disk && disk.Text() is { } text && !s_diskSpace.IsMatch(text) =>
            [
                At(
                    configuration,
                    disk.Value.Span,
                    $"DPS cannot read '{text}' as disk space, and every job fails at that; write a whole number with KB, MB or GB, such as 5GB",
                    DiskFix(disk, text)),
            ],
            _ => [],
        };

    private Finding? NoNumber(AlgorithmConfiguration configuration, string key)
    {
        if (configuration.Find(key)?.Value.Resolved
            is not YamlScalar { Kind: not (YamlKind.Null or YamlKind.Whole or YamlKind.Real) } scalar)
        {
            return null;
        }

        string bare = scalar.Text.Trim();
        string? written = Regex.Match(bare, @"\A[0-9]+(?=\s*([GM]i?B?)?\z)", RegexOptions.IgnoreCase) is { Success: true } number
            && !bare.EndsWith("MB", StringComparison.OrdinalIgnoreCase)
                ? number.Value
            : scalar.Style == YamlStyle.Plain
                && double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out double exponent)
                && exponent is > 0 and < int.MaxValue && Math.Floor(exponent) == exponent
                ? exponent.ToString("F0", CultureInfo.InvariantCulture)
            : null;
        return At(
            configuration,
            scalar.Span,
            $"{key} is '{scalar.Text}', which YAML reads as no number, and only a number can be put into the CWL; write {written ?? "it without quotes and unit"}",
            written is null ? null : FixOf($"Write {written}", new Edit(scalar.Span, written)));
    }

    private Finding? Mebibytes(AlgorithmConfiguration configuration)
    {
        if (ResourceCheck.Value(configuration, "outdir_max") is not ({ } scalar, var value) || value is > 0 and < SurelyMebibytes)
        {
            return null;
        }

        int asGigabytes = value >= SurelyMebibytes && value % 1024 == 0 && value / 1024 < SurelyMebibytes ? (int)(value / 1024) : 0;
        return At(
            configuration, scalar.Span,
            value > 0
                ? $"outdir_max is {scalar.Text}, and what POST /api/build starts takes it for GB of disk, which no worker has, so that no job starts"
                    + (asGigabytes > 0 ? $"; write {asGigabytes}" : "; were MiB meant?")
                : $"outdir_max is {scalar.Text}, which leaves no room for results; write how many GB of disk a job needs, such as 20",
            asGigabytes > 0 ? FixOf($"Write {asGigabytes}", new Edit(scalar.Span, $"{asGigabytes}")) : null);
    }

    private static QuickFix? DiskFix(YamlEntry disk, string text)
    {
        Match meant = Regex.Match(text, @"\A\s*([0-9]+(?:\.[0-9]+)?)\s*([KMG])i?B?\s*\z", RegexOptions.IgnoreCase);
        if (!meant.Success
            || disk.Value is not YamlScalar scalar
            || !decimal.TryParse(meant.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
        {
            return null;
        }

        string written = decimal.Ceiling(amount).ToString(CultureInfo.InvariantCulture) + meant.Groups[2].Value.ToUpperInvariant() + "B";
        return FixOf($"Write {written}", YamlWriter.Replace(scalar, written));
    }
}
