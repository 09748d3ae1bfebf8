namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>What public code does with folders and options that only looks like a lost result, beside what is one.</summary>
public sealed class PublicCodeTests
{
    [Fact]
    public Task What_runs_on_other_machines_alone_is_not_looked_at() => Marked.Code("""
        using System.Runtime.Versioning;
        [SupportedOSPlatform("windows")]
        class Windows
        {
            private static string Extended(string path) => path.Length > 200 ? @"\\?\UNC\" + path : path;
            public void Delete(string path) => File.Delete(Extended(path));
            public string Name { get { return File.ReadAllText(@"C:\data\name.txt"); } }
            [SupportedOSPlatform("linux")] public void Here() => File.Delete("/data/a"); // DPS1003
        }
        class Anywhere
        {
            [SupportedOSPlatform("macOS12.0")] public void Write() => File.WriteAllText("/Users/a", "x");
            [SupportedOSPlatform("macos"), SupportedOSPlatform("Linux")] public void Both() => File.WriteAllText("/data/a", "x"); // DPS1001
            [UnsupportedOSPlatform("linux")] public void NotHere() => File.WriteAllText("/data/a", "x");
            [UnsupportedOSPlatform("browser")] public void Unless() => File.WriteAllText("/data/a", "x"); // DPS1001
            [SupportedOSPlatform("windows")] public string Folder { get { Directory.CreateDirectory(@"C:\a"); return ""; } }
            public void Plain() => File.WriteAllText("/data/a", "x"); // DPS1001
        }
        """);

    [Theory]
    [InlineData("OperatingSystem.IsMacOS()")]
    [InlineData("OperatingSystem.IsWindowsVersionAtLeast(10)")]
    [InlineData("OperatingSystem.IsOSPlatform(\"windows\")")]
    [InlineData("!OperatingSystem.IsLinux()")]
    [InlineData("OperatingSystem.IsIOS() || OperatingSystem.IsAndroid()")]
    [InlineData("OperatingSystem.IsWindows() && flag")]
    [InlineData("RuntimeInformation.IsOSPlatform(OSPlatform.OSX)")]
    [InlineData("Environment.OSVersion.Platform == PlatformID.Win32NT")]
    [InlineData("PlatformID.Unix != Environment.OSVersion.Platform")]
    [InlineData("Path.DirectorySeparatorChar == '\\\\'")]
    [InlineData("OnWindows")]
    [InlineData("OnMac || !flag && OnWindows")]
    [InlineData("IsMac()")]
    [InlineData("Marked")]
    public async Task A_branch_of_other_machines_is_not_looked_at(string condition)
    {
        await Marked.Code(Program($$"""
            if ({{condition}}) File.WriteAllText("/data/a", "x"); else File.WriteAllText("/data/b", "x"); // DPS1001
            """.Replace("else ", "else\n", StringComparison.Ordinal)));
        await Marked.Code(Program($$"""
            string folder = {{condition}} ? "results" : "output";
            File.WriteAllText(Path.Combine(folder, "a"), "x");
            """));
        await Marked.Code(Program($$"""
            if (!({{condition}})) return;
            File.WriteAllText("/data/a", "x");
            """));

        static string Program(string body) => $$"""
            using System.Runtime.InteropServices;
            using System.Runtime.Versioning;
            static class Machine
            {
                private static readonly bool OnWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
                private static bool OnMac => OperatingSystem.IsMacOS();
                private static bool IsMac() => OnMac;
                [SupportedOSPlatformGuard("windows")] private static bool Marked => Environment.GetEnvironmentVariable("OS") == "Windows_NT";
                public static void Write(bool flag)
                {
                    {{body}}
                }
            }
            """;
    }

    [Theory]
    [InlineData("OperatingSystem.IsLinux()")]
    [InlineData("!OperatingSystem.IsWindows()")]
    [InlineData("OperatingSystem.IsLinux() || flag")]
    [InlineData("OperatingSystem.IsWindows() || flag")]
    [InlineData("RuntimeInformation.IsOSPlatform(OSPlatform.Linux)")]
    [InlineData("Environment.OSVersion.Platform == PlatformID.Unix")]
    [InlineData("Environment.OSVersion.Version.Major > 5")]
    [InlineData("RuntimeInformation.IsOSPlatform(OSPlatform.Create(name))")]
    public Task A_branch_of_a_jobs_machine_is_looked_at(string condition) => Marked.Code($$"""
        using System.Runtime.InteropServices;
        static class Machine
        {
            public static void Write(bool flag, string name)
            {
                if ({{condition}})
                    File.WriteAllText("/data/a", "x"); // DPS1001
            }
        }
        """);

    [Theory]
    [InlineData("the job's folder is always there", """
        string? folder = flag ? null : null;
        folder ??= Environment.CurrentDirectory;
        if (!Directory.Exists(folder)) Directory.CreateDirectory(folder);
        Directory.CreateDirectory(".");
        Directory.CreateDirectory(Path.GetFullPath("."));
        new DirectoryInfo("./").Create();
        Start(null);
        Start("work"); // DPS1001
        """)]
    [InlineData("what is unpacked or made in it is lost", """
        ZipFile.ExtractToDirectory("input/a.zip", "."); // DPS1001
        ZipFile.ExtractToDirectory("input/a.zip", Environment.CurrentDirectory); // DPS1001
        Directory.CreateDirectory("./work"); // DPS1001
        Directory.CreateDirectory(Path.Combine(Environment.CurrentDirectory, "work")); // DPS1001
        new DirectoryInfo(".").CreateSubdirectory("work"); // DPS1001
        Directory.CreateDirectory(".."); // DPS1001
        """)]
    [InlineData("going back to it changes nothing", """
        string before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory("output"); // DPS1004
        Directory.SetCurrentDirectory(before);
        Environment.CurrentDirectory = before;
        Environment.CurrentDirectory = ".."; // DPS1004
        """)]
    [InlineData("an option that is not set has no other's value", """
        var options = new Dictionary<string, string> { ["no-encryption"] = "true", ["log-level"] = "Profiling", ["folder"] = "results" };
        if (options.TryGetValue("log-file", out string? log)) File.WriteAllText(log, "x");
        if (options.GetValueOrDefault("log-file") is { } other) File.WriteAllText(other, "x");
        Log(options);
        File.WriteAllText(options["folder"], "x"); // DPS1001
        File.WriteAllText(options[name], "x"); // DPS1001
        """)]
    [InlineData("one of several folders is one of them", """
        var folders = new Dictionary<string, string> { ["a"] = "results/a", ["b"] = "results/b" };
        File.WriteAllText(folders[name], "x"); // DPS1001
        folders[name] = "results/c";
        File.WriteAllText(folders["z"], "x"); // DPS1001
        """)]
    public Task It_is_told_apart(string about, string statements)
    {
        Assert.NotEmpty(about);
        return Marked.Statements(statements, """
            private static void Start(string? folder = null)
            {
                folder ??= Environment.CurrentDirectory;
                if (!Directory.Exists(folder)) Directory.CreateDirectory(folder);
            }
            private static void Log(Dictionary<string, string> options)
            {
                if (options.GetValueOrDefault("log-file") is { Length: > 0 } file) File.AppendAllText(file, "x");
            }
            """);
    }
}
