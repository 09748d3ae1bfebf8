// Values from text, and which of them can be a path.
public static class SpanParsing
{
    private static ReadOnlySpan<byte> Magic => "HDF"u8;

    private static (string Key, string Value) Pair(string line)
    {
        int at = line.IndexOf('=');
        return (line[..at], line[(at + 1)..]);
    }

    public static void Run(Stream config)
    {
        using var reader = new StreamReader(config);
        var settings = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            var (key, value) = Pair(line);
            settings[key] = value;
        }

        string outDir = settings.TryGetValue("out", out string? dir) ? dir : "output";
        File.WriteAllText(Path.Combine(outDir, "a.txt"), "");
        string level = settings.GetValueOrDefault("level", "L2A");
        File.WriteAllText($"output/{level}.txt", ""); // DPS1002
        File.WriteAllText($"out/{level}.txt", ""); // DPS1001
        if (DateOnly.TryParse(settings["date"], out DateOnly date))
        {
            File.WriteAllText($"output/{date:yyyy-MM-dd}.txt", "");
            File.WriteAllText(Path.Combine("output", date.Year.ToString(), "x.txt"), "");
        }

        bool ok = Magic.SequenceEqual("HDF"u8);
        File.WriteAllText(Path.Combine("output", ok.ToString() + ".txt"), "");
        File.WriteAllText(Path.Combine("output", nameof(SpanParsing) + ".txt"), "");
        File.WriteAllText(Path.Combine("output", typeof(SpanParsing).Name), "");
        File.WriteAllBytes("magic", Magic.ToArray()); // DPS1001
    }
}
