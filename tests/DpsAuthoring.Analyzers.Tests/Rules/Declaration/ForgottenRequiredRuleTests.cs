namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3011: which inputs are null where a job does not give them.</summary>
public sealed class ForgottenRequiredRuleTests
{
    private const string Id = "DPS3011";

    [Theory]
    [InlineData("public InputFile X { get; init; }", "'x' is null, although its type is not nullable, where a job does not give it, and the run then fails in the middle; write 'required', or a default")]
    [InlineData("public string X { get; set; }", "'x' is null,")]
    [InlineData("public string X { get; init; } = null!;", "'x' is null,")]
    [InlineData("public string X { get; init; } = default!;", "'x' is null,")]
    [InlineData("public IReadOnlyList<InputFile> X { get; init; }", "'x' is null,")]
    [InlineData("public int[] X { get; init; }", "'x' is null,")]
    [InlineData("public OutputName X { get; init; }", "'x' is null,")]
    public async Task What_is_neither_required_nor_has_a_default_is_reported(string property, string message) =>
        Assert.Contains(message, Assert.Single(await Report.OfAsync(Id, InClass(property))), StringComparison.Ordinal);

    [Theory]
    [InlineData("public required InputFile X { get; init; }")]
    [InlineData("public InputFile? X { get; init; }")]
    [InlineData("public string X { get; init; } = \"\";")]
    [InlineData("public int[] X { get; init; } = [];")]
    [InlineData("public OutputName X { get; init; } = \"a.tif\";")]
    [InlineData("public OutputName? X { get; init; }")]
    [InlineData("public int X { get; init; }")]
    [InlineData("public string X { get => _x ?? \"y\"; init => _x = value; } private string? _x;")]
    [InlineData("public string X { get; init; } public A() { X = \"a\"; }")]
    [InlineData("public string X { get; init; } public A(ILogger log) { (this.X, _) = (\"a\", log); }")]
    [InlineData("\n#nullable disable\npublic string X { get; init; }\n#nullable restore\n")]
    public async Task What_has_a_value_whatever_a_job_gives_is_not(string property) => Assert.Empty(await Report.OfAsync(Id, InClass(property)));

    /// <summary>The compiler, too, says nothing of an input that DPS3011 reports, and says its own of everything else.</summary>
    [Theory]
    [InlineData("[Input(\"x\")] public string X { get; init; }", 0)]
    [InlineData("public string X { get; init; }", 1)]
    public async Task The_generated_constructor_hides_nothing_else(string property, int warnings)
    {
        var (_, compiler) = await Compiler.AnalyzeAsync(InClass(property, input: ""));

        Assert.Equal(warnings, compiler.Count(text => text.Contains("CS8618", StringComparison.Ordinal)));
        Assert.Equal(warnings, compiler.Length);
    }

    private static string InClass(string property, string input = "[Input(\"x\")] ") => $$"""
        [Algorithm("my-algorithm")]
        public sealed partial class A : IAlgorithm
        {
            {{input}}{{property}}
            public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;
}
