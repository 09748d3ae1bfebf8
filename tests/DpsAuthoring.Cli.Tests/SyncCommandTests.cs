namespace DpsAuthoring.Cli.Tests;

[Trait("Speed", "Slow")]
public sealed class SyncCommandTests : IDisposable
{
    private const string Code = """
        using DpsAuthoring;
        namespace Algorithms;

        [Algorithm("reduce", "Reduces a raster.")]
        public sealed partial class Reduce : IAlgorithm
        {
            [Input("input_file", "The raster to reduce")]
            public required InputFile Source { get; init; }

            [Input("outsize", "Percent of the original size")]
            public int OutSize { get; init; } = 30;

            // Half written: that the build fails is no reason not to know what is declared.
            public Task RunAsync(Job job, CancellationToken cancellationToken) => Missing.Call(
        }
        """;

    private readonly AlgorithmRepository _repository = new();

    public SyncCommandTests()
    {
        _repository.Write("src/reduce/reduce.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        _repository.Write("src/reduce/Reduce.cs", Code);
    }

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData]
    [InlineData("--check")]
    public async Task A_configuration_that_says_what_the_code_does_stays_as_it_is(params string[] args)
    {
        Ran ran = (await _repository.DpsAsync(["sync", .. args])).EnsureSuccess();

        Assert.Equal("The configurations say what the declaration does.\n", ran.Output);
        Assert.Equal(AlgorithmRepository.Configuration, _repository.Read("algorithm_config.yml"));
    }

    [Fact]
    public async Task What_the_code_changed_is_shown_and_written_and_comments_stay()
    {
        _repository.Write("src/reduce/Reduce.cs", Code.Replace("= 30", "= 40").Replace("\"input_file\"", "\"raster_file\""));

        Ran check = await _repository.DpsAsync("sync", "--check");
        Assert.Equal(1, check.ExitCode);
        Assert.Equal(AlgorithmRepository.Configuration, _repository.Read("algorithm_config.yml"));

        Ran sync = (await _repository.DpsAsync("sync")).EnsureSuccess();
        Assert.Contains(
            "-   - name: input_file # the raster\n+   - name: raster_file # the raster\n", sync.Output, StringComparison.Ordinal);
        Assert.Contains("-     default: 30\n+     default: 40\n", sync.Output, StringComparison.Ordinal);
        Assert.Equal(
            AlgorithmRepository.Configuration.Replace("default: 30", "default: 40").Replace("name: input_file", "name: raster_file"),
            _repository.Read("algorithm_config.yml"));

        (await _repository.DpsAsync("sync", "--check")).EnsureSuccess();
    }

    [Fact]
    public async Task Links_that_lead_round_in_circles_are_gone_through_once()
    {
        foreach (string link in new[] { "a", "b", "c" })
        {
            Directory.CreateSymbolicLink(_repository.PathOf($"src/reduce/{link}"), ".");
            Directory.CreateSymbolicLink(_repository.PathOf(link), "src");
        }

        (await _repository.DpsAsync("sync", "--check")).EnsureSuccess();
    }

    /// <summary>A type that parses itself is declared in a project that the algorithm's refers to.</summary>
    [Fact]
    public async Task An_input_of_another_projects_type_is_a_text()
    {
        _repository.Write("src/reduce/reduce.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><ProjectReference Include="..\units\units.csproj" /></ItemGroup>
            </Project>
            """);
        _repository.Write(
            "src/units/units.csproj",
            """<Project><ItemGroup><ProjectReference Include="../reduce/reduce.csproj" /></ItemGroup></Project>""");
        _repository.Write("src/units/Wavelength.cs", """
            namespace Units;

            public sealed record Wavelength(double Nanometres) : IParsable<Wavelength>
            {
                public static Wavelength Parse(string s, IFormatProvider? provider) => new(double.Parse(s, provider));
                public static bool TryParse(string? s, IFormatProvider? provider, out Wavelength result) => Missing.Call(s, provider, out result);
            }
            """);
        _repository.Write("src/reduce/Reduce.cs", Code.Replace("    // Half", """
                [Input("at")] public Units.Wavelength At { get; init; } = Units.Wavelength.Parse("650", null);
                [Input("bands")] public IReadOnlyList<Units.Wavelength> Bands { get; init; } = [];
                [Input("id")] public Guid? Id { get; init; }
                [Input("span")] public required TimeSpan Span { get; init; }
                // Half
            """));

        Ran sync = (await _repository.DpsAsync("sync")).EnsureSuccess();

        Assert.Contains(
            "+   - name: at\n+     label: At\n+     type: string\n+     default: '650'\n", sync.Output, StringComparison.Ordinal);
        Assert.Contains("+   - name: bands\n+     label: Bands\n+     type: string?\n", sync.Output, StringComparison.Ordinal);
        Assert.Contains("+   - name: id\n+     label: Id\n+     type: string?\n", sync.Output, StringComparison.Ordinal);
        Assert.Contains("+   - name: span\n+     label: Span\n+     type: string\n", sync.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("default: ''", sync.Output, StringComparison.Ordinal);
        (await _repository.DpsAsync("sync", "--check")).EnsureSuccess();
    }

    [Fact]
    public async Task Check_compares_with_the_code_too()
    {
        _repository.Write("src/reduce/Reduce.cs", Code.Replace("= 30", "= 40"));

        Assert.Equal(["algorithm_config.yml:19:14 DPS4036"], await _repository.FindingsAsync());
    }

    [Fact]
    public async Task The_package_that_sync_made_follows_and_an_authors_own_stays()
    {
        const string Heading =
            "# Made from algorithm_config.yml by dps sync, for CWL engines of one's own; DPS makes its own when the algorithm is registered.\n";
        _repository.Write("process.cwl", Heading);
        _repository.Write("own/algorithm_config.yml", AlgorithmRepository.Configuration);
        _repository.Write("own/process.cwl", "cwlVersion: v1.2\n");

        Ran check = await _repository.DpsAsync("sync", "--check");
        Assert.Equal((1, Heading), (check.ExitCode, _repository.Read("process.cwl")));
        (await _repository.DpsAsync("sync")).EnsureSuccess();
        Assert.Contains("\n        prefix: --input_file\n", _repository.Read("process.cwl"), StringComparison.Ordinal);

        _repository.Write("src/reduce/Reduce.cs", Code.Replace("\"input_file\"", "\"raster_file\""));
        (await _repository.DpsAsync("sync")).EnsureSuccess();

        Assert.StartsWith(Heading + "cwlVersion: v1.2\n", _repository.Read("process.cwl"), StringComparison.Ordinal);
        Assert.Contains("\n        prefix: --raster_file\n", _repository.Read("process.cwl"), StringComparison.Ordinal);
        Assert.DoesNotContain("input_file", _repository.Read("process.cwl"), StringComparison.Ordinal);
        Assert.Equal("cwlVersion: v1.2\n", _repository.Read("own/process.cwl"));
        (await _repository.DpsAsync("sync", "--check")).EnsureSuccess();
    }

    [Theory]
    [InlineData("'other.yml' is not in step with the declaration and cannot be edited: all of it stands in braces; write one key a line.",
        "{\nalgorithm_name: reduce, inputs: [{name: x, type: int}]}\n")]
    [InlineData(
        "'other.yml' is not in step with the declaration and cannot be edited: its inputs stand in braces; write one section a line.",
        "algorithm_name: reduce\ninputs: {file: [], positional: [{name: x}]}\n")]
    [InlineData("'other.yml' is not in step with the declaration and cannot be edited: line 4 has an alias, '*x'; write the value there.",
        "algorithm_name: reduce\nwas: &x {name: x, type: int}\ninputs:\n  - *x\n")]
    [InlineData(
        "'other.yml' is not in step with the declaration and cannot be edited: it is of the oldest schema, which no registration takes any more; write it with the keys that 'dps check' names.",
        "algo_name: reduce\nversion: main\n")]
    [InlineData("'other.yml' is of 'reduce', but the code declares 'larger', 'smaller'.", "algorithm_name: reduce\ninputs: []\n")]
    public async Task What_cannot_be_brought_in_step_is_said_and_the_others_are_written(string sentence, string text)
    {
        bool isOfAnother = sentence.Contains("larger", StringComparison.Ordinal);
        if (isOfAnother)
        {
            _repository.Write("src/reduce/Reduce.cs", Code.Replace("\"reduce\"", "\"larger\""));
            _repository.Write("src/smaller/smaller.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
            _repository.Write("src/smaller/Smaller.cs", Code.Replace("\"reduce\"", "\"smaller\""));
        }

        _repository.Write(
            "algorithm_config.yml",
            AlgorithmRepository
                .Configuration.Replace("default: 30", "default: 40")
                .Replace("name: reduce", isOfAnother ? "name: larger" : "name: reduce"));
        _repository.Write("other.yml", text);

        Ran ran = await _repository.DpsAsync("sync");

        Assert.Equal((2, $"dps: {sentence}\n"), (ran.ExitCode, ran.Error));
        Assert.EndsWith("\nWritten.\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("default: 30", _repository.Read("algorithm_config.yml"), StringComparison.Ordinal);
        Assert.Equal(text, _repository.Read("other.yml"));
    }

    [Fact]
    public async Task Inputs_in_braces_that_say_what_the_code_does_are_in_step()
    {
        _repository.Write(
            "other.yml", "algorithm_name: reduce\ninputs: {file: [{name: input_file}], positional: [{name: outsize, default: 30}]}\n");

        Ran ran = (await _repository.DpsAsync("sync", "--check")).EnsureSuccess();

        Assert.Equal("The configurations say what the declaration does.\n", ran.Output);
    }

    [Fact]
    public async Task Constants_enums_and_implicit_usings_are_understood()
    {
        _repository.Write("src/reduce/Reduce.cs", Code.Replace("= 30", "= Defaults.Size"));
        _repository.Write("src/reduce/Defaults.cs", "static class Defaults { public const int Size = 6 * 5; }");

        Assert.Empty(await _repository.FindingsAsync());
    }

    [Fact]
    public async Task Without_code_there_is_nothing_to_sync()
    {
        Directory.Delete(_repository.PathOf("src"), recursive: true);

        Ran ran = await _repository.DpsAsync("sync");

        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith(
            "dps: no C# project in '.' declares an algorithm with [Algorithm] and [Input] that can be read here. ",
            ran.Error,
            StringComparison.Ordinal);
    }
}
