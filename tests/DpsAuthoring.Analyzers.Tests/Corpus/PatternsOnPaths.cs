// Patterns: what they bind, and what they tell of what they were asked of.
using System.IO;

record Job1(string Name, string Folder);
record struct Pair(string From, string To) { }
class Options { public string? Output { get; init; } public string Format { get; init; } = "tif"; public Nested1 Inner { get; init; } = new(); }
class Nested1 { public string Path { get; init; } = "results/x"; }

static class Patterns
{
    static void Links(DirectoryInfo folder, string[] args)
    {
        foreach (FileInfo file in folder.EnumerateFiles())
        {
            if (file is { LinkTarget: null })
            {
                continue;
            }

            Console.WriteLine(file.Name);
        }

        foreach (FileInfo file in new DirectoryInfo("input").EnumerateFiles())
        {
            if (file is not { LinkTarget: null }) continue; // DPS1008
            Console.WriteLine(file.Name);
        }

        foreach (FileInfo file in new DirectoryInfo("input").EnumerateFiles())
        {
            if (file is { LinkTarget: not null }) continue; // DPS1008
            Console.WriteLine(file.Name);
        }

        foreach (FileInfo file in new DirectoryInfo("input").EnumerateFiles())
        {
            if (file.LinkTarget is not null) continue; // DPS1008
            if (file is { LinkTarget: { } }) continue; // DPS1008
            if (file is { LinkTarget: { Length: > 0 } }) continue; // DPS1008
            if (file is { LinkTarget: string target }) continue; // DPS1008
            Console.WriteLine(file.Name);
        }

        var plain = new DirectoryInfo("input").EnumerateFiles().Where(file => file is { LinkTarget: null }).ToList(); // DPS1008
        var sized = new DirectoryInfo("input").EnumerateFiles().Where(file => file is { Length: > 0, LinkTarget: null }).ToList(); // DPS1008
        var other = new DirectoryInfo("output").EnumerateFiles().Where(file => file is { LinkTarget: null }).ToList();
        var names = new DirectoryInfo("input").EnumerateFiles().Where(file => file is { Length: > 0 }).ToList();
        foreach (FileInfo file in new DirectoryInfo("input").EnumerateFiles())
        {
            if (file is { LinkTarget: null }) Console.WriteLine("plain"); // DPS1008
            string kind = file is { LinkTarget: not null } ? "link" : "file";
            Console.WriteLine(kind);
        }
    }

    static void Lists(string[] args)
    {
        if (args is [var first, .. var rest])
        {
            File.WriteAllText(Path.Combine("results", first), ""); // DPS1001
            foreach (string one in rest) File.WriteAllText(Path.Combine("output", one), ""); // DPS1002
        }

        string[] folders = ["results", "maps"];
        if (folders is [var a, var b])
        {
            Directory.CreateDirectory(a); // DPS1001
            Directory.CreateDirectory(b); // DPS1001
        }

        string[] good = ["output/results", "output/maps"];
        if (good is [var c, .. var more])
        {
            Directory.CreateDirectory(c);
            foreach (string one in more) Directory.CreateDirectory(one);
        }

        if (folders is [.., var last]) Directory.CreateDirectory(last); // DPS1001
        if (args is ["make", var target]) File.WriteAllText(target, "");
        if (args is [{ Length: > 0 } named, ..]) File.WriteAllText("logs/" + named, ""); // DPS1001
        if ("results/a,results/b".Split(',') is [string x, string y]) File.Copy(x, y); // DPS1001
        string[] mixed = ["output/a", "results/b"];
        if (mixed is [var good2, var bad2])
        {
            File.WriteAllText(good2, "");
            File.WriteAllText(bad2, ""); // DPS1001
        }

        string[] pair = ["output/only.txt", "notes.txt"];
        string chosen = pair switch { [var only] => only, [var one, _] => one, _ => "output/none" };
        File.WriteAllText(chosen, "");
        string picked = pair switch { [_, var second] => second, _ => "notes2.txt" };
        File.WriteAllText(picked, ""); // DPS1001
    }

    static void Properties(Job1 job, Options options, FileInfo info)
    {
        if (job is { Name: var name }) File.WriteAllText(Path.Combine("results", name), ""); // DPS1001
        if (job is { Folder: { Length: > 0 } folder }) File.WriteAllText(folder, "");
        if (job is (var n, var f)) File.WriteAllText(Path.Combine("output", n), ""); // DPS1002
        var mine = new Job1("a.txt", "results");
        if (mine is { Name: var myName, Folder: var myFolder }) File.WriteAllText(Path.Combine(myFolder, myName), ""); // DPS1001
        if (mine is (var myName2, var myFolder2)) File.WriteAllText(Path.Combine(myFolder2, myName2), ""); // DPS1001
        if (new Pair("input/a", "results/a") is { From: var from, To: var to }) File.Copy(from, to); // DPS1001
        if (("input/a", "results/a") is (var from2, var to2)) File.Copy(from2, to2); // DPS1001
        if (("input/a", "output/a") is (var from3, var to3)) File.Copy(from3, to3);
        var set = new Options { Output = "results" };
        if (set is { Output: { } output }) Directory.CreateDirectory(output); // DPS1001
        if (set.Output is { } output2) Directory.CreateDirectory(output2); // DPS1001
        if (set.Output is string output3) Directory.CreateDirectory(output3); // DPS1001
        if (options is { Output: { } output4 }) Directory.CreateDirectory(output4);
        var inner = new Options { Inner = new Nested1 { Path = "results/y" } };
        if (inner is { Inner.Path: var deep }) File.WriteAllText(deep, ""); // DPS1001
        if (inner is { Inner: { Path: var deep2 } }) File.WriteAllText(deep2, ""); // DPS1001
        var safe = new Options { Inner = new Nested1 { Path = "output/y" } };
        if (safe is { Inner.Path: var deep3 }) File.WriteAllText(deep3, "");
        if (info is { Name: var leaf }) File.WriteAllText(Path.Combine("output", leaf), ""); // DPS1002
        if (new FileInfo("results/z.txt") is { FullName: var full }) File.WriteAllText(full, ""); // DPS1001
        if (new FileInfo("results/z.txt") is { Directory: { } parent }) parent.Create(); // DPS1001
        if (new FileInfo("output/z.txt") is { Directory.FullName: var above }) File.WriteAllText(above + "/x", "");
    }

    static void Switches(object thing, string name, int n)
    {
        var job = new Job1("a.txt", "results");
        string path = job switch
        {
            { Name: "b.txt" } => "output/b.txt",
            { Folder: var folder, Name: var its } => Path.Combine(folder, its),
        };
        File.WriteAllText(path, ""); // DPS1001
        switch (job)
        {
            case { Folder: "output" }:
                break;
            case { Folder: var folder, Name: var its }:
                File.WriteAllText(Path.Combine(folder, its), ""); // DPS1001
                break;
        }

        switch (thing)
        {
            case string text when text.Length > 3:
                File.WriteAllText(text, "");
                break;
            case FileInfo { Exists: true } file:
                file.CopyTo("copy.txt"); // DPS1001
                break;
            case (string a, string b):
                File.WriteAllText(Path.Combine("output", a), ""); // DPS1002
                break;
            case string[] and [var one, ..]:
                File.WriteAllText("results/" + one, ""); // DPS1001
                break;
        }

        string target = name switch { "a" or "b" => Path.Combine("output", name), _ => "output/other" };
        File.WriteAllText(target, "");
        string known = "results/x" switch { { Length: > 3 } kept => kept, var other => other };
        File.WriteAllText(known, ""); // DPS1001
        string file2 = (n, name) switch { (0, var x) => "results/" + x, (_, var y) => "results2/" + y };
        File.WriteAllText(file2, ""); // DPS1001
        string file3 = (n, "output") switch { (0, var x) => x + "/a", (_, var y) => y + "/b" };
        File.WriteAllText(file3, "");
        string found = new[] { "results/a" }.FirstOrDefault() is { } hit ? hit : "output/none";
        File.WriteAllText(found, ""); // DPS1002
        string? given = n > 0 ? "results/a" : null;
        if (given is not null) File.WriteAllText(given, ""); // DPS1001
        string? maybe = n > 0 ? "output/a" : null;
        if (maybe is not { } sure) return;
        File.WriteAllText(sure, "");
        if (Find(n) is (true, var where)) File.WriteAllText(where, ""); // DPS1001
        if (Find(n) is { Found: true, Path: var where2 }) File.WriteAllText(where2, ""); // DPS1001
    }

    static (bool Found, string Path) Find(int n) => (n > 0, "results/found.txt");

    static void Names(string name)
    {
        if (name is "a.txt" or "b.txt") File.WriteAllText(Path.Combine("output", name), "");
        if (name is not ("a.txt" or "b.txt")) return;
        File.WriteAllText(Path.Combine("output", name), "");
    }
}
