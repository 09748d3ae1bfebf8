using DpsAuthoring.Analyzers.Tests.Paths;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1003 to DPS1009.</summary>
public sealed class OtherPathRuleTests
{
    [Theory]
    [InlineData("""File.ReadAllText("/projects/x.txt"); // DPS1003""")]
    [InlineData("""foreach (var f in Directory.GetFiles("/projects/data")) Console.WriteLine(f); // DPS1003""")]
    [InlineData("""if (File.Exists(@"C:\data\x.txt")) return; // DPS1003""")]
    [InlineData("""if (Directory.Exists("/projects")) return; // DPS1003""")]
    [InlineData("""File.Delete("/tmp/x"); // DPS1003""")]
    [InlineData("""using var r = new StreamReader("~/my-private-bucket/x.csv"); // DPS1003""")]
    [InlineData("""var info = new FileInfo("/projects/x"); Console.WriteLine(info.Length); // DPS1003""")]
    [InlineData("""using var s = new FileInfo("/projects/x").OpenRead(); // DPS1003""")]
    [InlineData("""File.ReadAllText(Path.Combine(Environment.GetEnvironmentVariable("DATA") ?? "/projects/data", "x")); // DPS1003""")]
    [InlineData("""File.ReadAllText("/data/" + name); // DPS1003""")]
    [InlineData("""File.Copy("/projects/x", "output/x"); // DPS1003""")]
    [InlineData("""File.Move("/projects/x", "output/x"); // DPS1003""")]
    [InlineData("""File.SetLastWriteTime("/projects/x", DateTime.UtcNow); // DPS1003""")]
    [InlineData("""System.Xml.Linq.XDocument.Load("/projects/x.xml"); // DPS1003""")]
    public Task An_absolute_path_is_reported(string statement) => Marked.Statements(statement);

    [Theory]
    [InlineData("""Console.WriteLine("/projects/x"); var s = "/projects".Length; if (name == "/projects/x") return;""")]
    [InlineData("""System.Diagnostics.Process.Start("/usr/bin/gdal_translate", "/vsis3/x output/x");""")]
    [InlineData("""File.ReadAllText("/proc/meminfo"); File.ReadAllLines("/sys/fs/cgroup/cpu.max"); using var n0 = File.OpenWrite("/dev/null");""")]
    [InlineData("""Directory.GetFiles(Path.GetDirectoryName(name) ?? "/"); var free = Directory.Exists("/") || Directory.Exists("/dev/shm");""")]
    [InlineData("""File.ReadAllText("config.json"); File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "model.onnx"));""")]
    [InlineData("""File.ReadAllText(Path.Combine("input", "/etc/x".TrimStart('/')));""")]
    public Task Text_and_device_files_are_not(string statement) => Marked.Statements(statement);

    [Theory]
    [InlineData("""Directory.SetCurrentDirectory("work"); // DPS1004""")]
    [InlineData("""Environment.CurrentDirectory = "/tmp"; // DPS1004""")]
    [InlineData("""Environment.CurrentDirectory = name; // DPS1004""")]
    [InlineData("""Directory.SetCurrentDirectory(AppContext.BaseDirectory); // DPS1004""")]
    [InlineData("""var d = Environment.CurrentDirectory; var i = new System.Diagnostics.ProcessStartInfo("gdal") { WorkingDirectory = "/tmp" };""")]
    public Task Changing_the_directory_is_reported(string statement) => Marked.Statements(statement);

    [Theory]
    [InlineData("""File.WriteAllText("input/x.txt", "x"); // DPS1005""")]
    [InlineData("""File.AppendAllText("./input/x.txt", "x"); // DPS1005""")]
    [InlineData("""File.Delete("input/x.txt"); // DPS1005""")]
    [InlineData("""File.Move("input/x.txt", "output/x.txt"); // DPS1005""")]
    [InlineData("""File.Replace("output/a", "input/x.txt", null); // DPS1005""")]
    [InlineData("""using var s = new FileStream("input/x.bin", FileMode.Open); // DPS1005""")]
    [InlineData("""using var s = File.Open("input/x.bin", FileMode.Open); // DPS1005""")]
    [InlineData("""using var m = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("input/x.bin"); // DPS1005""")]
    [InlineData("""using var s = new FileStream("input/x.bin", FileMode.Open, FileAccess.ReadWrite); // DPS1005""")]
    [InlineData("""using var s = File.OpenWrite("input/x.bin"); // DPS1005""")]
    [InlineData("""foreach (var f in Directory.GetFiles("input")) File.Delete(f); // DPS1005""")]
    [InlineData("""foreach (var f in job.Input.GetFiles()) File.WriteAllText(Path.ChangeExtension(f.FullPath, ".txt"), "x"); // DPS1005""")]
    [InlineData("""new DirectoryInfo(job.Input.FullPath).Delete(true); // DPS1005""")]
    [InlineData("""new FileInfo("input/x").IsReadOnly = false; // DPS1005""")]
    [InlineData("""using var z = ZipFile.Open("input/x.zip", ZipArchiveMode.Update); // DPS1005""")]
    [InlineData("""ZipFile.ExtractToDirectory("input/x.zip", "input"); // DPS1005""")]
    [InlineData("""using var s = new FileStream("input/x.bin", FileMode.Open, FileAccess.Read); using var t = File.OpenRead("input/x.bin");""")]
    [InlineData("""using var s = File.OpenHandle("input/x.bin"); using var t = new FileStream("input/x", new FileStreamOptions());""")]
    [InlineData("""using var s = File.Open("input/x.bin", new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite }); // DPS1005""")]
    [InlineData("""File.Copy("input/x.txt", "output/x.txt"); File.ReadAllText("input/x.txt");""")]
    public Task A_changed_input_is_reported(string statement) => Marked.Statements(statement);

    [Theory]
    [InlineData("""
        string root = Path.GetFullPath("output");
        string full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(root)) throw new ArgumentException(name); // DPS1006
        File.WriteAllText(full, "x");
        """)]
    [InlineData("""if (Path.GetFullPath(name).StartsWith("/w/output")) Console.WriteLine(name); // DPS1006""")]
    [InlineData("""if (Path.GetFullPath(name).StartsWith(job.Output.FullPath, StringComparison.Ordinal)) return; // DPS1006""")]
    [InlineData("""string root = Path.GetFullPath(args[0]); if (!Path.GetFullPath(name).StartsWith(root)) return; // DPS1006""")]
    [InlineData("""var root = new DirectoryInfo("output"); var f = new FileInfo(name); if (f.FullName.StartsWith(root.FullName)) return; // DPS1006""")]
    [InlineData("""if (name.StartsWith("output")) return; if (name.StartsWith("/projects")) return; if (Path.GetFileName(name).StartsWith("tile")) return;""")]
    [InlineData("""if (Path.GetFullPath(name).StartsWith(args[0])) return;""")]
    [InlineData("""if (Path.GetFullPath(name).StartsWith("/w/output/")) return;""")]
    [InlineData("""foreach (var f in Directory.GetFiles("input")) if (Path.GetFileName(f).StartsWith("dem")) Console.WriteLine(f);""")]
    public Task A_check_without_a_separator_is_reported(string statements) => Marked.Statements(statements);

    [Theory]
    [InlineData("""if (File.Exists("s3://bucket/x")) return; // DPS1007""")]
    [InlineData("""File.ReadAllText($"https://host/{name}"); // DPS1007""")]
    [InlineData("""File.WriteAllText("s3://bucket/x", "x"); // DPS1007""")]
    [InlineData("""Directory.GetFiles("gs://bucket/" + name); // DPS1007""")]
    [InlineData("""using var s = new StreamReader("ftp://host/x"); // DPS1007""")]
    [InlineData("""new FileInfo("s3://bucket/x").OpenRead(); // DPS1007""")]
    [InlineData("""System.Xml.Linq.XDocument.Load("https://host/x.xml"); var u = new Uri("s3://x/y"); using var c = new HttpClient(); await c.GetAsync("https://x/y");""")]
    [InlineData("""if (name.StartsWith("s3://")) return; File.ReadAllText(name);""")]
    public Task A_remote_address_is_reported(string statement) => Marked.Statements(statement);

    [Theory]
    [InlineData("""var o = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint }; // DPS1008""")]
    [InlineData("""var o = new EnumerationOptions(); o.AttributesToSkip |= FileAttributes.ReparsePoint; // DPS1008""")]
    [InlineData("""Directory.GetFiles("input", "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint }); // DPS1008""")]
    [InlineData("""foreach (var f in new DirectoryInfo("input").GetFiles()) { if (f.LinkTarget != null) continue; Console.WriteLine(f); } // DPS1008""")]
    [InlineData("""foreach (var f in new DirectoryInfo("input").GetFiles()) { if (f.LinkTarget is null) { Console.WriteLine(f); } } // DPS1008""")]
    [InlineData("""foreach (var f in new DirectoryInfo("input").GetFiles().Where(f => f.LinkTarget == null)) { Console.WriteLine(f); } // DPS1008""")]
    [InlineData("""var real = Directory.GetFiles("input").Where(f => !File.GetAttributes(f).HasFlag(FileAttributes.ReparsePoint)); // DPS1008""")]
    [InlineData("""foreach (var f in Directory.GetFiles("input")) { if ((File.GetAttributes(f) & FileAttributes.ReparsePoint) != 0) continue; Console.WriteLine(f); } // DPS1008""")]
    [InlineData("""foreach (var f in new DirectoryInfo(name).GetFiles()) { if (f.Attributes.HasFlag(FileAttributes.ReparsePoint)) { Console.WriteLine("skip"); continue; } Console.WriteLine(f); } // DPS1008""")]
    [InlineData("""foreach (var f in new DirectoryInfo("output").GetFiles()) { if (f.LinkTarget != null) continue; Console.WriteLine(f); }""")]
    [InlineData("""Directory.GetFiles("output", "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint });""")]
    [InlineData("""foreach (var f in new DirectoryInfo("input").GetFiles()) { var real = f.ResolveLinkTarget(true) ?? f; if (f.LinkTarget != null) { Console.WriteLine("a link"); } Console.WriteLine(real); }""")]
    [InlineData("""var o = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };""")]
    public Task Skipped_links_are_reported(string statement) => Marked.Statements(statement);

    [Theory]
    [InlineData("""File.ReadAllText(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".netrc")); // DPS1009""")]
    [InlineData("""File.ReadAllLines(Environment.GetEnvironmentVariable("HOME") + "/.netrc"); // DPS1009""")]
    [InlineData("""var home = Environment.GetEnvironmentVariable("HOME") ?? "/root"; File.ReadAllLines(Path.Combine(home, ".netrc")); // DPS1009""")]
    [InlineData("""Directory.GetFiles(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData)); // DPS1009""")]
    [InlineData("""using var s = File.OpenRead($"{Environment.GetEnvironmentVariable("USERPROFILE")}/.netrc"); // DPS1009""")]
    [InlineData("""var token = Environment.GetEnvironmentVariable("MAAP_PGT"); File.ReadAllText(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData) + "/x");""")]
    public Task A_read_from_home_is_reported(string statement) => Marked.Statements(statement);
}
