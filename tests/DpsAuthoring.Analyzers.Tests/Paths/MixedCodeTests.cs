namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>Many small habits in one file: what a corpus of real code looks like line by line.</summary>
public sealed class MixedCodeTests
{
    [Fact]
    public Task Line_by_line() => Marked.Code("""
        using System.Xml.Linq;
        using System.Text.Json;
        using System.Diagnostics;
        using System.Formats.Tar;
        using System.IO.Compression;
        using static System.IO.File;
        using IOFile = System.IO.File;
        enum Kind { A, B }
        struct Cell { public int X; public string Label; }
        abstract class Base { protected virtual string Folder => "results"; protected void Save(string n) => WriteAllText(Path.Combine(Folder, n), "x"); }
        sealed class Derived : Base { protected override string Folder => "output"; public void Run() => Save("a.txt"); }
        class Config
        {
            public string OutputDir { get; set; } = "output";
            public static Config Load() => JsonSerializer.Deserialize<Config>(File.ReadAllText("config.json"))!;
        }
        static class Ext
        {
            public static string InOutput(this string n) => Path.Combine("output", n);
            public static void SaveTo(this double[] data, string path) { using var w = new StreamWriter(path); foreach (var d in data) w.WriteLine(d); }
            public static void WriteLines(string path, params string[] lines) => File.WriteAllLines(path, lines);
        }
        class Logger : IDisposable
        {
            private readonly StreamWriter _w;
            private static readonly object s_lock = new();
            public Logger() : this(Path.Combine("logs", "run.log")) { } // DPS1001
            public Logger(string path) { _w = new StreamWriter(path); }
            public void Dispose() { lock (s_lock) { _w.Dispose(); } }
        }
        class Lazy2
        {
            private static readonly Lazy<string> s_dir = new(() => { Directory.CreateDirectory("cache"); return "cache"; }); // DPS1001
            private string? _dir;
            private string Dir => _dir ??= Path.Combine("output", "x");
            public void Go() => File.WriteAllText(Path.Combine(Dir, "a"), s_dir.Value);
        }
        static class P
        {
            static async Task<int> Main5(string[] args)
            {
                WriteAllText("a.txt", "x"); // DPS1001
                IOFile.WriteAllText("b.txt", "x"); // DPS1001
                System.IO.File.WriteAllText("c.txt", "x"); // DPS1001
                var k = Kind.A;
                File.WriteAllText($"output/{k}.txt", "x");
                File.WriteAllText($"output/{k.ToString().ToLower()}.txt", "x");
                "x.txt".InOutput();
                new double[3].SaveTo("data.csv"); // DPS1001
                new double[3].SaveTo("data.csv".InOutput());
                new double[3].SaveTo(args[0].InOutput()); // DPS1002
                Ext.WriteLines("l.txt", "a", "b"); // DPS1001
                var cfg = Config.Load();
                File.WriteAllText(Path.Combine(cfg.OutputDir, "x"), "x");
                var doc = new XDocument();
                doc.Save("doc.xml"); // DPS1001
                doc.Save("output/doc.xml");
                await using (var fs = File.Create("output/x.json")) await JsonSerializer.SerializeAsync(fs, cfg);
                var psi = new ProcessStartInfo("gdalwarp", "input/a.tif /tmp/b.tif") { WorkingDirectory = "/tmp" };
                using var tar = new TarWriter(File.Create("x.tar")); // DPS1001
                await tar.WriteEntryAsync("output/a", "a");
                await TarFile.ExtractToDirectoryAsync("input/x.tar", "work", true); // DPS1001
                TarFile.CreateFromDirectory("output", "/tmp/all.tar", false); // DPS1001
                using var gz = new GZipStream(new FileStream("x.gz", FileMode.Create), CompressionMode.Compress); // DPS1001
                using var sr = new StreamReader(new FileStream("/projects/x", FileMode.Open)); // DPS1003
                using var br = new BinaryWriter(File.Open("raw.bin", FileMode.Append)); // DPS1001
                var outputs = new Dictionary<string, string> { ["a"] = "output/a.txt" };
                File.WriteAllText(outputs["a"], "x");
                foreach (var (name, i) in args.Select((n, i) => (n, i))) File.WriteAllText($"output/{i}.txt", name);
                var q = from f in Directory.GetFiles("input") where f.EndsWith(".tif") orderby f select Path.Combine("output", Path.GetFileName(f));
                foreach (var f in q) File.WriteAllText(f, "x");
                var outs = args.Select(a => Path.Combine("output", Path.GetFileNameWithoutExtension(a) + ".png")).ToList();
                outs.ForEach(o => File.WriteAllText(o, "x"));
                foreach (var o in outs) File.WriteAllText(o, "x");
                string p = "output/" + (args.Length > 1 ? args[1] : "default") + ".txt";
                File.WriteAllText(p, "x"); // DPS1002
                string dir = Path.Combine("output", "tiles");
                if (!Directory.Exists(dir)) Directory.CreateDirectory(dir);
                for (int z = 0; z < 3; z++) for (int x = 0; x < 4; x++) { var t = Path.Combine(dir, z.ToString(), x.ToString() + ".png"); File.WriteAllText(t, "x"); }
                var cell = new Cell { X = 3, Label = "output/q" };
                File.WriteAllText(cell.Label, "x");
                string? home = Environment.GetEnvironmentVariable("HOME");
                if (home != null && File.Exists(Path.Combine(home, ".netrc"))) Console.WriteLine(File.ReadAllText(Path.Combine(home, ".netrc"))); // DPS1009
                var tmp = Path.GetTempFileName(); File.Move(tmp, "final.txt"); // DPS1001
                File.Move(Path.GetTempFileName(), "output/final.txt");
                Directory.Move("work", "output/work");
                Directory.CreateDirectory(@"output\tiles"); // DPS1001
                var rel = "./output/" + "x.txt"; File.WriteAllText(rel, "");
                var nested = Path.Combine("output", "..", "x.txt"); File.WriteAllText(nested, ""); // DPS1001
                File.WriteAllText(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "data.txt")), ""); // DPS1001
                new FileInfo("output/x").MoveTo("y"); // DPS1001
                new FileInfo("input/x").MoveTo("output/y"); // DPS1005
                var di = new DirectoryInfo("input"); foreach (var f in di.GetFiles()) f.Delete(); // DPS1005
                using var mmf = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("input/a.bin", FileMode.Open, null, 0, System.IO.MemoryMappedFiles.MemoryMappedFileAccess.Read);
                using var watcher = new FileSystemWatcher("/projects"); // DPS1003
                File.AppendAllLines(Path.Combine(Path.GetTempPath(), "x"), args);
                File.SetUnixFileMode("output/run.sh", UnixFileMode.UserExecute);
                File.CreateSymbolicLink("output/link", "/projects/x");
                var s = Path.Combine(args[0], "output", "x"); File.WriteAllText(s, "");
                string day = DateTime.Now.ToString("yyyy-MM-dd"); File.WriteAllText($"output/{day}/{DateTime.Now.Ticks}.txt", "");
                string stamp = $"{DateTime.UtcNow:yyyyMMddTHHmmss}_{Environment.ProcessId}"; File.WriteAllText(Path.Combine("output", stamp), "");
                string user = Environment.UserName; File.WriteAllText($"output/{user}.txt", "");
                string hash = Convert.ToHexString(new byte[3]); File.WriteAllText("output/" + hash, "");
                string ext = Path.GetExtension(args[0]); File.WriteAllText("output/result" + ext, "");
                return 0;
            }
        }
        """);
}
