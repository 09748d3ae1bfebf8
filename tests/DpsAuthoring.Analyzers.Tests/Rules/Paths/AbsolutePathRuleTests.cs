using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1003: a path that is only on this machine.</summary>
public sealed class AbsolutePathRuleTests
{
    [Theory]
    [InlineData("""File.ReadAllText({|DPS1003:"/projects/x.txt"|});""")]
    [InlineData("""foreach (var f in Directory.GetFiles({|DPS1003:"/projects/data"|})) Console.WriteLine(f);""")]
    [InlineData("""if (File.Exists({|DPS1003:@"C:\data\x.txt"|})) return;""")]
    [InlineData("""if (Directory.Exists({|DPS1003:"/projects"|})) return;""")]
    [InlineData("""File.Delete({|DPS1003:"/tmp/x"|});""")]
    [InlineData("""using var r = new StreamReader({|DPS1003:"~/my-private-bucket/x.csv"|});""")]
    [InlineData("""var info = new FileInfo("/projects/x"); Console.WriteLine({|DPS1003:info|}.Length);""")]
    [InlineData("""using var s = {|DPS1003:new FileInfo("/projects/x")|}.OpenRead();""")]
    [InlineData("""File.ReadAllText({|DPS1003:Path.Combine(Environment.GetEnvironmentVariable("DATA") ?? "/projects/data", "x")|});""")]
    [InlineData("""File.ReadAllText({|DPS1003:"/data/" + name|});""")]
    [InlineData("""File.Copy({|DPS1003:"/projects/x"|}, "output/x");""")]
    [InlineData("""File.Move({|DPS1003:"/projects/x"|}, "output/x");""")]
    [InlineData("""File.SetLastWriteTime({|DPS1003:"/projects/x"|}, DateTime.UtcNow);""")]
    [InlineData("""System.Xml.Linq.XDocument.Load({|DPS1003:"/projects/x.xml"|});""")]
    public Task An_absolute_path_is_reported(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));

    [Theory]
    [InlineData("""Console.WriteLine("/projects/x"); var s = "/projects".Length; if (name == "/projects/x") return;""")]
    [InlineData("""System.Diagnostics.Process.Start("/usr/bin/gdal_translate", "/vsis3/x output/x");""")]
    [InlineData(
        """File.ReadAllText("/proc/meminfo"); File.ReadAllLines("/sys/fs/cgroup/cpu.max"); using var n0 = File.OpenWrite("/dev/null");""")]
    [InlineData(
        """Directory.GetFiles(Path.GetDirectoryName(name) ?? "/"); var free = Directory.Exists("/") || Directory.Exists("/dev/shm");""")]
    [InlineData("""File.ReadAllText("config.json"); File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "model.onnx"));""")]
    [InlineData("""File.ReadAllText(Path.Combine("input", "/etc/x".TrimStart('/')));""")]
    public Task Text_and_device_files_are_not(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));
}
