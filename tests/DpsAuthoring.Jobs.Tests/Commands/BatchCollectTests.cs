using DpsAuthoring.Jobs.Tests.Support;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Tests.Commands;

/// <summary><c>dps batch collect</c>: one of all results.</summary>
[Trait("Speed", "Slow")]
public sealed class BatchCollectTests : IDisposable
{
    /// <summary>A raster of ten degrees, as text that GDAL reads.</summary>
    private const string Raster =
        """printf 'ncols 10\nnrows 10\nxllcorner %s\nyllcorner 0\ncellsize 1\n%s' "$(( $2 * 10 ))" "$(yes 7 | head -n 100 | tr '\\n' ' ')" > x.asc; gdal_translate -q -a_srs EPSG:4326 x.asc""";

    private readonly AlgorithmFolder _algorithm = new("mkdir output\n");

    public void Dispose() => _algorithm.Dispose();

    private string Folder => Path.Combine(_algorithm.Root, "dps_batches/rows");

    [Fact]
    public void Rasters_of_a_name_are_a_mosaic_and_each_has_its_footprint()
    {
        Need();
        Batch(Raster + " 'output/a b.tif'; echo x > output/note,1.txt; [ $2 != 3 ] || exit 1");
        Assert.Equal(
            (0, $"In {Folder}:\nresults.csv: all jobs, and what they cost\nfiles.csv: 4 files of results, with their jobs\na b.vrt: 2 rasters\nresults.gpkg: where the rasters are, with their jobs\n", ""),
            _algorithm.Dps("batch", "collect", "rows"));
        Assert.Equal(5, File.ReadLines(Path.Combine(Folder, "files.csv")).Count());
        Assert.Equal(
            [("a b.tif", 1L, "1", "EPSG:4326"), ("a b.tif", 2L, "2", "EPSG:4326")],
            Footprints());

        // It moves with the batch.
        Directory.CreateDirectory(Path.Combine(_algorithm.Root, "there"));
        Assert.Equal(0, _algorithm.Shell("mv dps_batches dps_output there").ExitCode);
        (int code, string told, _) = _algorithm.Shell("gdalinfo -stats 'there/dps_batches/rows/a b.vrt'");
        Assert.Equal(0, code);
        Assert.Contains("Size is 20, 10", told, StringComparison.Ordinal);
        Assert.Contains("Mean=7.000", told, StringComparison.Ordinal);
        Assert.Equal(0, _algorithm.Dps("batch", "collect", "rows", "-o", "there").ExitCode);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(_algorithm.Root, "there/dps_batches/rows")), file => Path.GetFileName(file).StartsWith('.'));
    }

    [Fact]
    public void Rasters_that_have_names_of_their_own_are_one_mosaic()
    {
        Need();
        Batch(Raster + " output/scene$2.tif");
        Assert.Contains("\nresults.vrt: 3 rasters\n", _algorithm.Dps("batch", "collect", "rows").Output, StringComparison.Ordinal);
        Assert.Equal(3, Footprints().Count);
    }

    [Fact]
    public void What_is_no_raster_is_told_and_the_others_are_collected()
    {
        Need();
        Batch("if [ $2 = 2 ]; then echo x > output/r.tif; else " + Raster + " output/r.tif; fi");
        (int code, string output, string error) = _algorithm.Dps("batch", "collect", "rows");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("\nnote: gdalbuildvrt: ", output, StringComparison.Ordinal);
        Assert.Equal([1L, 3L], Footprints().Select(footprint => footprint.Row));
    }

    [Fact]
    public void Without_GDALs_programs_there_are_the_tables()
    {
        Batch("echo x > output/r.tif");
        Directory.CreateDirectory(Path.Combine(_algorithm.Root, "bin"));
        (int code, string output, string error) = Dps.RunIn(
            _algorithm.Root,
            new Dictionary<string, string> { ["PATH"] = Path.Combine(_algorithm.Root, "bin"), ["HOME"] = _algorithm.Root, ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "/usr/share/dotnet" },
            "batch", "collect", "rows");
        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith("files.csv: 3 files of results, with their jobs\nnote: no mosaic and no footprints of 3 rasters: gdalbuildvrt is not on PATH. Install GDAL's programs, and collect again.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_that_is_not_there_is_one_sentence() => Assert.Equal(
        (2, "", $"dps: There is no batch in {_algorithm.Root}/dps_batches: name the folder of its results with --output.\n"),
        _algorithm.Dps("batch", "collect", "none"));

    private static void Need() => Assert.SkipUnless(
        File.Exists("/usr/bin/gdalbuildvrt") && File.Exists("/usr/bin/gdaltindex") && File.Exists("/usr/bin/ogr2ogr"), "GDAL's programs are not there");

    private void Batch(string deed)
    {
        _algorithm.Write("algorithm/run.sh", "#!/bin/bash\nset -e\nmkdir output\n" + deed + "\n");
        _algorithm.Write("rows.csv", "number\n1\n2\n3\n");
        _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "--as-dps", "false");
    }

    private List<(string Name, long Row, string Number, string Crs)> Footprints()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "results.gpkg")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT file_name, row, number, raster_crs FROM results WHERE geom IS NOT NULL ORDER BY row";
        using SqliteDataReader reader = command.ExecuteReader();
        var footprints = new List<(string, long, string, string)>();
        while (reader.Read())
        {
            footprints.Add((reader.GetString(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3)));
        }

        return footprints;
    }
}
