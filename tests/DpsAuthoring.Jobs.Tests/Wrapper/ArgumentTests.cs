using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>The arguments of a job: contract 4.1, step 4, and 4.2.</summary>
public sealed class ArgumentTests : IDisposable
{
    private const string PrintArguments = "for a in \"$@\"; do printf '<%s>' \"$a\"; done";

    private readonly JobSandbox _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public void Legacy_values_are_positionals_in_order_and_files_are_not_among_them()
    {
        Declare();
        Assert.Equal("<small.tif><30>", _box.Said(JobContract.Legacy, PrintArguments));
    }

    [Fact]
    public void Ogc_values_have_names_and_files_are_full_paths()
    {
        Declare();
        string said = _box.Said(JobContract.Ogc, PrintArguments);
        Assert.Matches("^<--raster></.*/job/input/geoid.gtx><--output_file><small.tif><--outsize><30>$", said);
    }

    /// <summary>HySDS keeps an empty value in its place; MAAP's registration never lets one be dropped.</summary>
    [Fact]
    public void An_empty_default_is_an_empty_argument()
    {
        _box.Inputs.AddRange([
            new AlgorithmInput("a", InputKind.Text, "one"),
            new AlgorithmInput("b", InputKind.Text, ""),
            new AlgorithmInput("c", InputKind.Text, "last"),
        ]);
        Assert.Equal("<one><><last>", _box.Said(JobContract.Legacy, PrintArguments));
        Assert.Equal("<--a><one><--b><><--c><last>", _box.Said(JobContract.Ogc, PrintArguments));
        Assert.Empty(_box.Run(JobContract.Legacy).Remarks);
    }

    [Fact]
    public void An_empty_value_is_a_value()
    {
        _box.Inputs.Add(new AlgorithmInput("b", InputKind.Text, "default"));
        _box.Values["b"] = "";
        Assert.Equal("<>", _box.Said(JobContract.Legacy, PrintArguments));
        Assert.Equal("<--b><>", _box.Said(JobContract.Ogc, PrintArguments));
    }

    [Fact]
    public void What_is_optional_in_CWL_is_not_on_the_command_line()
    {
        _box.Inputs.AddRange([
            new AlgorithmInput("a", InputKind.Text, IsOptional: true),
            new AlgorithmInput("raster", InputKind.File, "", IsOptional: true),
            new AlgorithmInput("c", InputKind.Text, "last"),
        ]);
        Assert.Equal("<--c><last>", _box.Said(JobContract.Ogc, PrintArguments));
    }

    /// <summary>A request's values are read as JSON, a registration's are not.</summary>
    [Fact]
    public void A_default_does_not_travel_as_a_value_does()
    {
        _box.Inputs.AddRange([new AlgorithmInput("a", InputKind.Text, "1.10"), new AlgorithmInput("b", InputKind.Text, "1E3")]);
        _box.Values["a"] = "null";
        Assert.Equal("<1.10><1E3>", _box.Said(JobContract.Legacy, PrintArguments));
    }

    [Fact]
    public void Several_files_are_linked_one_by_one_and_are_one_directory_under_OGC()
    {
        _box.Inputs.Add(new AlgorithmInput("granules", InputKind.File));
        _box.Values["granules"] = $"[\"{_box.File("a.tif", "1")}\", \"{_box.File("b.tif", "2")}\"]";
        Assert.Equal("a.tif b.tif", _box.Said(JobContract.Legacy, "echo $(ls input)"));
        _box.Inputs[0] = _box.Inputs[0] with { Type = InputKind.Directory };
        Assert.Equal("--granules a.tif b.tif", _box.Said(JobContract.Ogc, "echo $1 $(ls $2)"));
        Assert.Equal(
            ["DPS takes one directory for granules: the 2 files were put into one here; give its address in a job."],
            _box.Run(JobContract.Ogc).Remarks);
    }

    [Fact]
    public void Several_files_for_one_are_refused_under_OGC()
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = $"[\"{_box.File("a.tif", "1")}\", \"{_box.File("b.tif", "2")}\"]";
        Assert.Equal("Input raster takes one file under the OGC contract, and was given 2.", _box.Run(JobContract.Ogc).Failure?.Message);
        _box.Values["raster"] = $"[\"{_box.File("a.tif", "1")}\", \"{_box.Root}/a.tif\"]";
        Assert.Equal(
            "Input raster has two files called a.tif; DPS puts them into one folder by that name, and fails. Rename one.",
            _box.Run(JobContract.Legacy).Failure?.Message);
    }

    [Theory]
    [InlineData("true", "<--verbose>")]
    [InlineData("false", "")]
    public void Ogc_booleans_are_bare_or_absent(string value, string arguments)
    {
        _box.Inputs.Add(new AlgorithmInput("verbose", InputKind.Flag));
        _box.Values["verbose"] = value;
        Assert.Equal(arguments, _box.Said(JobContract.Ogc, PrintArguments));
    }

    [Fact]
    public void Config_inputs_are_only_in_the_context()
    {
        _box.Inputs.Add(new AlgorithmInput("mode", InputKind.Text) { IsContextOnly = true });
        _box.Values["mode"] = "fast";
        Assert.Equal("fast", _box.Said(JobContract.Legacy, PrintArguments + "; sed -n 's/.*\"mode\": \"\\(.*\\)\",/\\1/p' _context.json"));
    }

    [Theory]
    [InlineData("1.10", "1.1")]
    [InlineData("1E3", "1000.0")]
    [InlineData("[1,2]", "[1, 2]")]
    [InlineData("\"quoted\"", "quoted")]
    [InlineData("1e16", "1e+16")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("1e15", "1000000000000000.0")]
    [InlineData("30", "30")]
    [InlineData("plain text", "plain text")]
    [InlineData("\"\\ud800\"", "\"\\ud800\"")]
    public void Legacy_values_travel_as_json(string given, string arrived)
    {
        _box.Inputs.Add(new AlgorithmInput("value", InputKind.Text));
        _box.Values["value"] = given;
        Assert.Equal($"<{arrived}>", _box.Said(JobContract.Legacy, PrintArguments));
        Assert.Equal(given == arrived ? 0 : 1, _box.Run(JobContract.Legacy).Remarks.Count);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("quote'\"`$(touch x)")]
    [InlineData("line\nbreak")]
    [InlineData("--leading")]
    [InlineData("../..")]
    [InlineData("ünï ☃")]
    public void Values_reach_the_job_as_they_are(string value)
    {
        _box.Inputs.Add(new AlgorithmInput("value", InputKind.Text));
        _box.Values["value"] = value;
        Assert.Equal($"<{value}>", _box.Said(JobContract.Legacy, PrintArguments));
        Assert.Equal($"<--value><{value}>", _box.Said(JobContract.Ogc, PrintArguments));
    }

    [Fact]
    public void Missing_and_unknown_inputs_are_refused()
    {
        Declare();
        _box.Values.Remove("raster");
        Assert.Equal(
            "Parameter raster missing: it has no default, so DPS refuses a job that does not give it, whatever 'required' says. Give it: -i raster=FILE.",
            _box.Run(JobContract.Ogc).Failure?.Message);
        _box.Inputs[0] = new AlgorithmInput("raster", InputKind.File, "");
        Assert.Equal(
            "Parameter raster missing: its default is empty, and DPS fails to fetch a file without an address. Give it: -i raster=FILE.",
            _box.Run(JobContract.Legacy).Failure?.Message);
        _box.Values["rastre"] = "x";
        Assert.Equal("There is no input 'rastre'; wrapper has raster, output_file, outsize.", _box.Run(JobContract.Ogc).Failure?.Message);
    }

    private void Declare()
    {
        _box.Inputs.AddRange([
            new AlgorithmInput("raster", InputKind.File),
            new AlgorithmInput("output_file", InputKind.Text, "small.tif"),
            new AlgorithmInput("outsize", InputKind.Text, "30")]);
        _box.Values["raster"] = _box.File("geoid.gtx", "heights");
    }
}
