using System.Text.Json;

namespace DpsAuthoring.Cli.Tests;

/// <summary><c>dps compare</c> of an original and its port: both run, row by row.</summary>
[Trait("Speed", "Slow")]
public sealed class CompareAlgorithmTests : IDisposable
{
    private const string Inputs = """
          - {name: number, type: int}
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("dps-compared-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>The port rounds where the original cuts off: somebody has to see it.</summary>
    [Fact]
    public async Task A_port_of_a_python_original_differs_where_it_was_made_to()
    {
        if (!File.Exists("/usr/bin/python3") || (await Command.RunAsync(_root, "/usr/bin/python3", "-c", "from osgeo import gdal")).ExitCode != 0)
        {
            Assert.Skip("There is no python3-gdal to run an original with.");
        }

        Algorithm("original", Inputs, "/usr/bin/python3 \"$(dirname \"$0\")/original.py\" \"$2\"");
        File.WriteAllText(PathOf("original/original.py"), """
            import struct, sys
            from osgeo import gdal
            number = int(sys.argv[1])
            raster = gdal.GetDriverByName('GTiff').Create('output/half.tif', 20, 10, 1, gdal.GDT_Int16, ['COMPRESS=DEFLATE'])
            raster.SetGeoTransform([500000, 10, 0, 1000000, 0, -10])
            raster.GetRasterBand(1).Fill(0)
            raster.GetRasterBand(1).WriteRaster(3, 2, 1, 1, struct.pack('h', int(number / 2)))
            raster.GetRasterBand(1).WriteRaster(4, 2, 1, 1, struct.pack('h', 7))
            open('output/half.csv', 'w').write('number,half\n%d,%d\n' % (number, int(number / 2)))
            """);
        Algorithm("port", Inputs, """
            half=$((($2 + 1) / 2))
            cat > wide.asc <<END
            ncols 20
            nrows 10
            xllcorner 500000
            yllcorner 999900
            cellsize 10
            END
            for row in 0 1 2 3 4 5 6 7 8 9; do
              if [ $row = 2 ]; then echo "0 0 0 $half 7 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"; else echo "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"; fi
            done >> wide.asc
            gdal_translate -q -ot Int16 -co TILED=YES wide.asc output/half.tif
            rm -f wide.asc output/*.aux.xml
            printf 'number,half\n%d,%d.0\n' "$2" "$half" > output/half.csv
            """);
        File.WriteAllText(PathOf("rows.csv"), "number\n4\n7\n");

        Ran ran = await DpsAsync("compare", "original", "port", "--rows", "rows.csv");
        Assert.True(ran.ExitCode == 1, ran.Everything);
        Assert.Equal(
            [
                "row 1 (number=4): same (2 results)",
                "row 2 (number=7): differs",
                "  half.csv is not the same: 1 of 1 values differs, at most by 1: column half, row 1 is 3 in OLD and 4.0 in NEW",
                "  half.tif is not the same: 1 of 200 pixels differs, at most by 1: band 1 at column 3, row 2 is 3 in OLD and 4 in NEW",
                "",
            ],
            ran.Output.Split('\n')[..5]);
        Assert.Matches(@"\n {20,}OLD +NEW +NEW / OLD \(median of 2 rows\)\ntime +\S+ s +\S+ s +\S+\nCPU ", ran.Output);
        Assert.Matches(@"\n2 rows: 1 same, 1 differs; time \S+ s → \S+ s a job( \(.*\))?, peak memory .* → .*B\n$", ran.Output);

        ran = await DpsAsync("compare", "original", "port", "--rows", "rows.csv", "--tolerance", "1");
        Assert.True(ran.ExitCode == 0, ran.Everything);
    }

    [Fact]
    public async Task Failures_are_told_and_not_hidden()
    {
        const string Script = """
            case $2 in
              1) echo fine > output/a.txt;;
              2) echo "ValueError: two" >&2; exit 1;;
              3) [ "$name" = old ] || { echo "ValueError: three" >&2; exit 1; }; echo fine > output/a.txt;;
              4) echo "ValueError: $name" >&2; exit 1;;
            esac
            """;
        Algorithm("old", Inputs, Script);
        Algorithm("new", Inputs, Script);
        File.WriteAllText(PathOf("rows.csv"), "number\n1\n2\n3\n4\n");
        Ran ran = await DpsAsync("compare", "old", "new", "--rows", "rows.csv", "-j", "2");
        Assert.True(ran.ExitCode == 1, ran.Everything);
        string[] lines = ran.Output.Split('\n');
        Assert.Equal("row 1 (number=1): same (1 result)", lines[0]);
        Assert.Equal("row 2 (number=2): failed in both alike: run.sh ended with exit code 1: ValueError: two", lines[1]);
        Assert.Equal("row 3 (number=3): failed in NEW only: run.sh ended with exit code 1: ValueError: three", lines[2]);
        Assert.StartsWith("row 4 (number=4): failed in both, not alike: ", lines[3], StringComparison.Ordinal);
        Assert.Contains("\n4 rows: 1 same, 1 failed in NEW only, 1 failed in both, not alike, 1 failed in both alike; ", ran.Output, StringComparison.Ordinal);

        ran = await DpsAsync("compare", "old", "new", "--rows", "rows.csv", "--only", "2");
        Assert.Equal((2, "dps: No job has succeeded, so that there were no results to compare.\n"), (ran.ExitCode, ran.Error));
        ran = await DpsAsync("compare", "old", "new", "--rows", "rows.csv", "--limit", "2");
        Assert.Equal(0, ran.ExitCode);
    }

    [Fact]
    public async Task Inputs_that_differ_are_told_first()
    {
        Algorithm("old", Inputs + "\n  - {name: mood, type: string, default: good}\n  - {name: gone, type: string, default: x}", "echo same > output/a.txt");
        Algorithm("new", Inputs + "\n  - {name: mood, type: string, default: bad}", "echo same > output/a.txt");
        Ran ran = await DpsAsync("compare", "old", "new", "-i", "number=1", "-i", "gone=y");
        Assert.True(ran.ExitCode == 1, ran.Everything);
        Assert.StartsWith(
            """
            inputs: OLD has the input gone, and NEW has not
            inputs: the input mood has the default 'good' in OLD and the default 'bad' in NEW
            same (1 result)
            """,
            ran.Output,
            StringComparison.Ordinal);

        ran = await DpsAsync("compare", "old", "new", "-i", "number=1", "-i", "nobodys=y");
        Assert.Equal((2, "dps: Row 1, OLD: There is no input 'nobodys'; counter has number, mood, gone.\n"), (ran.ExitCode, ran.Error));
    }

    [Fact]
    public async Task Nothing_is_left_but_what_is_kept()
    {
        Algorithm("old", Inputs, "echo $2 > output/a.txt; date +%s%N > output/when.txt");
        Algorithm("new", Inputs, "echo $2 > output/a.txt");
        Directory.CreateDirectory(PathOf("tmp"));
        var environment = new Dictionary<string, string?> { ["TMPDIR"] = PathOf("tmp") };
        Ran ran = await Command.RunAsync(_root, environment, DpsTool.Path, "compare", "old", "new", "-i", "number=1");
        Assert.Contains("\n  when.txt is there in OLD only\n", ran.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(PathOf("tmp")));
        Assert.Equal(["new", "old", "tmp"], Directory.EnumerateFileSystemEntries(_root).Select(Path.GetFileName).Order());

        Assert.Equal(1, (await DpsAsync("compare", "old", "new", "-i", "number=1", "--keep", "kept")).ExitCode);
        Assert.Equal(
            2, Directory.EnumerateFiles(PathOf("kept"), "a.txt", SearchOption.AllDirectories).Count());
        ran = await DpsAsync("compare", "old", "new", "-i", "number=1", "--keep", "kept");
        Assert.Equal(
            (2, "dps: --keep kept: it is there already; name a folder that is empty or not there yet.\n"), (ran.ExitCode, ran.Error));
    }

    [Fact]
    public async Task Two_batches_are_compared_by_their_rows()
    {
        Algorithm("old", Inputs, "echo $2 > output/a.txt");
        Algorithm("new", Inputs, "echo $(($2 / 2 * 2)) > output/a.txt");
        File.WriteAllText(PathOf("rows.csv"), "number\n2\n3\n");
        File.WriteAllText(PathOf("others.csv"), "number\n5\n3\n2\n");
        (await DpsAsync("batch", "old", "--rows", "rows.csv", "--name", "before", "-o", "results")).EnsureSuccess();
        (await DpsAsync("batch", "new", "--rows", "others.csv", "--name", "after", "-o", "results")).EnsureSuccess();
        Ran ran = await DpsAsync("compare", "results/dps_batches/before", "results/dps_batches/after", "--json");
        Assert.True(ran.ExitCode == 1, ran.Everything);
        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal(
            ["same", "differs", "new_only"],
            json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("verdict").GetString()));
        Assert.Equal(2, json.RootElement.GetProperty("median").GetProperty("rows").GetInt32());
        ran = await DpsAsync("compare", "results", "old");
        Assert.Equal(2, ran.ExitCode);
    }

    private string PathOf(string name) => Path.Combine(_root, name);

    private Task<Ran> DpsAsync(params string[] arguments) => Dps.RunInAsync(_root, arguments);

    private void Algorithm(string name, string inputs, string script)
    {
        Directory.CreateDirectory(PathOf(name));
        File.WriteAllText(PathOf($"{name}/algorithm_config.yml"), $"""
            algorithm_name: counter
            algorithm_version: main
            code_repository: https://example.org/counter.git
            run_command: counter/run.sh
            inputs:
            {inputs}
            outputs:
              - {"{"}name: out, type: Directory{"}"}

            """);
        File.WriteAllText(PathOf($"{name}/run.sh"), $"#!/bin/bash\nset -eu\nname={name}\nmkdir -p output\n{script}\n");
        File.SetUnixFileMode(PathOf($"{name}/run.sh"), (UnixFileMode)0b111_101_101);
    }
}
