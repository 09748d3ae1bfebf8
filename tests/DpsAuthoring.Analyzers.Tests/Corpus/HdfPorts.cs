// A port of a Python package: modules as static classes, dictionaries as configuration.
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Atl08;

internal static class Config
{
    public static readonly IReadOnlyDictionary<string, object> Defaults = new Dictionary<string, object>
    {
        ["outdir"] = "output",
        ["tmpdir"] = "/scratch",
        ["seg_len"] = 30,
    };

    public static JsonObject Load(string? file) =>
        file is null ? new JsonObject { ["outdir"] = "output" } : JsonNode.Parse(File.ReadAllText(file))!.AsObject();
}

internal static class Extract
{
    private static readonly ConcurrentDictionary<string, double[]> s_cache = new();

    public static string Atl08ToCsv(string h5, string? outDir = null, bool overwrite = false)
    {
        outDir ??= "output";
        string csv = Path.Combine(outDir, Path.ChangeExtension(Path.GetFileName(h5), ".csv"));
        if (File.Exists(csv) && !overwrite) return csv;
        double[] values = s_cache.GetOrAdd(h5, static key => File.ReadAllBytes(key).Select(b => (double)b).ToArray());
        using (var writer = new StreamWriter(File.Open(csv, FileMode.Create), leaveOpen: false))
        {
            foreach (double value in values) writer.WriteLine(value.ToString(CultureInfo.InvariantCulture));
        }

        return csv;
    }

    public static void Merge(IEnumerable<string> tables, string target)
    {
        using var output = new FileStream(target, FileMode.Create, FileAccess.Write);
        foreach (string table in tables)
        {
            using FileStream input = File.OpenRead(table);
            input.CopyTo(output);
        }
    }
}

internal static class Program
{
    private static readonly string s_scratch = Environment.GetEnvironmentVariable("SCRATCH") is { Length: > 0 } scratch ? scratch : Path.GetTempPath();

    private static async Task<int> Main(string[] args)
    {
        JsonObject config = Config.Load(args.FirstOrDefault());
        string outDir = config["outdir"]?.GetValue<string>() ?? "output";
        Directory.CreateDirectory(outDir);
        Directory.CreateDirectory((string)Config.Defaults["tmpdir"]); // DPS1001
        List<string> tables = [];
        foreach (string h5 in Directory.EnumerateFiles("input", "ATL08*.h5"))
            tables.Add(Extract.Atl08ToCsv(h5));
        Extract.Merge(tables, "output/all.csv");
        Extract.Merge(tables, "all.csv"); // DPS1001
        Extract.Merge(tables, Path.Combine(outDir, "all.csv"));
        Extract.Merge(tables, Path.Combine(s_scratch, "all.csv"));
        Extract.Atl08ToCsv("input/x.h5", "csv"); // DPS1001
        Extract.Atl08ToCsv("input/x.h5", outDir: "output/more", overwrite: true);
        await using (var json = File.Create("metadata.json")) // DPS1001
            await JsonSerializer.SerializeAsync(json, config);
        string[] parts = Path.GetFileNameWithoutExtension(tables[0]).Split('_');
        await File.WriteAllTextAsync($"output/{parts[1]}_{parts[2]}.json", config.ToJsonString());
        string geojson = Path.Combine("output", Path.GetFileName(tables[0]).Replace(".csv", ".geojson"));
        await File.WriteAllTextAsync(geojson, "{}");
        return tables.Count > 0 ? 0 : 1;
    }
}
