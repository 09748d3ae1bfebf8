namespace DpsAuthoring.Cli.Tests;

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
            public Task RunAsync(Job job, CancellationToken cancel) => Missing.Call(
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
        Assert.Contains("-   - name: input_file # the raster\n+   - name: raster_file # the raster\n", sync.Output, StringComparison.Ordinal);
        Assert.Contains("-     default: 30\n+     default: 40\n", sync.Output, StringComparison.Ordinal);
        Assert.Equal(
            AlgorithmRepository.Configuration.Replace("default: 30", "default: 40").Replace("name: input_file", "name: raster_file"),
            _repository.Read("algorithm_config.yml"));

        (await _repository.DpsAsync("sync", "--check")).EnsureSuccess();
    }

    [Fact]
    public async Task Check_compares_with_the_code_too()
    {
        _repository.Write("src/reduce/Reduce.cs", Code.Replace("= 30", "= 40"));

        Assert.Equal(["algorithm_config.yml:19:14 DPS4036"], await _repository.FindingsAsync());
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

        Assert.Equal((2, "dps: no C# project in '.' declares an algorithm with [Algorithm] and [Input].\n"), (ran.ExitCode, ran.Error));
    }
}
