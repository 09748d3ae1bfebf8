using System.ComponentModel.DataAnnotations;
using DpsAuthoring.Runtime.Tests.Inputs;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.CommandLine;

[Algorithm("all-inputs", "Takes one of each.")]
public sealed partial class AllInputs : Echo
{
    [Input("source", "The raster to reduce")] public required InputFile Source { get; init; }
    [Input("tiles", "More rasters", Pattern = "*.tile.tif")] public IReadOnlyList<InputFile> Tiles { get; init; } = [];
    [Input("store", "A folder of arrays.")] public InputDirectory? Store { get; init; }
    [Input("output_file", "Name of the result")] public OutputName OutputFile { get; init; } = "reduced.tif";
    [Input("outsize", "Percent of the original size"), Range(1, 100)] public int OutSize { get; init; } = 30;
    [Input("nodata")] public double? NoData { get; init; }
    [Input("verbose", "Say more")] public bool Verbose { get; init; }
    [Input("season", "When")] public Season Season { get; init; } = Season.Summer;
    [Input("day", "First day")] public DateOnly Day { get; init; } = new(2020, 1, 2);
    [Input("time")] public DateTimeOffset? Time { get; init; }
    [Input("box", "Where")] public BoundingBox Box { get; init; } = new(-180, -90, 180, 90);
    [Input("bands", "Which bands")] public IReadOnlyList<int> Bands { get; init; } = [4, 3, 2];
    [Input("tile"), RegularExpression("[A-Z][0-9]{2}")] public string Tile { get; init; } = "T01";

    protected override object? Value => null;
}

public sealed class HelpTests : IDisposable
{
    private const string Help = """
        Takes one of each.

        Usage:
          all-inputs --source <file> [--tiles <file…>] [--store <directory>] [--output_file <name>] [--outsize <int>] [--nodata <number>] [--verbose] [--season <Spring|Summer|Autumn>] [--day <yyyy-mm-dd>] [--time <time>] [--box <w,s,e,n>] [--bands <int,…>] [--tile <text>]
          all-inputs [<output_file>] [<outsize>] [<nodata>] [<verbose>] [<season>] [<day>] [<time>] [<box>] [<bands>] [<tile>]   (files in ./input/)

        Inputs:
          --source <file>                  The raster to reduce: the path of a file (required).
          --tiles <file…>                  More rasters: files, or a directory that holds them (optional).
          --store <directory>              A folder of arrays: the path of a directory (optional).
          --output_file <name>             Name of the result: a name below output/ (default: reduced.tif).
          --outsize <int>                  Percent of the original size: a whole number from 1 to 100 (default: 30).
          --nodata <number>                a number (optional).
          --verbose                        Say more: the bare option means true (default: false).
          --season <Spring|Summer|Autumn>  When: one of Spring, Summer, Autumn (default: Summer).
          --day <yyyy-mm-dd>               First day: a date such as 2026-03-01 (default: 2020-01-02).
          --time <time>                    a time such as 2026-03-01T12:00:00Z (optional).
          --box <w,s,e,n>                  Where: a box of four numbers west,south,east,north with south not above north (default: -180,-90,180,90).
          --bands <int,…>                  Which bands: a list, each element a whole number (default: 4,3,2).
          --tile <text>                    a text that matches [A-Z][0-9]{2} (default: T01).

        Options:
          -h, --help  Show this help.
          --version   Show the version.

        Results go to ./output/. The exit code is 0 for success, 1 for a failure, 2 for an input that cannot be used,
        130 after Ctrl-C and 143 after SIGTERM. DPS_LOG_LEVEL sets how much is logged (Debug, Information, Warning).

        """;

    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--outsize", "0", "--help")]
    [InlineData("--nonsense", "--help")]
    [InlineData("--bands", "1", "2", "-h")]
    public async Task Help_shows_both_contracts_and_touches_nothing(params string[] args)
    {
        JobResult result = await _job.RunArgumentsAsync<AllInputs>(args, TestContext.Current.CancellationToken);
        Assert.Equal(Help.ReplaceLineEndings(), result.StandardOutput);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.StandardError);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_job.FullPath));
    }

    [Fact]
    public async Task Version_is_the_programs()
    {
        JobResult result = await _job.RunArgumentsAsync<AllInputs>(["--version"], TestContext.Current.CancellationToken);
        Assert.Matches(@"\Aall-inputs 0\.1\.0\S*\s+\z", result.StandardOutput);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_job.FullPath));
    }

    [Fact]
    public async Task Completion_offers_the_inputs()
    {
        JobResult result = await _job.RunArgumentsAsync<AllInputs>(["[suggest:4]", "--ti"], TestContext.Current.CancellationToken);
        Assert.Equal(
            ["--tile", "--tiles", "--time"], result.StandardOutput.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
