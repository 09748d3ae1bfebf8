// Local functions that capture paths, nullable flows, switches on strings, goto, lock, aliases of tuples and arrays, ref, in and out.
using Target = (string Folder, string Name);
using Names = string[];
using Table = System.Collections.Generic.Dictionary<string, string>;

public static class ModernFlow
{
    private static readonly object s_gate = new();

    private static void Under(ref string path) => path = Path.Combine("results", path);

    private static void Into(ref string path) => path = Path.Combine("output", path);

    private static bool TryLocate(int tile, out string path)
    {
        path = $"located_{tile}.csv";
        return tile > 0;
    }

    private static void Put(in string path, string text) => File.WriteAllText(path, text);

    public static void Locals(int[] tiles)
    {
        string kept = "output/tiles";
        string work = "work/tiles";
        void Keep(int tile) => File.WriteAllText(Path.Combine(kept, $"{tile}.csv"), "");
        void Draft(int tile) => File.WriteAllText(Path.Combine(work, $"{tile}.csv"), ""); // DPS1001
        static void Log(string path, string line) => File.AppendAllText(path, line);
        foreach (int tile in tiles)
        {
            Keep(tile);
            Draft(tile);
            Log("output/tiles.log", $"{tile}");
            Log("tiles.log", $"{tile}"); // DPS1001
        }

        string NextName() => $"next_{tiles.Length}.csv";
        File.WriteAllText(NextName(), ""); // DPS1001
        File.WriteAllText(Path.Combine(kept, NextName()), "");
    }

    public static void Nullables(string? name, string? folder)
    {
        File.WriteAllText(Path.Combine("output", name ?? "default.csv"), ""); // DPS1002
        File.WriteAllText(Path.Combine(folder ?? "output", "table.csv"), "");
        File.WriteAllText(Path.Combine("tables", name ?? "default.csv"), ""); // DPS1001
        string? parent = Path.GetDirectoryName("results/a.csv");
        Directory.CreateDirectory(parent!); // DPS1001
        string? log = null;
        if (name is null) log = "first.log";
        log ??= "other.log";
        File.AppendAllText(log, ""); // DPS1001
        string? kept = null;
        if (name is null) kept = "output/first.log";
        kept ??= "output/other.log";
        File.AppendAllText(kept, "");
    }

    public static void Switches(string format, int level)
    {
        string target;
        switch (format)
        {
            case "csv":
            case "tsv":
                target = $"output/table.{format}";
                break;
            case "json":
                target = "output/table.json";
                break;
            default:
                throw new ArgumentException("The format is not known.", nameof(format));
        }

        File.WriteAllText(target, "");
        string draft;
        switch (format)
        {
            case "csv":
                draft = "draft.csv";
                break;
            case "json":
                draft = "draft.json";
                break;
            default:
                draft = "draft.txt";
                break;
        }

        File.WriteAllText(draft, ""); // DPS1001
        string folder = "l0";
        switch (level)
        {
            case 1:
                folder = "l1";
                goto case 2;
            case 2:
                folder = "output/l2";
                break;
            default:
                folder = "output/other";
                break;
        }

        Directory.CreateDirectory(folder);
        int attempt = 0;
        string part = "part.bin";
    again:
        File.WriteAllBytes(part, []);
        part = $"part{attempt}.bin";
        if (++attempt < 3) goto again;
        lock (s_gate)
        {
            string locked = Path.Combine("locks", $"{attempt}.lock");
            File.WriteAllText(locked, ""); // DPS1001
            locked = Path.Combine("output", $"{attempt}.lock");
            File.WriteAllText(locked, "");
        }
    }

    public static void Aliased(string text)
    {
        Target lost = ("maps", "agb.tif");
        File.WriteAllText(Path.Combine(lost.Folder, lost.Name), text); // DPS1001
        Target kept = lost with { Folder = "output" };
        File.WriteAllText(Path.Combine(kept.Folder, kept.Name), text);
        Names names = ["a.csv", "b.csv"];
        foreach (string name in names) File.WriteAllText(name, text); // DPS1001
        foreach (string name in names) File.WriteAllText($"output/{name}", text);
        Table table = new() { ["map"] = "output/map.tif" };
        File.WriteAllText(table["map"], text);
        Table drafts = new() { ["map"] = "map.tif" };
        File.WriteAllText(drafts["map"], text); // DPS1001
        string path = "a.csv";
        Into(ref path);
        File.WriteAllText(path, text);
        string strayed = "a.csv";
        Under(ref strayed);
        File.WriteAllText(strayed, text); // DPS1001
        if (TryLocate(3, out string located)) File.WriteAllText(located, text); // DPS1001
        if (TryLocate(3, out string found)) File.WriteAllText("output/" + found, text);
        Put("put.csv", text); // DPS1001
        Put("output/put.csv", text);
        Put(in strayed, text); // DPS1001
    }
}
