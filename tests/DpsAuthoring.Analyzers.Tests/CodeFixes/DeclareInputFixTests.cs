using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS1003, DPS1007: what an algorithm reads from elsewhere is declared as an input.</summary>
public sealed class DeclareInputFixTests
{
    [Theory]
    [InlineData(
        """string text = File.ReadAllText({|DPS1003:"/projects/data/dem.v2.csv"|}); // why""",
        "dem_v2",
        "InputFile",
        "DemV2",
        """string text = File.ReadAllText(DemV2.FullPath); // why"""
    )]
    [InlineData(
        """string[] all = Directory.GetFiles({|DPS1003:"/projects/granules/"|}, "*.h5");""",
        "granules",
        "InputDirectory",
        "Granules",
        """string[] all = Directory.GetFiles(Granules.FullPath, "*.h5");""")]
    [InlineData(
        """string path = "s3://bucket/dem.tif"; if (File.Exists({|DPS1007:path|})) job.Print(path);""",
        "dem",
        "InputFile",
        "Dem",
        """string path = Dem.FullPath; if (File.Exists(path)) job.Print(path);""")]
    public Task What_an_algorithm_reads_is_declared(string before, string name, string type, string property, string after) =>
        VerifyFix.MakesAsync<PathRules, DeclareInputFix>(
            DeclareInputFix.EquivalenceKey,
            Sample.Algorithm("", before),
            Sample.Algorithm($"[Input(\"{name}\")]\n    public required {type} {property} {{ get; init; }}\n\n    ", after));

    [Fact]
    public Task All_that_an_algorithm_reads_is_declared_and_one_file_once() =>
        VerifyFix.MakesAllAsync<PathRules, DeclareInputFix>(
            DeclareInputFix.EquivalenceKey,
            Sample.Algorithm(
                "",
                "File.ReadAllText({|DPS1003:\"/projects/a.csv\"|}); File.ReadAllText({|DPS1003:\"/projects/b.csv\"|}); File.ReadAllText({|DPS1003:\"/projects/a.csv\"|});"
            ),
            Sample.Algorithm(
                "[Input(\"a\")]\n    public required InputFile A { get; init; }\n\n    [Input(\"b\", Pattern = \"b.csv\")]\n    public required InputFile B { get; init; }\n\n    ",
                "File.ReadAllText(A.FullPath); File.ReadAllText(B.FullPath); File.ReadAllText(A.FullPath);"));

    [Theory]
    [InlineData("""File.Delete({|DPS1003:"/projects/a.csv"|});""")]
    [InlineData("""const string Dem = "/projects/dem.tif"; File.ReadAllText({|DPS1003:Dem|});""")]
    [InlineData("""File.ReadAllText({|DPS1003:"/projects/run.csv".Trim()|});""")]
    public Task What_cannot_be_an_input_is_left_alone(string statement) =>
        VerifyFix.OffersNothingAsync<PathRules, DeclareInputFix>(Sample.Algorithm("", statement));

    [Theory]
    [InlineData("""_ = OSGeo.GDAL.Gdal.IdentifyDriver({|DPS1003:"HDF5:\"/projects/a.h5\"://x"|});""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection({|DPS1003:"Data Source=/projects/a.db;Mode=ReadOnly"|});""")]
    public Task What_is_more_than_a_path_is_left_alone(string statement) =>
        VerifyFix.OffersNothingAsync<PathRules, DeclareInputFix>(
            Sample.Algorithm("", statement) + """

            namespace OSGeo.GDAL { public static class Gdal { public static object? IdentifyDriver(string utf8_path) => null; } }
            namespace Microsoft.Data.Sqlite { public class SqliteConnection { public SqliteConnection(string connectionString) { } } }
            """);
}
