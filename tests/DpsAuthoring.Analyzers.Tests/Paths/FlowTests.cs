namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>How values reach a write: variables, branches, loops, members, helpers, lambdas.</summary>
public sealed class FlowTests
{
    [Theory]
    [InlineData("reassignment kills", """
        string path = "/tmp/x.txt";
        path = "output/x.txt";
        File.WriteAllText(path, "x");
        path = "x.txt";
        File.WriteAllText(path, "x"); // DPS1001
        """)]
    [InlineData("branches join", """
        string path;
        if (flag) { path = "a.txt"; } else { path = "/tmp/b.txt"; }
        File.WriteAllText(path, "x"); // DPS1001
        """)]
    [InlineData("an unknown branch is silent", """
        string path = "a.txt";
        if (flag) path = name;
        File.WriteAllText(path, "x");
        """)]
    [InlineData("a branch that leaves does not join", """
        string path = "output/a.txt";
        if (flag) { path = "a.txt"; return; }
        File.WriteAllText(path, "x");
        """)]
    [InlineData("a branch that throws does not join", """
        string path = flag ? "output/a.txt" : throw new ArgumentException(name);
        File.WriteAllText(path, "x");
        string other = name ?? throw new ArgumentException(name);
        File.WriteAllText(Path.Combine("scratch", other), "x"); // DPS1001
        """)]
    [InlineData("a loop that appends to one of many keeps where they start", """
        string p = Path.Combine("output2", flag ? Path.Join(n.ToString("D4"), n.ToString("D4")) : (n > 1 ? name : "x/../y"));
        for (int i = 0; i < n; i++) p = Path.Combine(p, flag ? "a/b" : n.ToString("D4"));
        File.AppendAllText(p, "x"); // DPS1001
        string q = flag ? "a" : n > 1 ? "b" : n > 2 ? "c" : "output";
        for (int i = 0; i < n; i++) q = Path.Combine(q, flag ? "d" : n > 1 ? "e" : n > 2 ? "f/g" : "h");
        File.AppendAllText(q, "x"); // DPS1002
        string r = flag ? "output/a" : n > 1 ? "output/b" : "./output";
        for (int i = 0; i < n; i++) r = Path.Combine(r, flag ? "d" : n > 1 ? "e" : n > 2 ? "f/g" : "h");
        File.AppendAllText(r, "x");
        string s = flag ? "a" : n > 1 ? "b" : n > 2 ? "c" : "d";
        for (int i = 0; i < n; i++) s = Path.Combine(flag ? "output" : n > 1 ? "../output" : "e", s);
        File.AppendAllText(s, "x"); // DPS1002
        """)]
    [InlineData("switches", """
        string folder = n switch { 0 => "tiles", 1 => "maps", _ => throw new ArgumentException(name) };
        Directory.CreateDirectory(folder); // DPS1001
        string path = "output/x";
        switch (n)
        {
            case 1: path = "a"; break;
            case 2: path = "b"; break;
            default: return;
        }
        File.WriteAllText(path, "x"); // DPS1001
        """)]
    [InlineData("loops", """
        string path = "output";
        for (int i = 0; i < 3; i++) { path = Path.Combine(path, $"level{i}"); Directory.CreateDirectory(path); }
        string text = "tile";
        while (n-- > 0) text += "_" + n;
        File.WriteAllText($"output/{text}.txt", "x");
        foreach (string year in new[] { "2019", "2020" }) File.WriteAllText($"{year}.txt", "x"); // DPS1001
        """)]
    [InlineData("of many texts the starts are known", """
        string path = Path.Combine("results", n switch { 0 => "a", 1 => "b", _ => "c" });
        foreach (int i in new[] { 1, 2, 3 }) path = Path.Combine(path, flag ? "x/y" : n switch { 0 => "d", 1 => "e", 2 => "f", _ => "g" });
        File.WriteAllText(path, "x"); // DPS1001
        string kept = Path.Combine("./output", n switch { 0 => "a", 1 => "b", _ => "c" });
        foreach (int i in new[] { 1, 2, 3 }) kept = Path.Combine(kept, flag ? "x/y" : n switch { 0 => "d", 1 => "e", 2 => "f", _ => "g" });
        File.WriteAllText(kept, "x");
        string letters = n switch { 0 => "a", 1 => "b", 2 => "c", 3 => "d", _ => "e" };
        string two = letters + n switch { 0 => "a", 1 => "b", 2 => "c", 3 => "d", _ => "e" };
        File.WriteAllText(Path.Combine("output", two), "x");
        File.WriteAllText(Path.Combine("../output", two), "x"); // DPS1001
        """)]
    [InlineData("a loop changes what was", """
        string path = "output/a";
        for (int i = 0; i < 3; i++)
        {
            File.WriteAllText(path, "x"); // DPS1002
            path = "a";
        }
        """)]
    [InlineData("break and continue", """
        string path = "a";
        while (true) { if (flag) { path = "b"; break; } if (n > 3) continue; path = "c"; break; }
        File.WriteAllText(path, "x"); // DPS1001
        """)]
    [InlineData("try, catch and finally", """
        string path = "a";
        try { path = "output/b"; File.ReadAllText(path); } catch (IOException) { path = "c"; }
        File.WriteAllText(path, "x"); // DPS1002
        try { Console.WriteLine(); } finally { File.WriteAllText("last.txt", "x"); } // DPS1001
        try { path = "output/d"; } catch { return; }
        File.WriteAllText(path, "x");
        """)]
    [InlineData("null and defaults", """
        string? path = null;
        if (flag) path = "output/a";
        path ??= "output/b";
        File.WriteAllText(path, "x");
        string? other = null;
        other ??= "b";
        File.WriteAllText(other, "x"); // DPS1001
        string third = Environment.GetEnvironmentVariable("OUT") ?? "results";
        File.WriteAllText(third, "x");
        """)]
    [InlineData("tuples and deconstruction", """
        var (a, b) = ("output/a", "b");
        File.WriteAllText(a, "x");
        File.WriteAllText(b, "x"); // DPS1001
        (string First, string Second) pair = ("c", "output/d");
        File.WriteAllText(pair.First, "x"); // DPS1001
        File.WriteAllText(pair.Second, "x");
        """)]
    [InlineData("builders", """
        var text = new StringBuilder("results");
        text.Append('/').Append(n).Append(".txt");
        File.WriteAllText(text.ToString(), "x"); // DPS1001
        var other = new StringBuilder();
        other.Append("output/");
        if (flag) other.Append("a_");
        other.Append(n);
        File.WriteAllText(other.ToString(), "x");
        """)]
    [InlineData("infos", """
        var folder = new DirectoryInfo("results");
        folder.Create(); // DPS1001
        var file = new FileInfo(Path.Combine(folder.FullName, "x.txt"));
        using var s = file.OpenWrite(); // DPS1001
        var good = new DirectoryInfo("output").CreateSubdirectory("tiles");
        File.WriteAllText(Path.Combine(good.FullName, $"{n}.txt"), "x");
        var made = Directory.CreateDirectory("output/a");
        File.WriteAllText($"{made.FullName}/x.txt", "x");
        File.WriteAllText($"{made}/x.txt", "x");
        """)]
    [InlineData("collections", """
        var list = new List<string> { "a.txt" };
        list.Add("b.txt");
        foreach (string one in list) File.WriteAllText(one, "x"); // DPS1001
        List<string> good = ["output/a.txt", "output/b.txt"];
        good.ForEach(one => File.WriteAllText(one, "x"));
        string[] array = { "c.txt", "d.txt" };
        File.WriteAllText(array[0], "x"); // DPS1001
        foreach (var f in Directory.GetFiles("input").Select(f => Path.Combine("png", Path.GetFileName(f)))) File.WriteAllText(f, "x"); // DPS1001
        """)]
    [InlineData("text operations", """
        File.WriteAllText(" results/x.txt ".Trim(), "x"); // DPS1001
        File.WriteAllText(Path.Combine("output/".TrimEnd('/'), "x.txt"), "x");
        File.WriteAllText("OUTPUT".ToLowerInvariant() + "/x.txt", "x");
        File.WriteAllText("input/x.txt".Replace("input", "output"), "x");
        File.WriteAllText("results" + Path.DirectorySeparatorChar + name, "x"); // DPS1001
        File.WriteAllText(string.Concat("results/", name), "x"); // DPS1001
        File.WriteAllText(string.Create(CultureInfo.InvariantCulture, $"results/{n}"), "x"); // DPS1001
        File.WriteAllText(FormattableString.Invariant($"results/{n}"), "x"); // DPS1001
        File.WriteAllText(Path.Combine(new[] { "results", name }), "x"); // DPS1001
        File.WriteAllText(Path.Combine("a", "b", "c", "d", name), "x"); // DPS1001
        """)]
    [InlineData("lambdas", """
        string folder = "output";
        Parallel.ForEach(Directory.GetFiles("input"), f => File.Copy(f, Path.Combine(folder, Path.GetFileName(f))));
        Parallel.For(0, n, i => File.WriteAllText($"{i}.txt", "x")); // DPS1001
        Action<string> save = one => File.WriteAllText(Path.Combine("output", one), "x");
        save("a.txt");
        save(name); // DPS1002
        await Task.Run(() => File.WriteAllText("task.txt", "x")); // DPS1001
        var later = "output/a";
        Action write = () => File.WriteAllText(later, "x");
        Console.WriteLine(write);
        """)]
    [InlineData("a captured variable may have changed", """
        string path = "output/a";
        Action write = () => File.WriteAllText(path, "x");
        path = name;
        Console.WriteLine(write);
        """)]
    [InlineData("local functions", """
        string folder = "results";
        Save("a.txt");
        Save($"{n}.txt");
        void Save(string file) => File.WriteAllText(Path.Combine(folder, file), "x"); // DPS1001
        Store("output/x");
        Store("x"); // DPS1001
        static void Store(string file) { using var s = new StreamWriter(file); }
        File.WriteAllText(Under("x"), "x");
        string Under(string file) => Path.Combine("output", file);
        """)]
    [InlineData("out variables", """
        if (int.TryParse(name, out int number)) File.WriteAllText($"output/{number}.txt", "x");
        var map = new Dictionary<string, string>();
        if (map.TryGetValue(name, out string? found)) File.WriteAllText($"output/{found}", "x"); // DPS1002
        """)]
    [InlineData("using and streams", """
        using (var s = File.Create("a.bin")) // DPS1001
        using (var w = new StreamWriter(s)) { w.Write("x"); }
        await using var t = new FileStream("output/a.bin", FileMode.Create);
        """)]
    [InlineData("goto knows nothing", """
        string path = "a";
        again:
        File.WriteAllText(path, "x");
        path = "output/b";
        if (flag) goto again;
        """)]
    [InlineData("temporary folders", """
        string temp = Directory.CreateTempSubdirectory("x").FullName;
        File.WriteAllText(Path.Combine(temp, name), "x");
        string cache = Path.Combine(Path.GetTempPath(), "cache", name);
        Directory.CreateDirectory(Path.GetDirectoryName(cache)!);
        """)]
    public Task Statements(string because, string statements)
    {
        _ = because;
        return Marked.Statements(statements);
    }

    [Fact]
    public Task Members() => Marked.Code("""
        static class Folders
        {
            public const string Good = "output";
            public const string Bad = "results";
            public static readonly string Tiles = Path.Combine(Bad, "tiles");
            public static string Maps => Path.Combine(Good, "maps");
            private static string s_changing = "results";
            public static string Settable { get; set; } = "results";
            static void Set(string x) => s_changing = x;
            public static void Run(int n)
            {
                File.WriteAllText(Path.Combine(Good, "x"), "x");
                File.WriteAllText(Path.Combine(Bad, "x"), "x"); // DPS1001
                File.WriteAllText(Path.Combine(Tiles, "x"), "x"); // DPS1001
                File.WriteAllText(Path.Combine(Maps, "x"), "x");
                File.WriteAllText(Path.Combine(s_changing, "x"), "x");
                File.WriteAllText(Path.Combine(Settable, "x"), "x");
            }
        }
        class Writer
        {
            private readonly string _folder;
            private readonly string _given;
            private string _late = "";
            public string Log { get; } = "run.log";
            public Writer(string given) { _folder = "results"; _given = given; _late = "logs"; }
            public void Run()
            {
                File.WriteAllText(Path.Combine(_folder, "x"), "x"); // DPS1001
                File.WriteAllText(Path.Combine(_given, "x"), "x");
                File.WriteAllText(Path.Combine(_late, "x"), "x"); // DPS1001
                File.WriteAllText(Log, "x"); // DPS1001
            }
        }
        """);

    [Fact]
    public Task Objects_carry_their_members() => Marked.Code("""
        record Settings(string Folder, int Size);
        class Options { public string Folder { get; set; } = "results"; public string Name { get; init; } = "x"; }
        class Store(string folder)
        {
            private readonly string _tiles = Path.Combine(folder, "tiles");
            public string File(string name) => Path.Combine(_tiles, name);
        }
        static class Program2
        {
            public static void Run(int n, string name)
            {
                var settings = new Settings("output", 3);
                File.WriteAllText(Path.Combine(settings.Folder, "x"), "x");
                var other = settings with { Folder = "results" };
                File.WriteAllText(Path.Combine(other.Folder, "x"), "x"); // DPS1001
                var (folder, size) = other;
                File.WriteAllText(Path.Combine(folder, "x"), "x"); // DPS1001
                var options = new Options();
                File.WriteAllText(Path.Combine(options.Folder, "x"), "x"); // DPS1001
                var good = new Options { Folder = "output" };
                File.WriteAllText(Path.Combine(good.Folder, good.Name), "x");
                File.WriteAllText(new Store("output").File("x"), "x");
                File.WriteAllText(new Store("results").File("x"), "x"); // DPS1001
            }
        }
        """);

    [Fact]
    public Task Helpers() => Marked.Code("""
        static class Paths
        {
            public static string Out(string name) => Path.Combine("output", name);
            public static string Scratch(this string name) => Path.Combine("work", name);
            public static string Pick(bool a) { if (a) { return "output/a"; } return "output/b"; }
            public static async Task<string> Later(string name) { await Task.Yield(); return Out(name); }
            public static IEnumerable<string> Tiles(int n) { for (int i = 0; i < n; i++) yield return $"tiles/{i}.txt"; }
        }
        static class Writer
        {
            public static void Save(string path, string text = "x") => File.WriteAllText(path, text);
            public static void Deep(string path) => Deeper(path + ".txt");
            private static void Deeper(string path) { using var s = new StreamWriter(path); s.Write("x"); }
            public static void Twice(string from, string to) { File.Copy(from, to); File.Delete(from); }
            public static async Task SaveAsync(string path) => await File.WriteAllTextAsync(path, "x");
            public static void Again(string path, int n) { if (n > 0) { Again(path, n - 1); } File.WriteAllText(path, "x"); }
        }
        class Csv : IDisposable
        {
            private readonly StreamWriter _writer;
            public Csv(string path) { _writer = new StreamWriter(path); }
            public void Dispose() => _writer.Dispose();
        }
        static class Run
        {
            public static async Task Main2(string name, int n)
            {
                Writer.Save(Paths.Out("x"));
                Writer.Save("x.txt"); // DPS1001
                Writer.Save("x.txt".Scratch()); // DPS1001
                Writer.Save(Paths.Pick(n > 3));
                Writer.Save(await Paths.Later("x"));
                Writer.Save(await Paths.Later(name)); // DPS1002
                foreach (string tile in Paths.Tiles(n)) Writer.Save(tile); // DPS1001
                Writer.Deep("output/x");
                Writer.Deep("x"); // DPS1001
                Writer.Twice("input/a", "output/a"); // DPS1005
                Writer.Twice("output/a",
                    "a"); // DPS1001
                await Writer.SaveAsync("/projects/x"); // DPS1001
                Writer.Again("x", 3); // DPS1001
                using var csv = new Csv("x.csv"); // DPS1001
                using var good = new Csv("output/x.csv");
            }
        }
        """);

    [Fact]
    public async Task The_helper_is_an_additional_location()
    {
        Microsoft.CodeAnalysis.Diagnostic[] reported = await Marked.Reported("""
            static class Writer
            {
                static void Save(string path) => File.WriteAllText(path, "x");
                static void Run() { string target = "x.txt"; Save(target); }
            }
            """);

        Microsoft.CodeAnalysis.Diagnostic one = Assert.Single(reported);
        Assert.Equal("target", one.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(one.Location.SourceSpan));
        Assert.Equal(["\"x.txt\"", "path"], one.AdditionalLocations.Select(at => at.SourceTree!.GetText().ToString(at.SourceSpan)));
    }
}
