using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Endpoints;

/// <summary>
/// What decides is what Python's YAML reads, not what YamlDotNet does. Each text stands in a configuration that is else accepted; Python's
/// <c>yaml.safe_load</c> and the endpoint's own functions gave the answers.
/// </summary>
public sealed class PythonYamlTests
{
    private const string Rest = """
        algorithm_name: reduce
        algorithm_version: main
        code_repository: https://github.com/me/reduce.git
        base_container_url: registry/base:v1
        run_command: reduce/run.sh

        """;

    [Theory]
    // Lines in brackets and quotes may be indented as little as their key.
    [InlineData("inputs: [\n]\n", true)]
    [InlineData("inputs: [a,\nb]\n", true)]
    [InlineData("inputs:\n  - {name: x,\n  type: string\n}\n", true)]
    [InlineData("inputs: {\n\"file\": [ # none\n],\npositional: [it's, b]}\n", true)]
    [InlineData("keywords: \"a\nb\"\n", true)]
    [InlineData("keywords: \"a\\\nb\"\n", true)]
    [InlineData("inputs:\n  - doc: \"a\x85  b\"\n", true)]
    [InlineData("keywords: [a,\n---\nb]\n", false)]
    [InlineData("keywords: \"a\n---\nb\"\n", false)]
    [InlineData("keywords: [a,\nb\n", false)]
    // Behind a bracket, comma or quote, a comment needs no blank.
    [InlineData("keywords: \"a\"#b\n", true)]
    [InlineData("keywords: [a,#c\n  b]#d\n", true)]
    // An anchor is a word, and new.
    [InlineData("x: &a b\ny: &a c\n", false)]
    [InlineData("x: &a/b c\n", false)]
    [InlineData("x: &* c\n", false)]
    [InlineData("x: &a-1_b c\ny: *a-1_b\n", true)]
    // A key needs to be there, but may be '='.
    [InlineData("x: {: b}\n", false)]
    [InlineData("x: [: b]\n", false)]
    [InlineData("x: {? : b}\n", true)]
    [InlineData("=: x\n", true)]
    [InlineData("x: =\n", false)]
    // Values that JSON can and cannot hold.
    [InlineData("x: !!omap [a: 1]\n", true)]
    [InlineData("x: !!pairs [a: 1, a: [2]]\n", true)]
    [InlineData("x: !!pairs [a]\n", false)]
    [InlineData("x: !!set {a}\n", false)]
    [InlineData("x: .inf\n", true)]
    [InlineData("x: 2020-01-01\n", false)]
    [InlineData("x: 07-01\n", true)]
    // The number of a value's digits.
    [InlineData("x: 0xDIGITS\n", false)]
    [InlineData("x: 0b1DIGITS\n", true)]
    // A text of blanks is a command of no words.
    [InlineData("build_command: \" \"\n", true)]
    [InlineData("build_command: \"\\n\"\n", true)]
    public void It_is_read_as_Python_does(string yaml, bool accepted)
    {
        var file = new TextFile("c.yml", yaml.Replace("DIGITS", new string('1', 4_300)) + Rest);

        Assert.Equal(accepted, EndpointVerdicts.Of(YamlText.Read(file)).Ogc.IsAccepted);
        ConfigurationChecks.Run(file, ConfigurationContext.Alone);
    }

    [Theory]
    [InlineData("algorithm_version: 1.10", "1.10", YamlKind.Real)]
    [InlineData("algorithm_version: 1e3", "1e3", YamlKind.Text)]
    [InlineData("algorithm_version: 012", "012", YamlKind.Whole)]
    [InlineData("algorithm_version: 018", "018", YamlKind.Text)]
    [InlineData("algorithm_version: 1:30", "1:30", YamlKind.Whole)]
    [InlineData("algorithm_version: 1_000", "1_000", YamlKind.Whole)]
    [InlineData("algorithm_version: Off", "Off", YamlKind.Boolean)]
    [InlineData("algorithm_version: y", "y", YamlKind.Text)]
    [InlineData("algorithm_version: 2020-01-01", "2020-01-01", YamlKind.Timestamp)]
    [InlineData("algorithm_version: ! 5", "5", YamlKind.Whole)]
    [InlineData("algorithm_version: ! '5'", "5", YamlKind.Text)]
    [InlineData("algorithm_version: !\n", "", YamlKind.Null)]
    [InlineData("algorithm_version: \"v1\n.0\"", "v1 .0", YamlKind.Text)]
    [InlineData("algorithm_version: \"v1\n\n.0\"", "v1\n.0", YamlKind.Text)]
    public void It_is_typed_as_Python_does(string yaml, string text, YamlKind kind)
    {
        var version = (YamlScalar)AlgorithmConfiguration.Read(YamlText.Read(new TextFile("c.yml", yaml)))!.Find("algorithm_version")!.Value;

        Assert.Equal((text, kind), (version.Text, version.Kind));
    }

    [Fact]
    public void What_follows_added_blanks_keeps_its_place()
    {
        var file = new TextFile("c.yml", "keywords: \"a\nb\"#c\ninputs: [\n{name: x}#c\n]\nrun_command: x\n");

        AlgorithmConfiguration configuration = AlgorithmConfiguration.Read(YamlText.Read(file))!;

        Assert.Equal("x", configuration.RunCommand.Text());
        Assert.Equal((6, 14), file.Position(configuration.RunCommand!.Value.Span.Start));
        Assert.Equal(
            "\"a\nb\"",
            file.Text.Substring(configuration.Find("keywords")!.Value.Span.Start, configuration.Find("keywords")!.Value.Span.Length));
    }

    [Theory]
    [InlineData("run: c", "run: c")]
    [InlineData("run: ", "run: ")]
    [InlineData("{run: c}", "{run: c}")]
    [InlineData("a, ? run, b", "run")]
    public void A_pair_alone_in_a_list_lies_where_it_stands(string items, string pair)
    {
        var file = new TextFile("c.yml", $"a: b\nkeywords: [{items}]\n");

        var list = (YamlSequence)AlgorithmConfiguration.Read(YamlText.Read(file))!.Find("keywords")!.Value;

        TextSpan span = list.Items.OfType<YamlMapping>().Single().Span;
        Assert.Equal(pair, file.Text.Substring(span.Start, span.Length));
    }

    [Fact]
    public void Blanks_are_not_added_without_end()
    {
        string text = "keywords:\n" + new string(' ', 100_000) + "[a" + string.Concat(Enumerable.Repeat(",\nb", 2_000)) + "]";
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.NotNull(YamlText.Read(new TextFile("c.yml", text)).Problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }
}
