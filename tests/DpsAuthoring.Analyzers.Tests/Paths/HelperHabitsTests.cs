namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>Small helpers as scripts have them, and what their callers are told.</summary>
public sealed class HelperHabitsTests
{
    [Fact]
    public Task Line_by_line() => Marked.Code("""
        using System.Text;
        static class H
        {
            const string OutputFolder = "output";
            static string outDir = "output";
            static readonly Dictionary<string, string> s_paths = new() { ["a"] = "x" };
            static string GetOutputPath(string n, string ext = "tif") { return Path.Combine(OutputFolder, $"{n}.{ext}"); }
            static string MakeDir(string d) { if (!Directory.Exists(d)) { Directory.CreateDirectory(d); } return d; }
            static void WriteAll(IEnumerable<string> files) { foreach (var f in files) File.WriteAllText(f, ""); }
            static void Log(string message) => File.AppendAllText("log.txt", message); // DPS1001
            static void Write(FileInfo f) { using var s = f.Create(); }
            static void With(string path, Action<StreamWriter> body) { using var w = new StreamWriter(path); body(w); }
            static T Time<T>(Func<T> f) => f();
            static void Delete(string p) { try { File.Delete(p); } catch (IOException e) { Console.WriteLine(e.Message); } }
            static (string Tif, string Json) Names(string stem) => (Path.Combine("output", stem + ".tif"), Path.Combine("meta", stem + ".json"));
            static string Temp() => Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
            static void Run(string[] args, string name, int n)
            {
                File.WriteAllText(GetOutputPath("a"), "");
                File.WriteAllText(GetOutputPath(name), ""); // DPS1002
                File.WriteAllText(GetOutputPath($"{n}", "png"), "");
                var d = MakeDir("output/tiles");
                File.WriteAllText(Path.Combine(d, "a"), "");
                MakeDir("cache"); // DPS1001
                WriteAll(new[] { "a.txt", "b.txt" }); // DPS1001
                WriteAll(["output/a", "output/b"]);
                Log("x");
                Write(new FileInfo("x.bin")); // DPS1001
                With("report.csv", w => w.WriteLine("x")); // DPS1001
                With("output/report.csv", w => w.WriteLine("x"));
                Time(() => { File.WriteAllText("timed.txt", ""); return 1; }); // DPS1001
                Delete("input/a.txt"); // DPS1005
                Delete("a.txt");
                var (tif, json) = Names("x");
                File.WriteAllText(tif, "");
                File.WriteAllText(json, ""); // DPS1001
                File.WriteAllText(Names("y").Json, ""); // DPS1001
                File.WriteAllText(Temp(), "");
                File.WriteAllText(Path.Combine(outDir, "x"), "");
                outDir = args[0];
                if (args.Length == 0) { Console.Error.WriteLine("usage: x /projects/a"); Environment.Exit(1); }
                string input = args.FirstOrDefault() ?? "input/dem.tif";
                string output = Path.ChangeExtension(input, ".out.tif");
                File.WriteAllText(output, ""); // DPS1005
                string stem = Path.GetFileNameWithoutExtension(input);
                foreach (var suffix in new[] { "slope", "aspect" }) File.WriteAllText(Path.Combine("output", $"{stem}_{suffix}.tif"), "");
                foreach (int year in Enumerable.Range(2000, 3)) { var yd = Path.Combine("output", year.ToString()); Directory.CreateDirectory(yd); File.WriteAllText(Path.Combine(yd, "x"), ""); }
                string list = string.Join(",", Directory.GetFiles("input").Select(Path.GetFileName));
                Console.WriteLine(list + s_paths.Count);
                var lines = File.ReadAllLines("input/list.txt");
                foreach (var line in lines) { var cols = line.Split(','); File.WriteAllText(Path.Combine("output", cols[0] + ".txt"), cols[1]); } // DPS1002
                foreach (var line in lines) { var id = int.Parse(line); File.WriteAllText(Path.Combine("output", id + ".txt"), ""); }
                var sb = new StringBuilder(); sb.AppendLine("x"); File.WriteAllText("output/x", sb.ToString());
                using (var w = new StreamWriter("output/x.csv")) { w.WriteLine("/tmp/x"); }
                Func<string, string> outp = s => Path.Combine("output", s); File.WriteAllText(outp("a"), ""); File.WriteAllText(outp(name), ""); // DPS1002
                Task.WaitAll(Directory.GetFiles("input").Select(async f => { await File.WriteAllTextAsync(Path.Combine("output", Path.GetFileName(f)), ""); }).ToArray());
                Task.WaitAll(args.Select(a => File.WriteAllTextAsync(Path.Combine("output", a), "")).ToArray()); // DPS1002
                File.Copy("input/a", Path.Combine(Directory.GetCurrentDirectory(), "a")); // DPS1001
                var target = new DirectoryInfo(Path.Combine(Environment.CurrentDirectory, "output")); target.Create(); File.WriteAllText(Path.Combine(target.FullName, "a"), "");
                File.WriteAllText(Path.Combine(target.ToString(), "a"), ""); File.WriteAllText(target + "/a", "");
                string w1 = n > 3 ? "output/a" : "output/b"; File.WriteAllText(w1, "");
                string w2 = n switch { 1 => "a", 2 => "/tmp/b", _ => "~/c" }; File.WriteAllText(w2, ""); // DPS1001
                do { n--; File.WriteAllText($"it{n}.txt", ""); } while (n > 0); // DPS1001
                if (Environment.GetEnvironmentVariable("DEBUG") is { } dbg) File.WriteAllText("debug_" + dbg + ".txt", ""); // DPS1001
                if (args is [var only]) File.WriteAllText(only, "");
                if (args is ["--x", var second, ..]) File.WriteAllText(Path.Combine("output", second), ""); // DPS1002
                object o = name; if (o is string text) File.WriteAllText(Path.Combine("output", text), ""); // DPS1002
                File.WriteAllText(Path.Combine("output", nameof(H) + ".txt"), ""); File.WriteAllText("output/" + typeof(H).Name, "");
                File.WriteAllText(Path.Combine("output", $"{1.5:F2}_{n,4:D4}"), ""); File.WriteAllText($"output/{(n > 3 ? "a" : "b")}", "");
            }
        }
        """);
}
