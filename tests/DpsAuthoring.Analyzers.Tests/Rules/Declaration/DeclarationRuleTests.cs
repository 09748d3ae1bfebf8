namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>What the rules about declarations say, where, and when they are silent. Each rule's page has its plainest case.</summary>
public sealed class DeclarationRuleTests
{
    [Theory]
    [InlineData("help", "--help is every algorithm's own option")]
    [InlineData("", "start with a letter")]
    [InlineData("1st", "start with a letter")]
    [InlineData("-x", "start with a letter")]
    [InlineData("naïve", "start with a letter")]
    public async Task A_name_that_no_option_can_have_is_reported(string name, string reason) =>
        Assert.Contains($"DPS3002 '{name}' cannot be an input's name: {reason}", Assert.Single(await RulesOf($$"""[Input("{{name}}")] public int X { get; init; }""")));

    [Theory]
    [InlineData("public Uri? X { get; init; }", "X is of type Uri?, which neither job contract can carry")]
    [InlineData("public bool[] X { get; init; } = [];", "X is of type bool[]")]
    [InlineData("public int[][] X { get; init; } = [];", "X is of type int[][]")]
    [InlineData("public object? X { get; init; }", "X is of type object?")]
    [InlineData("public DateTime X { get; init; }", "X is of type DateTime, which neither job contract can carry")]
    [InlineData("public IParsable<int>? X { get; init; }", "X is of type IParsable<int>?")]
    [InlineData("public string X => \"\";", "X cannot be set")]
    [InlineData("public static int X { get; set; }", "X cannot be set")]
    public async Task A_property_that_cannot_take_a_value_is_reported(string property, string reason) =>
        Assert.Contains($"DPS3003 The input 'x' would never get a value: {reason}", Assert.Single(await RulesOf($"[Input(\"x\")] {property}")));

    [Theory]
    [InlineData("public int? X { get; init; }")]
    [InlineData("public string? X { get; }")]
    [InlineData("public DayOfWeek X { get; set; }")]
    [InlineData("public TimeSpan X { get; init; }")]
    [InlineData("public Guid? X { get; init; }")]
    [InlineData("public IReadOnlyList<Guid> X { get; init; } = [];")]
    [InlineData("public IReadOnlyList<BoundingBox> X { get; private set; } = [];")]
    [InlineData("public required InputFile[] X { get; init; }")]
    [InlineData("public bool X { get; init; }")]
    [InlineData("public bool X { get; init; } = false;")]
    public async Task A_property_that_can_is_not(string property) => Assert.Empty(await RulesOf($"[Input(\"x\")] {property}"));

    [Theory]
    [InlineData("public sealed class A : IAlgorithm", "is not partial")]
    [InlineData("public abstract partial class A : IAlgorithm", "is abstract, static, generic, nested or file-local")]
    [InlineData("public partial class A<T> : IAlgorithm", "is abstract, static, generic, nested or file-local")]
    [InlineData("file partial class A : IAlgorithm", "is abstract, static, generic, nested or file-local")]
    [InlineData("public partial class A(string text) : IAlgorithm", "has no constructor, or several, that could be called")]
    public async Task A_class_that_cannot_be_constructed_is_reported_at_its_attribute(string declaration, string reason)
    {
        var (rules, _) = await Compiler.AnalyzeAsync($$"""
            [Algorithm("my-algorithm")]
            {{declaration}}
            {
                public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """);

        Assert.StartsWith($"1,2 DPS3009 The program cannot make a A: the class {reason}", Assert.Single(rules));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("Gdal")]
    [InlineData("a.b")]
    [InlineData("a b")]
    public async Task A_name_that_MAAP_refuses_is_reported(string name)
    {
        var (rules, _) = await Compiler.AnalyzeAsync($$"""
            [Algorithm("{{name}}")]
            public partial class A : IAlgorithm
            {
                public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """);

        Assert.StartsWith($"1,2 DPS3008 MAAP refuses to register an algorithm named '{name}'", Assert.Single(rules));
    }

    [Fact]
    public async Task A_duplicate_is_reported_at_the_second_input() =>
        Assert.StartsWith("5,6 DPS3001 'x' is already the name of the input A;", Assert.Single(await RulesOf("""
            [Input("x")] public int A { get; init; }
                [Input("x")] public int B { get; init; }
            """)));

    [Fact]
    public async Task A_pragma_silences_a_warning() =>
        Assert.Empty(await RulesOf("""
            #pragma warning disable DPS3007
            [Input("x")] public bool X { get; init; } = true;
            """));

    private static async Task<string[]> RulesOf(string property) => (await Compiler.AnalyzeAsync($$"""
        [Algorithm("my-algorithm")]
        public sealed partial class A : IAlgorithm
        {
            {{property}}
            public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """)).Rules;
}
