// Paths that are put together by hand.
using System.Text;

public static class StringlyPaths
{
    private static readonly string[] s_years = { "2019", "2020" };
    private static readonly (string Band, int Index)[] s_bands = { ("red", 1), ("nir", 2) };

    public static void Run(string site, int tile, DateTime when, object anything, string[] args)
    {
        string root = "output";
        root += "/";
        root += site.Length > 3 ? "long" : "short";
        File.WriteAllText(root + "/a.txt", "");
        string path = $"{root}/{when:yyyy}/{when:MM}/{tile}.txt";
        File.WriteAllText(path, "");
        File.WriteAllText(path.Replace(".txt", ".csv"), "");
        File.WriteAllText(path.Substring(0, path.Length - 4) + ".json", "");
        File.WriteAllText(string.Join("/", "output", "b", tile), "");
        File.WriteAllText(string.Join('/', "results", "b", tile), ""); // DPS1001
        File.WriteAllText(string.Concat("out", "put/", tile.ToString()), "");
        File.WriteAllText(string.Format("{0}/{1}_{2:D3}.txt", "output", "c", tile), "");
        File.WriteAllText(string.Format("output/{0}.txt", anything), ""); // DPS1002
        File.WriteAllText($"output/{anything}.txt", ""); // DPS1002
        File.WriteAllText("output/" + args.Length + ".txt", "");
        File.WriteAllText("output/" + args[0] + ".txt", ""); // DPS1002
        File.WriteAllText("output/" + (args.Length > 1 ? args[1] : "default") + ".txt", ""); // DPS1002
        File.WriteAllText("output/" + (tile > 3 ? "big" : "small") + ".txt", "");
        foreach (string year in s_years)
            foreach ((string band, int index) in s_bands)
                File.WriteAllText($"output/{year}_{band}_{index}.tif", "");
        foreach (var (band, _) in s_bands) File.WriteAllText(band + ".tif", ""); // DPS1001
        var names = new List<string>();
        foreach (string year in s_years) names.Add($"output/{year}.csv");
        foreach (string name in names) File.WriteAllText(name, "");
        var lost = new List<string>();
        foreach (string year in s_years) lost.Add($"{year}.csv");
        lost.ForEach(name => File.WriteAllText(name, "")); // DPS1001
        StringBuilder text = new();
        text.Append("output").Append('/').Append(tile);
        if (tile > 5) text.Append("_big");
        text.Append(".txt");
        File.WriteAllText(text.ToString(), "");
        string verbatim = @"output/verbatim.txt";
        File.WriteAllText(verbatim, "");
        string raw = """output/raw.txt""";
        File.WriteAllText(raw, "");
        ReadOnlySpan<char> span = "output/span.txt";
        File.WriteAllText(span.ToString(), "");
        File.WriteAllText(new string("output/new.txt"), "");
        File.WriteAllText("output/" + site[0] + ".txt", "");
        File.WriteAllText("output/" + site.GetHashCode() + ".txt", "");
        File.WriteAllText("output/" + Path.GetRandomFileName(), "");
        File.WriteAllText("output/" + Environment.ProcessId + Environment.MachineName + ".txt", "");
        File.WriteAllText("output/" + Environment.GetEnvironmentVariable("JOB_ID") + ".txt", ""); // DPS1002
        File.WriteAllText(Path.Combine(Environment.GetEnvironmentVariable("WORK")!, "x.txt"), "");
        File.WriteAllText("~/" + site, ""); // DPS1001
        File.WriteAllText("/" + site, ""); // DPS1001
        File.WriteAllText("../" + site, ""); // DPS1001
        File.WriteAllText("output/../" + tile + ".txt", ""); // DPS1001
        File.WriteAllText("output//" + tile + ".txt", "");
    }
}
