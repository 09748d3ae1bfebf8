// Configuration objects, options, environments.
using System.Text.Json;

public record Config(string InputDir = "input", string OutputDir = "output", string? LogFile = null)
{
    public static Config Default { get; } = new();
    public string Summary => Path.Combine(OutputDir, "summary.json");
    public string Log => LogFile ?? "run.log";
}

public class Options
{
    public string Out { get; set; } = "results";
    public string Kept { get; set; } = "output";
    public required string Name { get; set; }
}

public readonly struct Target(string folder, string name)
{
    public string Full => Path.Combine(folder, name);
    public void Deconstruct(out string f, out string n) => (f, n) = (folder, name);
}

public static class Configs
{
    public static Options Parse(string[] args)
    {
        var o = new Options { Name = "x" };
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--out": o.Out = args[++i]; break;
                case "--name": o.Name = args[++i]; break;
            }
        }

        return o;
    }

    public static void Run(string[] args)
    {
        var c = new Config();
        File.WriteAllText(c.Summary, "");
        File.WriteAllText(c.Log, ""); // DPS1001
        File.WriteAllText(Path.Combine(c.OutputDir, "x"), "");
        File.WriteAllText(Path.Combine(c.InputDir, "x"), ""); // DPS1005
        var d = c with { OutputDir = "elsewhere" };
        File.WriteAllText(d.Summary, ""); // DPS1001
        File.WriteAllText(Config.Default.Summary, "");
        var e = JsonSerializer.Deserialize<Config>(File.ReadAllText("input/config.json"))!;
        File.WriteAllText(e.Summary, "");
        var o = new Options { Name = "n", Out = "output/o" };
        File.WriteAllText(Path.Combine(o.Out, o.Name), "");
        o.Out = "p";
        File.WriteAllText(Path.Combine(o.Out, o.Name), ""); // DPS1001
        Options parsed = Parse(args);
        File.WriteAllText(Path.Combine(parsed.Out, "x"), "");
        var t = new Target("output", "t.txt");
        File.WriteAllText(t.Full, "");
        var (f, n) = new Target("lost", "t.txt");
        File.WriteAllText(Path.Combine(f, n), ""); // DPS1001
        Target[] targets = [new("output", "a"), new("output", "b")];
        foreach (Target x in targets) File.WriteAllText(x.Full, "");
        string flag = args.Contains("--debug") ? "debug" : "output";
        File.WriteAllText(Path.Combine(flag, "x"), ""); // DPS1002
        string year = args.Length > 0 && int.TryParse(args[0], out int y) ? y.ToString() : "all";
        File.WriteAllText($"output/{year}.txt", "");
        File.WriteAllText($"{year}.txt", ""); // DPS1001
    }
}
