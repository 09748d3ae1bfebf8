using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1001: a write whose root is known, and is not <c>output/</c>.</summary>
public sealed class WriteOutsideOutputRuleTests
{
    [Theory]
    [InlineData("""File.WriteAllText({|DPS1001:"result.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"out/result.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"output2/result.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"Output/result.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"../output/result.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"output/../result.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"/projects/result.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"/tmp/debug.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"/dev/shm/tile.bin"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:new DirectoryInfo(AppContext.BaseDirectory + "/..").FullName + "/x"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:@"C:\results\x.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:@"\\server\share\x.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"~/x.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:Path.Combine(AppContext.BaseDirectory, "x.txt")|}, "x");""")]
    [InlineData(
        """File.WriteAllText({|DPS1001:Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, "x.txt")|}, "x");""")]
    [InlineData(
        """File.WriteAllText({|DPS1001:Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "x.txt")|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:Environment.GetEnvironmentVariable("HOME") + "/x.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:Path.Combine("output", "/etc/x")|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:Path.Combine(Environment.CurrentDirectory, "x.txt")|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:Path.Combine(job.WorkingDirectory, "x.txt")|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:$"results/{name}"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:$"result_{name}.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:$"{n}.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:Path.GetFileName(name)|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"/tmp/" + name|}, "x");""")]
    [InlineData("""Directory.CreateDirectory({|DPS1001:"work"|});""")]
    [InlineData("""File.AppendAllText({|DPS1001:"log.txt"|}, "x");""")]
    [InlineData("""File.Copy("input/a.tif", {|DPS1001:"a.tif"|});""")]
    [InlineData("""File.Move("output/a.tif", {|DPS1001:"a.tif"|});""")]
    [InlineData("""using var s = new FileStream({|DPS1001:"x.bin"|}, FileMode.Create);""")]
    [InlineData("""using var s = new FileStream({|DPS1001:"x.bin"|}, FileMode.Open, FileAccess.ReadWrite);""")]
    [InlineData("""using var s = new StreamWriter({|DPS1001:"x.txt"|});""")]
    [InlineData("""using var s = File.Open({|DPS1001:"x.bin"|}, FileMode.OpenOrCreate);""")]
    [InlineData(
        """using var s = File.Open({|DPS1001:"x.bin"|}, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write });""")]
    [InlineData("""using var s = {|DPS1001:new FileInfo("x.txt")|}.CreateText();""")]
    [InlineData("""new FileInfo("output/x.txt").CopyTo({|DPS1001:"x.txt"|});""")]
    [InlineData("""new DirectoryInfo("output").Parent!.CreateSubdirectory({|DPS1001:"tmp"|});""")]
    [InlineData("""ZipFile.ExtractToDirectory("input/a.zip", {|DPS1001:"unpacked"|});""")]
    [InlineData("""ZipFile.CreateFromDirectory("output", {|DPS1001:"all.zip"|});""")]
    [InlineData("""using var z = ZipFile.Open({|DPS1001:"x.zip"|}, ZipArchiveMode.Create);""")]
    [InlineData("""File.WriteAllText({|DPS1001:string.Format("{0}/{1:D3}.txt", "tiles", n)|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1001:string.Join("/", "tiles", name)|}, "x");""")]
    public Task Reported(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));

    [Theory]
    [InlineData("""File.WriteAllText("output/x.txt", "x");""")]
    [InlineData("""File.WriteAllText("./output/x.txt", "x");""")]
    [InlineData("""File.WriteAllText("a/../output/x.txt", "x");""")]
    [InlineData("""File.WriteAllText(Path.GetFullPath("output/x.txt"), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine(Environment.CurrentDirectory, "output", "x.txt"), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine(Directory.GetCurrentDirectory(), "output", "x.txt"), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine(job.Output.FullPath, "x.txt"), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine(job.WorkingDirectory, "output", "x.txt"), "x");""")]
    [InlineData(
        """using OutputFile f = job.Output.Create("x.txt"); File.WriteAllText(f.FullPath, "x"); File.WriteAllText(f.FullPath + ".aux.xml", "x");"""
    )]
    [InlineData(
        """File.WriteAllText(job.Scratch.GetPath("x.txt"), "x"); File.WriteAllText(Path.Combine(job.Scratch.FullPath, "x.txt"), "x");""")]
    [InlineData("""File.WriteAllText(Path.GetTempFileName(), "x"); File.WriteAllText(Path.Combine(Path.GetTempPath(), "x"), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine(Directory.CreateTempSubdirectory().FullName, "x"), "x");""")]
    [InlineData("""File.WriteAllText(name, "x"); File.WriteAllText(args[0], "x"); File.WriteAllText(name + ".txt", "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine(name, "x.txt"), "x"); File.WriteAllText($"{name}/x.txt", "x");""")]
    [InlineData("""File.WriteAllText(Environment.GetEnvironmentVariable("OUT") + "/x.txt", "x");""")]
    [InlineData("""File.Delete("x.txt"); Directory.Delete("work", true);""")]
    [InlineData("""File.ReadAllText("x.txt"); using var r = new StreamReader("x.txt");""")]
    [InlineData("""using var s = new FileStream("x.bin", FileMode.Open, FileAccess.Read); using var t = File.OpenRead("x.bin");""")]
    [InlineData("""using var s = new FileStream("x.bin", FileMode.Open);""")]
    [InlineData("""using var z = ZipFile.OpenRead("x.zip"); using var y = ZipFile.Open("x.zip", ZipArchiveMode.Read);""")]
    [InlineData("""Console.WriteLine("/tmp/x.txt"); var uri = new Uri("https://a/b");""")]
    [InlineData("""File.WriteAllText(flag ? "output/a.txt" : name, "x");""")]
    public Task Silent(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));
}
