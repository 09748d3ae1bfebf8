using System.Text.Json;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// Small algorithms in the manner of those that people port to C#: written into a scaffold as honest code, without a NoWarn, their
/// configurations written by <c>dps sync</c>, built as DPS builds them, and run under both contracts.
/// </summary>
public sealed class OwnAlgorithms(Workshop workshop)
{
    /// <summary>A directory of rasters, and a list of an enum whose names have underscores.</summary>
    private const string Stack = """
        using System.ComponentModel.DataAnnotations;
        using DpsAuthoring;
        using Microsoft.Extensions.Logging;
        using OSGeo.GDAL;

        namespace Algorithms;

        public enum Layer { least, greatest, swir_1 }

        /// <summary>Reduces a stack of rasters to one layer per statistic.</summary>
        [Algorithm("stack", "Reduces a stack of rasters to one layer per statistic.")]
        public sealed partial class Stack(ILogger<Stack> log) : IAlgorithm
        {
            [Input("rasters", "Rasters of one size")]
            public required InputDirectory Rasters { get; init; }

            [Input("layers", "What is made of the stack")]
            public IReadOnlyList<Layer> Layers { get; init; } = [Layer.least, Layer.greatest];

            [Input("offset", "Is added to each value"), Range(0, 100)]
            public int Offset { get; init; }

            public Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                Gdal.AllRegister();
                IReadOnlyList<InputFile> files = Rasters.GetFiles("*.pgm");
                log.LogInformation("{Count} rasters", files.Count);
                byte[][] stack = [.. files.Select(Read)];
                foreach (Layer layer in Layers)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    byte[] values = [.. Enumerable.Range(0, 4).Select(i => stack.Select(raster => raster[i])).Select(pixels => (byte)(Offset + layer switch
                    {
                        Layer.least => pixels.Min(),
                        Layer.greatest => pixels.Max(),
                        _ => 1,
                    }))];
                    job.Output.Write($"{layer}.tif", path =>
                    {
                        using Dataset made = Gdal.GetDriverByName("GTiff").Create(path, 2, 2, 1, DataType.GDT_Byte, []);
                        using Band band = made.GetRasterBand(1);
                        band.WriteRaster(0, 0, 2, 2, values, 2, 2, 0, 0);
                    });
                    job.Print($"{layer}: {string.Join(' ', values)}");
                }

                return Task.CompletedTask;
            }

            private static byte[] Read(InputFile file)
            {
                var values = new byte[4];
                using Dataset raster = Gdal.Open(file.FullPath, Access.GA_ReadOnly);
                using Band band = raster.GetRasterBand(1);
                band.ReadRaster(0, 0, 2, 2, values, 2, 2, 0, 0);
                return values;
            }
        }
        """;

    /// <summary>An area of interest and a list of files.</summary>
    private const string Within = """
        using System.Globalization;
        using System.Text.Json;
        using DpsAuthoring;

        namespace Algorithms;

        /// <summary>Keeps the footprints within an area of interest.</summary>
        [Algorithm("within", "Keeps the footprints within an area of interest.")]
        public sealed partial class Within : IAlgorithm
        {
            private static readonly JsonSerializerOptions s_json = new() { PropertyNameCaseInsensitive = true };

            [Input("aoi", "The area of interest", Pattern = "*.geojson")]
            public required InputFile Aoi { get; init; }

            [Input("granules", "Tables of lon,lat,value", Pattern = "*.csv")]
            public required IReadOnlyList<InputFile> Granules { get; init; }

            [Input("query", "The least value; nothing means all")]
            public string Query { get; init; } = "";

            [Input("tolerated-failure-percentage", "How many granules may be unreadable")]
            public int Tolerated { get; init; }

            [Input("output_file", "Name of the result")]
            public OutputName Result { get; init; } = "footprints.csv";

            public Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                Area area = JsonSerializer.Deserialize<Area>(File.ReadAllText(Aoi.FullPath), s_json)!;
                double least = Query.Length == 0 ? double.NegativeInfinity : double.Parse(Query, CultureInfo.InvariantCulture);
                string[] kept = [.. Granules
                    .SelectMany(granule => File.ReadLines(granule.FullPath))
                    .Where(line => line.Split(',').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray() is [var x, var y, var value]
                        && x >= area.Bbox[0] && y >= area.Bbox[1] && x <= area.Bbox[2] && y <= area.Bbox[3] && value >= least)];
                job.Output.Write(Result, path => File.WriteAllLines(path, kept));
                job.Print($"{Granules.Count} granules, {kept.Length} footprints, {Tolerated} % tolerated");
                return Task.CompletedTask;
            }

            private sealed record Area(double[] Bbox);
        }
        """;

    /// <summary>An optional value of every type.</summary>
    private const string Optionals = """
        using System.Diagnostics.CodeAnalysis;
        using System.Globalization;
        using DpsAuthoring;

        namespace Algorithms;

        public enum Season { Spring, Summer }

        /// <summary>A length in nanometres, written as 650nm.</summary>
        public sealed record Wavelength(double Nanometres) : IParsable<Wavelength>
        {
            public static Wavelength Parse(string s, IFormatProvider? provider) =>
                TryParse(s, provider, out Wavelength? result) ? result : throw new FormatException("a wavelength is written as 650nm.");

            public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Wavelength result)
            {
                bool isLength = s is not null && s.EndsWith("nm", StringComparison.Ordinal);
                result = isLength && double.TryParse(s![..^2], provider, out double number) ? new(number) : null;
                return result is not null;
            }

            public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Nanometres} nm");
        }

        /// <summary>Shows what it was given.</summary>
        [Algorithm("optionals", "Shows what it was given.")]
        public sealed partial class Optionals : IAlgorithm
        {
            [Input("count")] public int? Count { get; init; }
            [Input("big")] public long? Big { get; init; }
            [Input("share")] public double? Share { get; init; }
            [Input("sure")] public bool? Sure { get; init; }
            [Input("season")] public Season? Season { get; init; }
            [Input("day")] public DateOnly? Day { get; init; }
            [Input("time")] public DateTimeOffset? Time { get; init; }
            [Input("box")] public BoundingBox? Box { get; init; }
            [Input("name")] public OutputName? Name { get; init; }
            [Input("title")] public string? Title { get; init; }
            [Input("query")] public string Query { get; init; } = "";
            [Input("bands")] public IReadOnlyList<int> Bands { get; init; } = [];
            [Input("words")] public string[]? Words { get; init; }
            [Input("level")] public int Level { get; init; }
            [Input("verbose")] public bool Verbose { get; init; }
            [Input("first")] public Season First { get; init; }
            [Input("threads")] public int Threads { get; init; } = Math.Max(1, 2);
            [Input("tile")] public string Tile { get; init; } = "0755";
            [Input("at")] public Wavelength At { get; init; } = Wavelength.Parse("650nm", null);
            [Input("lines")] public IReadOnlyList<Wavelength> Lines { get; init; } = [];
            [Input("id")] public Guid? Id { get; init; }
            [Input("span")] public TimeSpan? Span { get; init; }
            [Input("when")] public TimeInterval? When { get; init; }
            [Input("place")] public Uri? Place { get; init; }
            [Input("places")] public IReadOnlyList<Uri> Places { get; init; } = [];

            public Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                object?[] all =
                [
                    Count, Big, Share, Sure, Season, Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Time?.ToString("o", CultureInfo.InvariantCulture), Box, Name, Title, $"'{Query}'",
                    $"[{string.Join(' ', Bands)}]", Words is null ? null : string.Join(' ', Words), Level, Verbose, First, Threads, Tile,
                    At, $"[{string.Join(' ', Lines)}]", Id, Span, When, Place, $"[{string.Join(' ', Places)}]",
                ];
                return job.Output.WriteAsync("given.txt", path => File.WriteAllTextAsync(
                    path, string.Join('|', all.Select(value => value is null ? "-" : Convert.ToString(value, CultureInfo.InvariantCulture))), cancellationToken));
            }
        }
        """;

    private const string Nothing = "-|-|-|-|-|-|-|-|-|-|''|[]|-|0|False|Spring|2|0755|650 nm|[]|-|-|-|-|[]";

    [Fact]
    public async Task A_directory_of_rasters_and_an_enum_list()
    {
        Scaffold scaffold = await BuildAsync("stack", Stack);
        string rasters = workshop.NewFolder("stack-rasters");
        File.WriteAllBytes(Path.Combine(rasters, "a.pgm"), [.. "P5 2 2 255 "u8, 1, 20, 3, 40]);
        File.WriteAllBytes(Path.Combine(rasters, "b.pgm"), [.. "P5 2 2 255 "u8, 10, 2, 30, 4]);

        (string output, string[] results) = await RunAsync(
            scaffold, "greatest.tif", "rasters=" + rasters, "layers=greatest,swir_1", "offset=5");

        Assert.Contains("greatest: 15 25 35 45\n", output, StringComparison.Ordinal);
        Assert.All(results, file => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "swir_1.tif"))));
        Assert.Equal("Directory", Input(scaffold, "rasters")["type"]);
        Assert.Equal("0", Input(scaffold, "offset")["default"]);
        (output, _) = await RunAsync(scaffold, "least.tif", "rasters=" + rasters);
        Assert.Contains("least: 1 2 3 4\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_of_interest_and_a_list_of_files()
    {
        Scaffold scaffold = await BuildAsync("within", Within);
        string folder = workshop.NewFolder("within-data");
        string aoi = Path.Combine(folder, "aoi.geojson");
        string granules = Directory.CreateDirectory(Path.Combine(folder, "granules")).FullName;
        File.WriteAllText(aoi, """{"bbox": [0, 0, 10, 10]}""");
        File.WriteAllText(Path.Combine(granules, "a.csv"), "1,1,0.5\n20,20,0.9\n");
        File.WriteAllText(Path.Combine(granules, "b.csv"), "2,2,0.1\n");

        (string output, string[] results) = await RunAsync(
            scaffold, "footprints.csv", "aoi=" + aoi, $"granules={granules}/a.csv", $"granules={granules}/b.csv");
        Assert.Contains("2 granules, 2 footprints, 0 % tolerated\n", output, StringComparison.Ordinal);
        Assert.All(results, file => Assert.Equal("1,1,0.5\n2,2,0.1\n", File.ReadAllText(file)));

        (output, _) = await RunAsync(scaffold, "few.csv", "aoi=" + aoi, "granules=" + granules, "query=0.3", "output_file=few.csv");
        Assert.Contains("2 granules, 1 footprints, 0 % tolerated\n", output, StringComparison.Ordinal);
        Assert.Equal("Directory", Input(scaffold, "granules")["type"]);
        Assert.Equal("string?", Input(scaffold, "query")["type"]);
    }

    [Fact]
    public async Task Optional_values_of_every_type()
    {
        Scaffold scaffold = await BuildAsync("optionals", Optionals);

        (_, string[] nothing) = await RunAsync(scaffold, "given.txt");
        Assert.All(nothing, file => Assert.Equal(Nothing, File.ReadAllText(file)));
        (_, string[] everything) = await RunAsync(
            scaffold,
            "given.txt",
            "count=1",
            "big=3000000000",
            "share=0.5",
            "sure=false",
            "season=Summer",
            "day=2026-03-01",
            "time=2026-03-01T12:00:00Z",
            "box=1,2,3,4",
            "name=a.tif",
            "title=t",
            "query=q",
            "bands=4,3",
            "words=a,b",
            "level=7",
            "verbose=true",
            "first=Summer",
            "threads=9",
            "tile=T0755",
            "at=1.5nm",
            "lines=1nm,2nm",
            "id=6f9619ff-8b86-d011-b42d-00c04fc964ff", "span=01:30:00",
            "when=2026-01-01/..",
            "place=s3://bucket/a.tif",
            "places=https://example.org/a.tif?x=1,https://example.org/b.tif");
        Assert.All(everything, file => Assert.Equal(
            "1|3000000000|0.5|False|Summer|2026-03-01|2026-03-01T12:00:00.0000000+00:00|1,2,3,4|a.tif|t|'q'|[4 3]|a b|7|True|Summer|9|T0755|1.5 nm|[1 nm 2 nm]|"
            + "6f9619ff-8b86-d011-b42d-00c04fc964ff|01:30:00|2026-01-01T00:00:00Z/..|s3://bucket/a.tif|[https://example.org/a.tif?x=1 https://example.org/b.tif]", File.ReadAllText(file)));
        Ran help = (await scaffold.RunAsync(scaffold.RunScript, "--help")).EnsureSuccess();
        Assert.Matches(@"--count <int> +a whole number \(optional\)", help.Output);
        Assert.Matches(@"--level <int> +a whole number \(default: 0\)", help.Output);
        Assert.Equal(
            ["int?", "long?", "double?", "string?", "string", "string?", "string?", "string?", "string?", "string?"],
            ((string[])["count", "big", "share", "sure", "at", "lines", "id", "span", "when", "place"]).Select(name => Input(scaffold, name)["type"]));
        Assert.Equal("650nm", Input(scaffold, "at")["default"]);
        Ran refused = await scaffold.RunAsync(scaffold.RunScript, "--at", "650");
        Assert.Contains(
            "at is '650', but must be a Wavelength: a wavelength is written as 650nm.", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>A scaffold whose algorithm is another, with what its author does then: sync, check, build.</summary>
    private async Task<Scaffold> BuildAsync(string name, string code)
    {
        Scaffold scaffold = await workshop.ScaffoldAsync(name, "--no-tests", "--no-docker", "--skip-restore");
        string source = scaffold.PathOf($"src/{name}");
        foreach (string file in Directory.EnumerateFiles(source, "*.cs").Where(file => Path.GetFileName(file) != "Program.cs"))
        {
            File.Delete(file);
        }

        string type = char.ToUpperInvariant(name[0]) + name[1..];
        File.WriteAllText(Path.Combine(source, type + ".cs"), code + "\n");
        File.WriteAllText(
            Path.Combine(source, "Program.cs"),
            $"using Algorithms;\nusing DpsAuthoring;\n\nreturn await DpsProgram.RunAsync<{type}>(args);\n");

        // The trial job is of the scaffold's own inputs.
        string build = scaffold.Read("build-env.sh");
        File.WriteAllText(scaffold.PathOf("build-env.sh"), build[..build.IndexOf("# A job of four pixels", StringComparison.Ordinal)]);
        (await scaffold.RunAsync(DpsTool.Path, "sync")).EnsureSuccess();
        (await scaffold.RunAsync(DpsTool.Path, "sync", "--check")).EnsureSuccess();
        Ran built = (await scaffold.BuildAsDpsAsync()).EnsureSuccess();
        Assert.DoesNotContain("warning", built.Output, StringComparison.Ordinal);
        Ran check = await scaffold.RunAsync(DpsTool.Path, "check", "--format", "json");
        using var found = JsonDocument.Parse(check.Output);
        Assert.DoesNotContain(
            found.RootElement.GetProperty("findings").EnumerateArray(),
            finding =>
                finding.GetProperty("severity").GetString() is "error" or "warning"
            && finding.GetProperty("id").GetString()!.StartsWith("DPS4", StringComparison.Ordinal));
        return scaffold;
    }

    /// <summary>Runs a job under both contracts, which must give the same results; what it said, and a result of each.</summary>
    private async Task<(string Output, string[] Results)> RunAsync(Scaffold scaffold, string result, params string[] inputs)
    {
        string folder = workshop.NewFolder($"{Path.GetFileName(scaffold.Directory)}-{Guid.NewGuid():N}");
        Ran ran = await Command.RunAsync(
            folder,
            new Dictionary<string, string?>(scaffold.Environment) { ["XDG_CACHE_HOME"] = Path.Combine(folder, "cache") },
            DpsTool.Path,
            ["run", scaffold.Directory, "--contract", "both", .. inputs.SelectMany(input => new[] { "-i", input })]);
        ran.EnsureSuccess();
        string[] results = [.. Directory.EnumerateFiles(Path.Combine(folder, "dps_output"), result, SearchOption.AllDirectories)];
        Assert.Equal(2, results.Length);
        return (ran.Output, results);
    }

    /// <summary>The keys of an input as the OGC configuration has them, a line each.</summary>
    private static Dictionary<string, string> Input(Scaffold scaffold, string name) =>
        scaffold
            .Read("algorithm_config.yml")
            .Split("  - name: ")
            .Single(item => item.StartsWith(name + "\n", StringComparison.Ordinal))
            .Split('\n')
            .Skip(1)
            .TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal))
        .Select(line => line.Trim().Split(": ", 2)).ToDictionary(key => key[0], key => key[1]);
}
