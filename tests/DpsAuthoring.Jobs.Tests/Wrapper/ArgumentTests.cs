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

    [Fact]
    public void A_dropped_optional_positional_shifts_the_rest()
    {
        _box.Inputs.AddRange([new AlgorithmInput("a", InputKind.Value), new AlgorithmInput("b", InputKind.Value, IsRequired: false), new AlgorithmInput("c", InputKind.Value)]);
        _box.Values["a"] = "1";
        _box.Values["c"] = "3";
        Assert.Equal("<1><3>", _box.Said(JobContract.Legacy, PrintArguments));
        Assert.Equal(["b has no value and is left out of the command, so the values behind it move up."], _box.Run(JobContract.Legacy).Remarks);
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
        _box.Inputs.Add(new AlgorithmInput("mode", InputKind.Context));
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
        _box.Inputs.Add(new AlgorithmInput("value", InputKind.Value));
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
        _box.Inputs.Add(new AlgorithmInput("value", InputKind.Value));
        _box.Values["value"] = value;
        Assert.Equal($"<{value}>", _box.Said(JobContract.Legacy, PrintArguments));
        Assert.Equal($"<--value><{value}>", _box.Said(JobContract.Ogc, PrintArguments));
    }

    [Fact]
    public void Missing_and_unknown_inputs_are_refused()
    {
        Declare();
        _box.Values.Remove("raster");
        Assert.Equal("Input raster has no value, and no default: give it one.", _box.Run(JobContract.Ogc).Failure?.Message);
        _box.Values["rastre"] = "x";
        Assert.Equal("There is no input 'rastre'; wrapper has raster, output_file, outsize.", _box.Run(JobContract.Ogc).Failure?.Message);
    }

    private void Declare()
    {
        _box.Inputs.AddRange([
            new AlgorithmInput("raster", InputKind.File),
            new AlgorithmInput("output_file", InputKind.Value, "small.tif"),
            new AlgorithmInput("outsize", InputKind.Value, "30")]);
        _box.Values["raster"] = _box.File("geoid.gtx", "heights");
    }
}
