using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS1010, DPS1011: what is opened is closed, and in time.</summary>
public sealed class CloseFixTests
{
    [Theory]
    [InlineData(
        "Dataset made = {|DPS1010:driver.Create(\"output/a.tif\", 1, 1, 1, DataType.GDT_Byte, null)|}; // why\n        made.GetRasterBand(1).Fill(1, 0);",
        "using Dataset made = driver.Create(\"output/a.tif\", 1, 1, 1, DataType.GDT_Byte, null); // why\n        made.GetRasterBand(1).Fill(1, 0);")]
    [InlineData(
        "{|DPS1010:driver.Create(\"output/a.tif\", 1, 1, 1, DataType.GDT_Byte, null)|};",
        "driver.Create(\"output/a.tif\", 1, 1, 1, DataType.GDT_Byte, null).Dispose();")]
    [InlineData(
        "_ = {|DPS1010:driver.Create(\"output/a.tif\", 1, 1, 1, DataType.GDT_Byte, null)|};",
        "driver.Create(\"output/a.tif\", 1, 1, 1, DataType.GDT_Byte, null).Dispose();")]
    [InlineData(
        "job.Output.Write(\"a.tif\", path => {|DPS1010:Gdal.Warp(path, [source], null, null, null)|});",
        "job.Output.Write(\"a.tif\", path => Gdal.Warp(path, [source], null, null, null).Dispose());")]
    [InlineData(
        """
        using OutputFile file = job.Output.Create("a.tif");
                using Dataset made = {|DPS1010:driver.Create(file.FullPath, 1, 1, 1, DataType.GDT_Byte, null)|};
                made.GetRasterBand(1).Fill(1, 0);
                file.Publish();
        """,
        """
        using OutputFile file = job.Output.Create("a.tif");
                using Dataset made = driver.Create(file.FullPath, 1, 1, 1, DataType.GDT_Byte, null);
                made.GetRasterBand(1).Fill(1, 0);
                made.Dispose();
                file.Publish();
        """)]
    [InlineData(
        """
        using OutputFile file = job.Output.Create("a.tif");
                Dataset made = {|DPS1010:driver.Create(file.FullPath, 1, 1, 1, DataType.GDT_Byte, null)|};
                if (source.RasterCount > 1)
                {
                    file.Publish();
                }
        """,
        """
        using OutputFile file = job.Output.Create("a.tif");
                using Dataset made = driver.Create(file.FullPath, 1, 1, 1, DataType.GDT_Byte, null);
                if (source.RasterCount > 1)
                {
                    made.Dispose();
                    file.Publish();
                }
        """)]
    [InlineData(
        """
        using (Dataset made = {|DPS1010:driver.Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null)|})
                {
                    File.Copy("output/a.tif", "output/b.tif");
                }
        """,
        """
        using (Dataset made = driver.Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null))
                {
                    made.Dispose();
                    File.Copy("output/a.tif", "output/b.tif");
                }
        """)]
    [InlineData(
        "var text = {|DPS1011:new StreamWriter(\"output/a.txt\")|};\n        text.Write(1);",
        "using var text = new StreamWriter(\"output/a.txt\");\n        text.Write(1);")]
    [InlineData(
        "var binary = new BinaryWriter({|DPS1011:File.Create(\"output/a.bin\")|});\n        binary.Write(1);",
        "using var binary = new BinaryWriter(File.Create(\"output/a.bin\"));\n        binary.Write(1);")]
    [InlineData(
        "using FileStream file = File.Create(\"output/a.txt\");\n        var text = {|DPS1011:new StreamWriter(file)|};\n        text.Write(1);",
        "using FileStream file = File.Create(\"output/a.txt\");\n        using var text = new StreamWriter(file);\n        text.Write(1);")]
    [InlineData(
        """
        using var text = {|DPS1011:new StreamWriter("output/a.txt")|};
                text.Write(1);
                // and back
                string all = File.ReadAllText("output/a.txt");
        """,
        """
        using var text = new StreamWriter("output/a.txt");
                text.Write(1);
                text.Dispose();
                // and back
                string all = File.ReadAllText("output/a.txt");
        """)]
    public Task What_is_opened_is_closed(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, CloseFix>(CloseFix.EquivalenceKey, Code(before), Code(after));

    [Fact]
    public Task All_are_closed() => VerifyFix.MakesAllAsync<PathRules, CloseFix>(
        CloseFix.EquivalenceKey,
        Code("""
            Dataset a = {|DPS1010:driver.Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null)|};
                    _ = {|DPS1010:Gdal.Warp("output/b.tif", [source], null, null, null)|};
                    var c = {|DPS1011:new StreamWriter("output/c.txt")|};
                    c.Write(a.RasterCount);
            """),
        Code("""
            using Dataset a = driver.Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null);
                    Gdal.Warp("output/b.tif", [source], null, null, null).Dispose();
                    using var c = new StreamWriter("output/c.txt");
                    c.Write(a.RasterCount);
            """));

    [Theory]
    [InlineData("Dataset made;\n        made = {|DPS1010:driver.Create(\"output/a.tif\", 1, 1, 1, DataType.GDT_Byte, null)|};\n        made.FlushCache(0);")]
    [InlineData("{|DPS1011:new StreamWriter(\"output/a.txt\")|}.Write(1);")]
    [InlineData("Band band = {|DPS1010:driver.Create(\"output/a.tif\", 1, 1, 1, DataType.GDT_Byte, null)|}.GetRasterBand(1);\n        band.Fill(1, 0);")]
    public Task Where_no_variable_holds_it_or_it_is_set_later_nothing_is_offered(string statements) =>
        VerifyFix.OffersNothingAsync<PathRules, CloseFix>(Code(statements.Replace("made.FlushCache(0);", "made.BuildOverviews(\"NEAREST\", [2]);", StringComparison.Ordinal)));

    [Fact]
    public Task Top_level_statements_are_mended_too() => VerifyFix.MakesAsync<PathRules, CloseFix>(
        CloseFix.EquivalenceKey,
        """
        var text = {|DPS1011:new StreamWriter("output/a.txt")|};
        text.Write(1);
        Console.WriteLine(File.ReadAllText("output/a.txt"));

        """,
        """
        using var text = new StreamWriter("output/a.txt");
        text.Write(1);
        text.Dispose();
        Console.WriteLine(File.ReadAllText("output/a.txt"));

        """);

    private static string Code(string statements) => $$"""
        using OSGeo.GDAL;
        using DataType = OSGeo.GDAL.DataType;
        static class Sample
        {
            static void Run(Job job, Driver driver, Dataset source)
            {
                {{statements}}
            }
        }
        """;
}
