// Text that only looks like a path, and paths that only are asked.
using System.Diagnostics;
using System.Text.RegularExpressions;

public static class OnlyText
{
    private const string Default = "/projects/data";
    private static readonly Regex s_route = new("^/api/v1/");

    public static void Run(string arg, HttpClient http, IDictionary<string, string> map)
    {
        Console.WriteLine("/projects/x");
        Debug.WriteLine("/tmp/x");
        if (arg == "/projects/x" || arg.StartsWith("/projects/")) return;
        map["/projects"] = "/x";
        string name = Path.GetFileName("/projects/data/dem.tif");
        Console.WriteLine(name);
        File.Copy("input/" + name, "output/" + name);
        _ = s_route.IsMatch("/api/v1/x");
        _ = http.GetAsync("/api/v1/granules");
        Process.Start("ls", "/projects"); // DPS2006
        Process.Start("/usr/bin/env", ["gdalinfo", "/projects/x"]); // DPS2006
        var info = new ProcessStartInfo("python") { WorkingDirectory = "/opt/code" };
        info.ArgumentList.Add("/opt/code/run.py");
        string path = Environment.GetEnvironmentVariable("PATH") + ":/opt/conda/bin";
        Environment.SetEnvironmentVariable("PATH", path);
        foreach (string f in Directory.GetFiles(Default)) Console.WriteLine(f); // DPS1003
        foreach (string f in Directory.EnumerateDirectories(@"C:\data")) Console.WriteLine(f); // DPS1003
        using StreamReader r = new("/home/user/list.txt"); // DPS1003
        using FileStream s = File.OpenRead("~/x.tif"); // DPS1003
        bool there = Directory.Exists("/projects/shared") || File.Exists(Path.Combine(Default, arg)); // DPS1003 DPS1003
        string[] cpu = File.ReadAllLines("/proc/cpuinfo");
        string os = File.ReadAllText("/etc/os-release"); // DPS1003
        FileInfo info2 = new("/projects/x");
        Console.WriteLine(info2.Name + there + cpu.Length + os);
        Console.WriteLine(info2.Length); // DPS1003
        DriveInfo drive = new("/");
        Console.WriteLine(drive.AvailableFreeSpace);
        string latest = new DirectoryInfo("/projects/runs").GetDirectories().Last().FullName; // DPS1003
        Console.WriteLine(latest);
        var watcher = new FileSystemWatcher("/projects/in"); // DPS1003
        watcher.Dispose();
    }
}
