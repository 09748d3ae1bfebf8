using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.CommandLine;

[Algorithm("contracts")]
public sealed partial class Contracts : Echo
{
    [Input("source")] public InputFile? Source { get; init; }
    [Input("title")] public string Title { get; init; } = "none";
    [Input("size")] public int Size { get; init; } = 30;

    protected override object Value => new object?[] { Source, Title, Size };
}

[Algorithm("demanding")]
public sealed partial class Demanding : Echo
{
    [Input("source")] public required InputFile Source { get; init; }
    [Input("title")] public required string Title { get; init; }
    [Input("size")] public required int Size { get; init; }
    [Input("verbose")] public required bool Verbose { get; init; }

    protected override object Value => new object?[] { Source, Title, Size, Verbose.ToString() };
}

[Algorithm("nothing")]
public sealed partial class NoInputs : Echo
{
    protected override object Value => "nothing";
}

/// <summary>Inputs that are called as the options that every program has.</summary>
[Algorithm("namesakes")]
public sealed partial class Namesakes : Echo
{
#pragma warning disable DPS3002 // Whoever silences the rule still gets what was declared.
    [Input("version")] public string Version { get; init; } = "none";
    [Input("help")] public string Help { get; init; } = "none";
#pragma warning restore DPS3002

    protected override object Value => new[] { Version, Help };
}

public sealed class ContractTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("(null)|none|30")]
    [InlineData("(null)|x|30", "x")]
    [InlineData("(null)|-5|-5", "-5", "-5")]
    [InlineData("(null)|--|30", "--")]
    [InlineData("(null)|@x|30", "@x")]
    [InlineData("(null)|[1,2]|30", "[1,2]")]
    [InlineData("(null)||7", "", "7")]
    [InlineData("(null)|x|30", "x", "")]
    [InlineData("(null)|x|30", "--title", "x")]
    [InlineData("(null)|x|7", "--size", "7", "--title", "x")]
    public async Task Values_in_order_or_by_name_are_told_apart(string expected, params string[] args) =>
        Assert.Equal(expected, await Run.Value<Contracts>(_job, args));

    [Fact]
    public async Task A_file_is_found_under_the_legacy_contract_and_named_under_OGC()
    {
        _job.AddInput("a b.tif", path => File.WriteAllText(path, ""));
        Assert.Equal("a b.tif|x|7", await Run.Value<Contracts>(_job, "x", "7"));
        Assert.Equal("a b.tif|x|7", await Run.Value<Contracts>(_job, "--source", "input/a b.tif", "--title", "x", "--size", "7"));
        Assert.Equal("(null)|x|7", await Run.Value<Contracts>(_job, "--title", "x", "--size", "7"));
    }

    [Theory]
    [InlineData("--tile is no input of contracts; did you mean --title?", "--tile", "x")]
    [InlineData("--tile is no input of contracts; did you mean --title?", "--size", "7", "--tile", "x")]
    [InlineData("--tile is no input of contracts; did you mean --title?", "--tile=x")]
    [InlineData("--colour is no input of contracts; it has --source, --title, --size.", "--colour", "red")]
    [InlineData("--title:x is no input of contracts; did you mean --title?", "--title:x")]
    [InlineData("--Title is no input of contracts; did you mean --title?", "--Title", "x")]
    [InlineData("--a?b is no input of contracts; it has --source, --title, --size.", "--a\nb")]
    [InlineData("--title stands behind 'a.tif': give every input by name, or all values in order.", "a.tif", "--title", "x")]
    [InlineData(
        "3 values were given, but contracts takes 2 (title, size): 'c' is too many. Quote a value that holds blanks.", "a", "b", "c")]
    public async Task What_belongs_to_no_input_is_refused(string sentence, params string[] args) =>
        Assert.Equal(sentence, await Run.Refusal<Contracts>(_job, args));

    [Fact]
    public async Task Without_inputs_nothing_may_be_given()
    {
        Assert.Equal("nothing", await Run.Value<NoInputs>(_job));
        Assert.Equal(
            "1 values were given, but nothing takes 0: 'x' is too many. Quote a value that holds blanks.",
            await Run.Refusal<NoInputs>(_job, "x"));
        Assert.Equal("--x is no input of nothing; it has none.", await Run.Refusal<NoInputs>(_job, "--x", "y"));
    }

    [Fact]
    public async Task All_that_is_missing_is_said_at_once_and_how_to_give_it()
    {
        Assert.Equal(
            """
            source is missing: put a file into input/, or give --source <file>; it must be the path of a file.
            title is missing: it is value 1 in order; it must be a text.
            size is missing: it is value 2 in order; it must be a whole number.
            verbose is missing: it is value 3 in order; it must be true or false.
            """,
            await Run.Refusal<Demanding>(_job));
        Assert.Equal(
            """
            source is missing: give --source <file>; it must be the path of a file.
            title is missing: give --title <text>; it must be a text.
            """,
            await Run.Refusal<Demanding>(_job, "--size", "1", "--title", ""));
    }

    [Fact]
    public async Task An_input_may_be_called_as_an_option_of_every_program()
    {
        Assert.Equal("2.0|none", await Run.Value<Namesakes>(_job, "--version", "2.0"));
        Assert.Equal("none|me", await Run.Value<Namesakes>(_job, "--help", "me"));
    }

    [Fact]
    public async Task The_algorithm_knows_its_contract()
    {
        Assert.Equal("Legacy", await Run.Value<AsksForContract>(_job, "x"));
        Assert.Equal("Ogc", await Run.Value<AsksForContract>(_job, "--title", "x"));
    }
}

[Algorithm("asks-for-contract")]
public sealed partial class AsksForContract : IAlgorithm
{
    [Input("title")] public string Title { get; init; } = "";

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Output.WriteAsync(Echo.FileName, path => File.WriteAllTextAsync(path, job.Contract.ToString(), cancellationToken));
    }
}
