// Odd control flow: goto, checked, switch with when, list patterns, labelled loops.
public static class Flow
{
    public static void Run(string[] args, int n, object o)
    {
        string path = "a.txt";
        if (n > 3) goto done;
        path = "output/a.txt";
        File.WriteAllText(path, "");
    done:
        File.WriteAllText(path, ""); // DPS1002
        string other = args switch
        {
            [] => "output/none.txt",
            ["-o"] => "output/o.txt",
            [_, ..] when n > 2 => "output/many.txt",
            _ => "output/rest.txt",
        };
        File.WriteAllText(other, "");
        string lost = args switch { [] => "none.txt", [var one] when one.Length > 3 => "x.txt", _ => throw new ArgumentException("x") };
        File.WriteAllText(lost, ""); // DPS1001
        string unknown = args switch { [var first, ..] => first, _ => "x.txt" };
        File.WriteAllText(unknown, "");
        if (args is [var folder, .. var rest] && rest.Length > 0)
        {
            File.WriteAllText(Path.Combine("output", folder), ""); // DPS1002
            File.WriteAllText(Path.Combine("output", rest[0] + ".x"), ""); // DPS1002
            File.WriteAllText(folder, "");
        }
        switch (o)
        {
            case int i when i > 3:
                File.WriteAllText($"output/{i}.txt", "");
                break;
            case int i:
                File.WriteAllText($"{i}.txt", ""); // DPS1001
                break;
            case string s when s.StartsWith("output/"):
                File.WriteAllText(s, "");
                break;
            case string { Length: > 0 } s:
                File.WriteAllText("output/" + s, ""); // DPS1002
                goto case "x";
            case "x":
                File.WriteAllText("output/x", "");
                break;
            case FileInfo { Extension: ".tif" } file:
                file.CopyTo(Path.Combine("output", "x_" + file.Name));
                file.CopyTo(Path.Combine("copy", file.Name)); // DPS1001
                break;
            default:
                break;
        }
        int total = checked(n * 3);
        File.WriteAllText($"output/{checked(total + 1)}.txt", "");
        File.WriteAllText("tile" + unchecked(total + 1) + ".txt", ""); // DPS1001
        for (string p = "output"; p.Length < 30; p += "/x") Directory.CreateDirectory(p);
        for (string p = "work"; p.Length < 30; p += "/x") Directory.CreateDirectory(p); // DPS1001
        string[] files = ["output/a", "output/b"];
        string[] more = [.. files, "output/c"];
        foreach (string f in more) File.WriteAllText(f, "");
        string[] bad = ["d", .. args.Length > 0 ? new[] { "e" } : ["f"]];
        foreach (string f in bad) File.WriteAllText(f, ""); // DPS1001
        List<string> list = [.. Directory.EnumerateFiles("input").Select(f => Path.Combine("output", Path.GetFileName(f)))];
        list.ForEach(f => File.WriteAllText(f, ""));
        string raw = """
            output/raw
            """;
        File.WriteAllText(raw, "");
        string rawLost = $$"""results/{{n}}.txt""";
        File.WriteAllText(rawLost, ""); // DPS1001
        string? maybe = null;
        maybe ??= "output/m.txt";
        File.WriteAllText(maybe, "");
        string q = args.FirstOrDefault() ?? "result.txt";
        File.WriteAllText(q, "");
        File.WriteAllText(Path.Combine("output", q), ""); // DPS1002
        File.WriteAllText(Path.Combine("results", q), ""); // DPS1001
        string e = Environment.GetEnvironmentVariable("OUT") ?? "output";
        File.WriteAllText(Path.Combine(e, "x"), "");
        do { path = "output/" + n--; } while (n > 0);
        File.WriteAllText(path, "");
        while (true)
        {
            string inner = "loop.txt";
            if (n == 5) break;
            File.WriteAllText(inner, ""); // DPS1001
        }
    }
}
