// Names by format: CompositeFormat, string.Format and Create, several holes in a segment, raw strings, constants in interpolations, spans.
using System.Globalization;
using System.Text;

public enum Polarisation { VV, VH }

public static class FormattedNames
{
    private const string Results = "results";
    private const string Kept = "output";
    private const string RunLog = $"{Results}/run.log";
    private const string KeptLog = $"{Kept}/run.log";
    private static readonly CompositeFormat s_kept = CompositeFormat.Parse("output/{0:yyyyMMdd}_{1}.tif");
    private static readonly CompositeFormat s_lost = CompositeFormat.Parse("scenes/{0:yyyyMMdd}_{1}.tif");
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    public static void Holes(DateTime date, Guid id, Polarisation kind, int orbit, double level, string site)
    {
        File.WriteAllBytes($"output/{date:yyyyMMdd}_{id}_{kind}.tif", []);
        File.WriteAllBytes($"output/{date:yyyyMMdd}_{id:N}_{orbit:D5}_{level:F2}.tif", []);
        File.WriteAllBytes($"output/{date:yyyyMMdd}_{kind}_{site}.tif", []); // DPS1002
        File.WriteAllBytes($"output/{site}_{orbit}/{kind}.tif", []); // DPS1002
        File.WriteAllBytes($"output/{Path.GetFileNameWithoutExtension(site)}_{orbit}/{kind}.tif", []);
        File.WriteAllBytes($"scenes/{date:yyyyMMdd}_{id}_{kind}.tif", []); // DPS1001
        File.WriteAllBytes($"{date:yyyyMMdd}_{orbit}.tif", []); // DPS1001
        File.WriteAllBytes($"output/{(orbit > 9000 ? "late" : "early")}_{kind}.tif", []);
        File.WriteAllBytes($"output/{(orbit > 9000 ? site : "early")}_{kind}.tif", []); // DPS1002
        File.WriteAllBytes($"output/{DateOnly.FromDateTime(date):yyyy}/{date.DayOfYear:D3}/{kind,4}.tif", []);
        File.WriteAllBytes($"{Kept}/{id}{".tif"}", []);
        File.WriteAllBytes($"{Results}/{id}{".tif"}", []); // DPS1001
        File.AppendAllText(RunLog, ""); // DPS1001
        File.AppendAllText(KeptLog, "");
    }

    public static void Formats(DateTime date, Guid id, Polarisation kind, int orbit, string site)
    {
        File.WriteAllBytes(string.Format(s_invariant, s_kept, date, orbit), []);
        File.WriteAllBytes(string.Format(s_invariant, s_kept, date, kind), []);
        File.WriteAllBytes(string.Format(s_invariant, s_kept, date, site), []); // DPS1002
        File.WriteAllBytes(string.Format(s_invariant, s_lost, date, orbit), []); // DPS1001
        File.WriteAllBytes(string.Format("output/{0}_{1:D4}.tif", kind, orbit), []);
        File.WriteAllBytes(string.Format("output/{0}_{1:D4}.tif", site, orbit), []); // DPS1002
        File.WriteAllBytes(string.Format(s_invariant, "{0}/{1:D4}.tif", Kept, orbit), []);
        File.WriteAllBytes(string.Format(s_invariant, "{0}/{1:D4}.tif", Results, orbit), []); // DPS1001
        File.WriteAllBytes(string.Create(s_invariant, $"output/{date:yyyy}_{kind}_{id:N}.tif"), []);
        File.WriteAllBytes(string.Create(s_invariant, $"output/{date:yyyy}_{site}_{id:N}.tif"), []); // DPS1002
        File.WriteAllBytes(string.Create(s_invariant, $"tiles/{date:yyyy}_{kind}.tif"), []); // DPS1001
        File.WriteAllBytes(FormattableString.Invariant($"tiles/{orbit:D5}.tif"), []); // DPS1001
        File.WriteAllBytes(FormattableString.Invariant($"output/{orbit:D5}.tif"), []);
        var name = new StringBuilder("output/").AppendFormat(s_invariant, "{0:yyyyMMdd}", date).Append('_').Append(orbit).Append(".tif");
        File.WriteAllBytes(name.ToString(), []);
        var lost = new StringBuilder("orbits/").AppendFormat(s_invariant, "{0:D5}", orbit).Append(".tif");
        File.WriteAllBytes(lost.ToString(), []); // DPS1001
    }

    public static void RawAndSpans(int tile, string site, ReadOnlySpan<char> band)
    {
        File.WriteAllText($"""output/{tile:D4}.json""", """{ "tile": "results/a" }""");
        File.WriteAllText($"""tiles/{tile:D4}.json""", """{ "tile": "output/a" }"""); // DPS1001
        File.WriteAllText($$"""output/{{tile}}_{{site}}.json""", "{}"); // DPS1002
        File.WriteAllText($$"""output/{{tile}}_{a}.json""", "{}");
        File.WriteAllBytes("output/header.bin", "TIFF"u8.ToArray());
        File.WriteAllBytes("header.bin", "TIFF"u8.ToArray()); // DPS1001
        File.WriteAllText(string.Concat("output/", band, ".csv"), ""); // DPS1002
        File.WriteAllText(string.Concat("bands/", band, ".csv"), ""); // DPS1001
        File.WriteAllText(string.Concat("output/".AsSpan(), "red.csv".AsSpan()), "");
        File.WriteAllText(string.Concat("bands/".AsSpan(), "red.csv".AsSpan()), ""); // DPS1001
        File.WriteAllText(Path.Join("output".AsSpan(), "red.csv".AsSpan()), "");
        File.WriteAllText(Path.Join("bands".AsSpan(), band), ""); // DPS1001
        File.WriteAllText(Path.Join("output".AsSpan(), site.AsSpan(0, 4)), ""); // DPS1002
        File.WriteAllText(Path.Join("output", $"{tile}", "mean.csv"), "");
        File.WriteAllText(Path.Join("output".AsSpan(), string.Concat(Path.GetFileNameWithoutExtension(band), ".csv")), "");
        ReadOnlySpan<char> stem = "results/red.tif".AsSpan()[..^4];
        File.WriteAllText($"{stem}.csv", ""); // DPS1001
        ReadOnlySpan<char> kept = "output/red.tif".AsSpan()[..^4];
        File.WriteAllText($"{kept}.csv", "");
    }
}
