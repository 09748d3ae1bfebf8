using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4021: a resource is no number, out of range, or in another unit.</summary>
internal sealed class UnitCheck() : ConfigurationCheck("DPS4021", Severity.Warning, "A resource is out of range")
{
    private static readonly Regex s_diskSpace = new(@"\A[0-9]+(\.[0-9]+)?(KB|MB|GB)\z", RegexOptions.CultureInvariant);

    /// <summary>Nobody asks for so many GB of results; it is MiB that were meant.</summary>
    private const int SurelyMebibytes = 512;

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema switch
    {
            ConfigurationSchema.Ogc => (
                (Finding?[])
                    [
                        Of(configuration, "ram_min", 1, 128),
                        Of(configuration, "cores_min", 1, 32),
                        Of(configuration, "outdir_max", 1, SurelyMebibytes - 1),
                    ]).OfType<Finding>(),
            ConfigurationSchema.Legacy
                when configuration.Find("disk_space") is { } disk && disk.Text() is { } text && !s_diskSpace.IsMatch(text) =>
            [
                At(
                    configuration,
                    disk.Value.Span,
                    $"'{text}' is no disk space that DPS knows; write a number with KB, MB or GB, such as 5GB",
                    DiskFix(disk, text)),
            ],
        _ => [],
    };

    private Finding? Of(AlgorithmConfiguration configuration, string key, int least, int most)
    {
        if (configuration.Find(key) is not { Value.Resolved: YamlScalar { Kind: not YamlKind.Null } scalar })
        {
            return null;
        }

        if (scalar.Kind is not (YamlKind.Whole or YamlKind.Real))
        {
            string bare = scalar.Text.Trim();
            return At(
                configuration,
                scalar.Span,
                $"{key} is '{scalar.Text}', and only a number can be put into the CWL; write it without quotes and unit",
                Regex.Match(bare, @"\A[0-9]+(?=\s*([GM]i?B?)?\z)", RegexOptions.IgnoreCase) is { Success: true } number
                && !bare.EndsWith("MB", StringComparison.OrdinalIgnoreCase)
                    ? FixOf($"Write {number.Value}", new Edit(scalar.Span, number.Value))
                    : null);
        }

        double value =
            scalar.Kind == YamlKind.Whole ? (double?)PythonNumber.ReadWhole(scalar.Text) ?? double.NaN : PythonNumber.ReadReal(scalar.Text);
        if (value >= least && value <= most)
        {
            return null;
        }

        int asGigabytes = value > most && value % 1024 == 0 && value / 1024 <= most && key != "cores_min" ? (int)(value / 1024) : 0;
        string takes = key == "outdir_max" ? "takes GB" : $"takes {(key == "ram_min" ? "GB, " : "")}{least} to {most}";
        return At(
            configuration, scalar.Span,
            $"{key} is {scalar.Text}, but the registration {takes}"
                + (
                    asGigabytes > 0 ? $"; write {asGigabytes}" : value > most && key != "cores_min" ? "; were MiB meant?" : ""),
            asGigabytes > 0 ? FixOf($"Write {asGigabytes}", new Edit(scalar.Span, $"{asGigabytes}")) : null);
    }

    private static QuickFix? DiskFix(YamlEntry disk, string text)
    {
        Match meant = Regex.Match(text, @"\A\s*([0-9]+(?:\.[0-9]+)?)\s*([KMG])i?B?\s*\z", RegexOptions.IgnoreCase);
        return meant.Success && disk.Value is YamlScalar scalar
            ? FixOf(
                $"Write {meant.Groups[1].Value}{meant.Groups[2].Value.ToUpperInvariant()}B",
                YamlWriter.Replace(scalar, meant.Groups[1].Value + meant.Groups[2].Value.ToUpperInvariant() + "B"))
            : null;
    }
}
