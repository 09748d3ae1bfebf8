using System.Runtime.CompilerServices;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Tests.Generator;

/// <summary>What the generator makes compiles without a warning, says what was declared, and is made once.</summary>
public sealed class AlgorithmGeneratorTests
{
    private const string Everything = """
        namespace Science.Of.@new;

        public enum Method { Nearest, Bilinear }

        public sealed record Wavelength(double Nanometres) : IParsable<Wavelength>
        {
            public static Wavelength Parse(string s, IFormatProvider? provider) => new(double.Parse(s, provider));
            public static bool TryParse(string? s, IFormatProvider? provider, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out Wavelength result) =>
                (result = double.TryParse(s, provider, out double number) ? new(number) : null) is not null;
        }

        [Algorithm("every-thing", "Says \"everything\".\nTwice.")]
        internal sealed partial class Everything(ILogger<Everything> log, ILoggerFactory factory, ILogger plain) : IAlgorithm
        {
            private readonly object[] _services = [log, factory, plain];

            [Input("file", "A \\ file", Pattern = "*.tif")] public required InputFile File { get; init; }
            [Input("files")] public required IReadOnlyList<InputFile> Files { get; init; }
            [Input("folder")] public InputDirectory? Folder { get; init; }
            [Input("name")] public OutputName Name { get; init; } = "a.tif";
            [Input("text")] public string? Text { get; }
            [Input("like"), RegularExpression("[a-z]+", ErrorMessage = "lower-case letters")] public string Like { get; init; } = "abc";
            [Input("one-of"), AllowedValues("a", "b")] public string OneOf { get; set; } = "a";
            [Input("percent"), Range(1, 100)] public int Percent { get; init; } = 30;
            [Input("at-least"), Range(1, int.MaxValue)] public long AtLeast { get; init; } = -1 + 2;
            [Input("rate"), Range(0.5, double.PositiveInfinity)] public double Rate { get; init; } = 1.5;
            [Input("exact"), Range(typeof(decimal), "0.1", "0.9")] public decimal? Exact { get; init; }
            [Input("single")] public float Single { get; init; } = float.NaN;
            [Input("tiny")] public sbyte @class { get; init; }
            [Input("flag")] public bool Flag { get; init; }
            [Input("method")] public Method Method { get; init; } = Method.Bilinear;
            [Input("day")] public DateOnly Day { get; init; } = new(2026, 3, 1);
            [Input("time")] public DateTimeOffset Time { get; init; } = DateTimeOffset.UnixEpoch;
            [Input("at")] public Wavelength At { get; init; } = Wavelength.Parse("650nm", null);
            [Input("ids")] public IReadOnlyList<Guid> Ids { get; init; } = [];
            [Input("box")] public BoundingBox Box { get; init; } = new(-1, 2.5, 3, 4);
            [Input("names")] public string[] Names { get; private set; } = ["a", "b"];
            [Input("numbers"), Range(0, 9)] public IReadOnlyList<int>? Numbers { get; init; } = new[] { 1, 2 };
            public string NotAnInput { get; init; } = "";

            public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.FromResult(_services);
        }
        """;

    [Fact]
    public Task Every_type_becomes_data_and_compiles_without_a_warning() =>
        new GeneratorTest(Everything, ("Science.Of.new.Everything.g.cs", Expected("Everything"))).RunAsync(
            TestContext.Current.CancellationToken);

    [Fact]
    public Task No_rule_complains_of_it() => new AllRulesTest(Everything).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Inputs_keep_their_order_over_several_parts() =>
        new GeneratorTest(
            """
            [Algorithm("parts")]
            public partial class Parts : IAlgorithm
            {
                [Input("a")] public int A { get; init; }
                public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
            }

            public partial class Parts
            {
                [Input("b")] public int B { get; init; } = 7;
            }
            """,
            ("Parts.g.cs", Expected("Parts"))).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>A default is known where <c>Parse</c> reads it; an author's own conversion may read another text.</summary>
    [Theory]
    [InlineData("Length", "Length.Parse(\"5m\", null)", true)]
    [InlineData("Length", "\"5m\"", false)]
    [InlineData("Length?", "Length.Parse(\"5m\", null)", true)]
    [InlineData("Length[]", "[Length.Parse(\"5m\", null)]", true)]
    [InlineData("Length[]", "[\"5m\"]", false)]
    [InlineData("OutputName", "\"5m\"", true)]
    public void The_default_of_a_type_that_parses_itself_is_what_it_parses(string type, string value, bool isKnown)
    {
        string generated = Compiler.Generate(Sample.Declaration($$"""
            [Input("x")] public {{type}} X { get; init; } = {{value}};

            public sealed record Length(string Text) : IParsable<Length>
            {
                public static implicit operator Length(string text) => new(text + "m");
                public static Length Parse(string s, IFormatProvider? provider) => new(s);
                public static bool TryParse(string? s, IFormatProvider? provider, out Length result) => (result = new(s ?? "")) is not null;
            }
            """)).SyntaxTrees.Last().ToString();

        Assert.Contains("(\"x\", \"\", ", generated, StringComparison.Ordinal);
        Assert.Equal(isKnown, generated.Contains("Default = \"5m\"", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unrelated_edit_makes_nothing_anew()
    {
        CSharpCompilation before = Compiler.Parse(Everything, "class Other { }");
        GeneratorDriver driver = Compiler.NewDriver().RunGenerators(before, TestContext.Current.CancellationToken);

        SyntaxTree other = before.SyntaxTrees[^1];
        CSharpCompilation after = before.ReplaceSyntaxTree(
            other,
            CSharpSyntaxTree.ParseText(
                "class Other { int x; }",
                (CSharpParseOptions)other.Options,
                other.FilePath,
                cancellationToken: TestContext.Current.CancellationToken));
        GeneratorRunResult result = driver.RunGenerators(after, TestContext.Current.CancellationToken).GetRunResult().Results[0];

        Assert.All(
            result
                .TrackedSteps[AlgorithmGenerator.ModelStep]
                .Concat(result.TrackedOutputSteps.SelectMany(steps => steps.Value))
                .SelectMany(step => step.Outputs),
            output =>
                Assert.True(
                    output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, output.Reason.ToString()));
    }

    [Fact]
    public void A_changed_declaration_is_made_anew()
    {
        CSharpCompilation before = Compiler.Parse(Everything);
        GeneratorDriver driver = Compiler.NewDriver().RunGenerators(before, TestContext.Current.CancellationToken);

        SyntaxTree tree = before.SyntaxTrees[^1];
        CSharpCompilation after = before.ReplaceSyntaxTree(
            tree,
            CSharpSyntaxTree.ParseText(
                Everything.Replace("= 30;", "= 31;"),
                (CSharpParseOptions)tree.Options,
                tree.FilePath,
                cancellationToken: TestContext.Current.CancellationToken));
        GeneratorDriverRunResult result = driver.RunGenerators(after, TestContext.Current.CancellationToken).GetRunResult();

        Assert.Contains("Default = \"31\"", result.GeneratedTrees[0].ToString());
    }

    /// <summary>The file that the generator is to make, which lies beside this one.</summary>
    private static string Expected(string name, [CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, name + ".g.txt"))
            .Replace("{version}", typeof(AlgorithmGenerator).Assembly.GetName().Version!.ToString(), StringComparison.Ordinal);
}
