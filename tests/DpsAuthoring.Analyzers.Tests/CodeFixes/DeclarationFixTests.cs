using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>What the fixes of the DPS3 block make of a declaration, one by one and all at once.</summary>
public sealed class DeclarationFixTests
{
    [Theory]
    [InlineData("2nd file", "nd-file")]
    [InlineData("help", "show-help")]
    [InlineData("", "file")]
    [InlineData("größe", "gr-e")]
    [InlineData("_x", "x")]
    public Task A_name_becomes_the_nearest_that_is_an_option(string name, string near) =>
        FixCheck.MakesAsync<NameFix>(NameFix.EquivalenceKey, InClass($"[Input(\"{name}\", \"A file\")] public string? File {{ get; init; }}"), InClass($"[Input(\"{near}\", \"A file\")] public string? File {{ get; init; }}"));

    [Fact]
    public Task All_names_are_mended() =>
        FixCheck.MakesAllAsync<NameFix>(
            NameFix.EquivalenceKey,
            InClass("[Input(\"a b\")] public int A { get; init; }\n    [Input(name: \"c/d\")] public int B { get; init; }"),
            InClass("[Input(\"a-b\")] public int A { get; init; }\n    [Input(name: \"c-d\")] public int B { get; init; }"));

    [Theory]
    [InlineData("Gdal Wrapper", "gdal-wrapper")]
    [InlineData("x", "gdal-wrapper")]
    [InlineData("a.b.", "a-b")]
    public Task An_algorithm_gets_the_name_that_was_suggested(string name, string near) =>
        FixCheck.MakesAsync<NameFix>(NameFix.EquivalenceKey, Named(name), Named(near));

    [Fact]
    public async Task A_name_that_is_a_constant_is_left_alone() =>
        Assert.Empty(await FixCheck.OffersAsync<NameFix>(InClass("const string Name = \"a b\"; [Input(Name)] public int A { get; init; }")));

    [Theory]
    [InlineData("public required FileInfo X { get; init; }", "public required InputFile X { get; init; }", "InputFile")]
    [InlineData("public FileInfo? X { get; init; }", "public InputFile? X { get; init; }", "InputFile")]
    [InlineData("public DirectoryInfo? X { get; set; } = null;", "public InputDirectory? X { get; set; } = null;", "InputDirectory")]
    [InlineData("public DateTime X { get; init; }", "public DateOnly X { get; init; }", "DateOnly")]
    [InlineData("public DateTime X { get; init; }", "public DateTimeOffset X { get; init; }", "DateTimeOffset")]
    [InlineData("public DateTime X { get; init; } = DateTime.UnixEpoch;", "public DateTimeOffset X { get; init; } = DateTime.UnixEpoch;", "DateTimeOffset")]
    [InlineData("public List<string> X { get; init; } = new();", "public IReadOnlyList<string> X { get; init; } = [];", "IReadOnlyList")]
    [InlineData("public List<int> X { get; init; } = new List<int> { 1 };", "public IReadOnlyList<int> X { get; init; } = new List<int> { 1 };", "IReadOnlyList")]
    [InlineData("public IEnumerable<double> X { get; init; } = [];", "public IReadOnlyList<double> X { get; init; } = [];", "IReadOnlyList")]
    [InlineData("public required FileInfo[] X { get; init; }", "public required IReadOnlyList<InputFile> X { get; init; }", "IReadOnlyList")]
    [InlineData("public required HashSet<FileInfo> X { get; init; }", "public required IReadOnlyList<InputFile> X { get; init; }", "IReadOnlyList")]
    public Task A_type_becomes_the_one_that_carries_it(string before, string after, string type) =>
        FixCheck.MakesAsync<InputTypeFix>(InputTypeFix.EquivalenceKey + type, InClass("[Input(\"x\")] " + before), InClass("[Input(\"x\")] " + after));

    [Theory]
    [InlineData("public Uri? X { get; init; }")]
    [InlineData("public FileInfo X { get; init; } = new(\"x\");")]
    [InlineData("public bool[] X { get; init; } = [];")]
    [InlineData("public Dictionary<string, string> X { get; init; } = [];")]
    public async Task Where_it_is_not_known_what_was_meant_nothing_is_offered(string property) =>
        Assert.Empty(await FixCheck.OffersAsync<InputTypeFix>(InClass("[Input(\"x\")] " + property)));

    [Fact]
    public Task All_files_become_input_files() =>
        FixCheck.MakesAllAsync<InputTypeFix>(
            InputTypeFix.EquivalenceKey + "InputFile",
            InClass("[Input(\"x\")] public required FileInfo X { get; init; }\n    [Input(\"y\")] public FileInfo? Y { get; init; }\n    [Input(\"z\")] public DateTime Z { get; init; }"),
            InClass("[Input(\"x\")] public required InputFile X { get; init; }\n    [Input(\"y\")] public InputFile? Y { get; init; }\n    [Input(\"z\")] public DateTime Z { get; init; }"));

    [Theory]
    [InlineData("public string X => \"a\";", "public string X { get; init; } = \"a\";")]
    [InlineData("public static string X => \"a\";", "public string X { get; init; } = \"a\";")]
    [InlineData("public static int X { get; set; }", "public int X { get; set; }")]
    public Task A_property_that_cannot_be_set_becomes_one_that_can(string before, string after) =>
        FixCheck.MakesAsync<InputSetterFix>(InputSetterFix.EquivalenceKey, InClass("[Input(\"x\")] " + before), InClass("[Input(\"x\")] " + after));

    [Fact]
    public Task All_properties_that_cannot_be_set_are_mended() =>
        FixCheck.MakesAllAsync<InputSetterFix>(
            InputSetterFix.EquivalenceKey,
            InClass("[Input(\"x\")] public int X => 1;\n    [Input(\"y\")] public static int Y { get; set; }"),
            InClass("[Input(\"x\")] public int X { get; init; } = 1;\n    [Input(\"y\")] public int Y { get; set; }"));

    [Fact]
    public async Task A_flag_becomes_false_by_default_one_at_a_time()
    {
        await FixCheck.MakesAsync<FlagDefaultFix>(
            FlagDefaultFix.EquivalenceKey,
            InClass("[Input(\"x\")] public bool X { get; init; } = true; // why"),
            InClass("[Input(\"x\")] public bool X { get; init; } // why"));

        Assert.Null(new FlagDefaultFix().GetFixAllProvider());
    }

    [Theory]
    [InlineData("public sealed class A", "public sealed partial class A")]
    [InlineData("class A", "partial class A")]
    [InlineData("/* why */ record A", "/* why */ partial record A")]
    public Task A_class_becomes_partial(string before, string after) =>
        FixCheck.MakesAsync<PartialFix>(PartialFix.EquivalenceKey, Declared(before), Declared(after));

    [Theory]
    [InlineData("public abstract class A")]
    [InlineData("public partial class A(string x)")]
    public async Task A_word_does_not_mend_another_class(string declaration) =>
        Assert.Empty(await FixCheck.OffersAsync<PartialFix>(Declared(declaration)));

    [Fact]
    public Task All_classes_become_partial() =>
        FixCheck.MakesAllAsync<PartialFix>(
            PartialFix.EquivalenceKey,
            Declared("class A") + Declared("class B"),
            Declared("partial class A") + Declared("partial class B"));

    [Theory]
    [InlineData("public InputFile X { get; init; } // why", "public required InputFile X { get; init; } // why")]
    [InlineData("public string X { get; init; } = null!; // why", "public required string X { get; init; } // why")]
    public Task An_input_becomes_required(string before, string after) =>
        FixCheck.MakesAsync<RequiredFix>(RequiredFix.EquivalenceKey, InClass("[Input(\"x\")] " + before), InClass("[Input(\"x\")] " + after));

    [Theory]
    [InlineData("public string X { get; private set; }")]
    [InlineData("internal string X { get; init; }")]
    public async Task An_input_that_cannot_be_required_is_left_alone(string property) =>
        Assert.Empty(await FixCheck.OffersAsync<RequiredFix>(InClass("[Input(\"x\")] " + property)));

    [Fact]
    public Task All_inputs_become_required() =>
        FixCheck.MakesAllAsync<RequiredFix>(
            RequiredFix.EquivalenceKey,
            InClass("[Input(\"x\")] public string X { get; init; }\n    [Input(\"y\")] public int[] Y { get; init; }"),
            InClass("[Input(\"x\")] public required string X { get; init; }\n    [Input(\"y\")] public required int[] Y { get; init; }"));

    [Theory]
    [InlineData("/// <summary>A.</summary>\npublic sealed class HlsMosaic", "/// <summary>A.</summary>\n[Algorithm(\"hls-mosaic\")]\npublic sealed partial class HlsMosaic")]
    [InlineData("public sealed partial class HlsMosaic", "[Algorithm(\"hls-mosaic\")]\npublic sealed partial class HlsMosaic")]
    [InlineData("[Serializable]\nsealed class HlsMosaic", "[Algorithm(\"hls-mosaic\")]\n[Serializable]\nsealed partial class HlsMosaic")]
    public Task A_class_gets_its_attribute(string before, string after)
    {
        const string body = " : IAlgorithm\n{\n    [Input(\"x\")] public int X { get; init; }\n\n    public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;\n}\n";
        return FixCheck.MakesAsync<AlgorithmAttributeFix>(AlgorithmAttributeFix.EquivalenceKey, before + body, after + body);
    }

    [Fact]
    public Task A_class_gets_its_attribute_from_where_it_is_run()
    {
        const string run = "return await DpsProgram.RunAsync<Reduce>(args);\n\n";
        const string body = " : IAlgorithm\n{\n    public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;\n}\n";
        return FixCheck.MakesAsync<AlgorithmAttributeFix>(
            AlgorithmAttributeFix.EquivalenceKey, run + "class Reduce" + body, run + "[Algorithm(\"reduce\")]\npartial class Reduce" + body);
    }

    private static string InClass(string members) => $$"""
        [Algorithm("my-algorithm")]
        public sealed partial class A : IAlgorithm
        {
            {{members}}

            public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    private static string Named(string name) => InClass("").Replace("my-algorithm", name);

    private static string Declared(string declaration) => $$"""
        [Algorithm("my-algorithm")]
        {{declaration}} : IAlgorithm
        {
            public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
        }

        """;
}
