using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1005: a change to what the job was given.</summary>
public sealed class InputChangedRuleTests
{
    [Theory]
    [InlineData("""File.WriteAllText({|DPS1005:"input/x.txt"|}, "x");""")]
    [InlineData("""File.AppendAllText({|DPS1005:"./input/x.txt"|}, "x");""")]
    [InlineData("""File.Delete({|DPS1005:"input/x.txt"|});""")]
    [InlineData("""File.Move({|DPS1005:"input/x.txt"|}, "output/x.txt");""")]
    [InlineData("""File.Replace("output/a", {|DPS1005:"input/x.txt"|}, null);""")]
    [InlineData("""using var s = new FileStream({|DPS1005:"input/x.bin"|}, FileMode.Open);""")]
    [InlineData("""using var s = File.Open({|DPS1005:"input/x.bin"|}, FileMode.Open);""")]
    [InlineData("""using var m = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile({|DPS1005:"input/x.bin"|});""")]
    [InlineData("""using var s = new FileStream({|DPS1005:"input/x.bin"|}, FileMode.Open, FileAccess.ReadWrite);""")]
    [InlineData("""using var s = File.OpenWrite({|DPS1005:"input/x.bin"|});""")]
    [InlineData("""foreach (var f in Directory.GetFiles("input")) File.Delete({|DPS1005:f|});""")]
    [InlineData(
        """foreach (var f in job.Input.GetFiles()) File.WriteAllText({|DPS1005:Path.ChangeExtension(f.FullPath, ".txt")|}, "x");""")]
    [InlineData("""{|DPS1005:new DirectoryInfo(job.Input.FullPath)|}.Delete(true);""")]
    [InlineData("""{|DPS1005:new FileInfo("input/x")|}.IsReadOnly = false;""")]
    [InlineData("""using var z = ZipFile.Open({|DPS1005:"input/x.zip"|}, ZipArchiveMode.Update);""")]
    [InlineData("""ZipFile.ExtractToDirectory("input/x.zip", {|DPS1005:"input"|});""")]
    [InlineData(
        """using var s = new FileStream("input/x.bin", FileMode.Open, FileAccess.Read); using var t = File.OpenRead("input/x.bin");""")]
    [InlineData("""using var s = File.OpenHandle("input/x.bin"); using var t = new FileStream("input/x", new FileStreamOptions());""")]
    [InlineData(
        """using var s = File.Open({|DPS1005:"input/x.bin"|}, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite });"""
    )]
    [InlineData("""File.Copy("input/x.txt", "output/x.txt"); File.ReadAllText("input/x.txt");""")]
    public Task A_changed_input_is_reported(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));
}
