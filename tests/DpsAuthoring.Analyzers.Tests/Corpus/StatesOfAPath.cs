// Try, catch, finally and loops over states of a path.
public static class States
{
    public static void Run(string[] args, bool a, bool b)
    {
        string path;
        if (a) path = "output/a"; else path = b ? "output/b" : "output/c";
        File.WriteAllText(path, "");
        path = "lost";
        File.WriteAllText(path, ""); // DPS1001
        path = "output/" + path;
        File.WriteAllText(path, "");
        path += ".txt";
        File.WriteAllText(path, "");
        string? maybe = a ? null : "x";
        if (maybe == null) return;
        File.WriteAllText(maybe, ""); // DPS1001
        string folder = "output";
        if (!Directory.Exists(folder)) folder = ".";
        File.WriteAllText(Path.Combine(folder, "x"), ""); // DPS1002
        string dir = "output";
        foreach (string part in args) dir = Path.Combine(dir, part);
        Directory.CreateDirectory(dir); // DPS1002
        string sub = "output";
        for (int i = 0; i < 3; i++) sub = Path.Combine(sub, $"level{i}");
        Directory.CreateDirectory(sub);
        string up = "output/a/b";
        up = Path.GetDirectoryName(up)!;
        File.WriteAllText(Path.Combine(up, "x"), "");
        up = Path.GetDirectoryName(Path.GetDirectoryName(up))!;
        File.WriteAllText(Path.Combine(up, "x"), ""); // DPS1001
        int version = 0;
        string candidate;
        do candidate = $"output/result_{version++}.csv"; while (File.Exists(candidate));
        File.WriteAllText(candidate, "");
        string lostCandidate = "result.csv";
        while (File.Exists(lostCandidate)) lostCandidate = $"result_{version++}.csv";
        File.WriteAllText(lostCandidate, ""); // DPS1001
        StreamWriter? writer = null;
        try
        {
            writer = new StreamWriter("log.txt"); // DPS1001
            writer.Write("x");
        }
        catch (IOException) when (a)
        {
            writer = new StreamWriter("output/log.txt");
        }
        finally
        {
            writer?.Dispose();
        }

        ref string alias = ref path;
        alias = "aliased";
        string[] parts = "output/x/y".Split('/');
        File.WriteAllText(Path.Combine(parts), "");
        File.WriteAllText(Path.Combine([.. args]), "");
        File.WriteAllText(Path.Combine(["output", "q"]), "");
        File.WriteAllText(string.Join(Path.DirectorySeparatorChar, "output", "z"), "");
        File.WriteAllText(string.Join("/", new[] { "results", "z" }), ""); // DPS1001
        File.WriteAllText("results/x".Replace("results", "output"), "");
        File.WriteAllText("output/x".Replace("output", "results"), ""); // DPS1001
        File.WriteAllText("output/x".ToUpperInvariant(), ""); // DPS1001
        File.WriteAllText("OUTPUT/x".ToLower(), "");
        File.WriteAllText("xoutput/x"[1..], "");
        File.WriteAllText("output/x"[7..], ""); // DPS1001
        File.WriteAllText("output/x.txt".Substring(7), ""); // DPS1001
        File.WriteAllText("  output/x ".Trim(), "");
        File.WriteAllText(Path.GetFullPath("output/x").Replace("output", "input"), ""); // DPS1005
    }
}
