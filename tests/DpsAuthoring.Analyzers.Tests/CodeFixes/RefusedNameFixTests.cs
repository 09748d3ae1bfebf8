using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS1020: a result gets the name below <c>output/</c> that is left of a path.</summary>
public sealed class RefusedNameFixTests
{
    [Theory]
    [InlineData("""{|DPS1020:"/projects/out/a.tif"|}""", "\"a.tif\"")]
    [InlineData("""{|DPS1020:"../a.tif"|}""", "\"a.tif\"")]
    [InlineData("""{|DPS1020:@"maps\a.tif"|}""", "\"maps/a.tif\"")]
    [InlineData("""/* why */ {|DPS1020:Path.Combine(job.Output.FullPath, "maps", "a.tif")|}""", """/* why */ Path.Combine("maps", "a.tif")""")]
    [InlineData("""{|DPS1020:Path.Combine(Path.GetTempPath(), "a.tif")|}""", "\"a.tif\"")]
    [InlineData("""{|DPS1020:$"{job.Output.FullPath}/{n}.tif"|}""", """$"{n}.tif" """)]
    public Task A_path_becomes_a_name(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, RefusedNameFix>(RefusedNameFix.EquivalenceKey, Writing(before), Writing(after.Trim()));

    [Fact]
    public Task What_lies_in_output_keeps_its_folder() =>
        VerifyFix.MakesAsync<PathRules, RefusedNameFix>(
            RefusedNameFix.EquivalenceKey,
            ResultFixTests.Running("""
                string folder = Path.Combine(job.Output.FullPath, "maps");
                job.Output.Write({|DPS1020:Path.Combine(folder, "a.tif")|}, path => File.WriteAllText(path, folder));
                """),
            ResultFixTests.Running("""
                string folder = Path.Combine(job.Output.FullPath, "maps");
                job.Output.Write(Path.GetRelativePath(job.Output.FullPath, Path.Combine(folder, "a.tif")), path => File.WriteAllText(path, folder));
                """));

    [Fact]
    public Task All_paths_become_names() =>
        VerifyFix.MakesAllAsync<PathRules, RefusedNameFix>(
            RefusedNameFix.EquivalenceKey,
            ResultFixTests.Running(
                "job.Output.Create({|DPS1020:\"/a.tif\"|}).Dispose();\n        job.Output.Create({|DPS1020:\"../b.tif\"|}).Dispose();"),
            ResultFixTests.Running("job.Output.Create(\"a.tif\").Dispose();\n        job.Output.Create(\"b.tif\").Dispose();"));

    [Theory]
    [InlineData("""{|DPS1020:"maps/"|}""")]
    [InlineData("""{|DPS1020:""|}""")]
    public Task What_names_no_file_has_no_name(string name) => VerifyFix.OffersNothingAsync<PathRules, RefusedNameFix>(Writing(name));

    private static string Writing(string name) =>
        ResultFixTests.Running($"job.Output.Write({name}, path => File.WriteAllText(path, \"\")); // done");
}
