using System.Globalization;
using System.Text;
using CsCheck;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Jobs.Cwl;

namespace DpsAuthoring.Jobs.Tests.Cwl;

/// <summary>What reaches a program from a row of a scatter, by real cwltool.</summary>
public sealed class ScatterValueTests
{
    private static readonly string[] s_texts =
    [
        "", " ", "-x", "--note", "it's \"so\"", "a: b", "# no", "two\nlines", "1.10", "007", "2026-11-29", "yes", "null", "~", "$HOME", "$(inputs.note)",
        "${ return 1; }", "\\", "*", "é 😀", "\t", "{}", "[1]", "%", "@", "&a", "!x", "| ", "'", "\u2028", new string('x', 3000),
    ];

    [Fact]
    public void Texts_reach_the_program_as_they_are()
    {
        string[] texts = [.. s_texts, .. Gen.String[1, 30].Where(IsArgument).Array[9].Single()];
        using var scatter = new ScatterRun(
            JobContract.Ogc, "mkdir output\nprintf '%s\\0' \"$@\" > output/arguments\n", new AlgorithmInput("note", InputKind.Text));

        IReadOnlyList<ScatterResult> results = scatter.Run(
            Engine.Cwltool, [.. texts.Select(text => new Dictionary<string, string> { ["note"] = text })]);

        Assert.Equal(texts.Select(text => $"--note\0{text}\0"), results.Select(Arguments));
    }

    [Fact]
    public void Every_kind_reaches_the_program_as_CWL_writes_it()
    {
        using var scatter = new ScatterRun(
            JobContract.Ogc,
            "mkdir output\nprintf '%s\\0' \"$@\" > output/arguments\nls -1 input > output/input\n",
            new AlgorithmInput("whole", InputKind.Whole),
            new AlgorithmInput("large", InputKind.LongWhole),
            new AlgorithmInput("real", InputKind.LongReal),
            new AlgorithmInput("flag", InputKind.Flag),
            new AlgorithmInput("maybe", InputKind.Whole, IsOptional: true),
            new AlgorithmInput("given", InputKind.Text, "a default"),
            new AlgorithmInput("folder", InputKind.Directory),
            new AlgorithmInput("file", InputKind.File, IsOptional: true));
        scatter.Write("d/one.txt", "1");
        string file = scatter.Write("a file'é.txt", "2");
        Dictionary<string, string> Row(string flag, string real, params (string, string)[] more) => new(
            more.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)))
        {
            ["whole"] = "-007", ["large"] = "3000000000", ["real"] = real, ["flag"] = flag, ["folder"] = Path.Combine(scatter.Folder, "d"),
        };

        IReadOnlyList<ScatterResult> results = scatter.Run(
            Engine.Cwltool, [Row("true", "1e-7"), Row("false", "1.10", ("maybe", "0"), ("given", ""), ("file", file))]);

        string[][] arguments = [.. results.Select(result => Arguments(result).Split('\0'))];
        Assert.Equal(["--whole", "-7", "--large", "3000000000", "--real", "1e-07", "--flag", "--given", "a default", "--folder"], arguments[0][..10]);
        Assert.Equal(
            ["--whole", "-7", "--large", "3000000000", "--real", "1.1", "--maybe", "0", "--given", "", "--folder"], arguments[1][..11]);
        Assert.EndsWith("/input/d", arguments[0][10], StringComparison.Ordinal);
        Assert.EndsWith("/input/a file'é.txt", arguments[1][13], StringComparison.Ordinal);
        Assert.Equal("a file'é.txt\nd\n", File.ReadAllText(Path.Combine(results[1].Folder!, "input")));
    }

    [Fact]
    public void The_legacy_contract_has_positionals_files_in_input_and_the_rest_in_the_context()
    {
        using var scatter = new ScatterRun(
            JobContract.Legacy,
            "mkdir output\nprintf '%s\\0' \"$@\" > output/arguments\nls -1 input > output/input\ncp _context.json output/context\n",
            new AlgorithmInput("files", InputKind.File),
            new AlgorithmInput("first", InputKind.Text),
            new AlgorithmInput("told", InputKind.Text) { IsContextOnly = true },
            new AlgorithmInput("last", InputKind.Text, ""));
        string one = scatter.Write("one.txt", "1"), two = scatter.Write("two.txt", "2");

        IReadOnlyList<ScatterResult> results = scatter.Run(
            Engine.Cwltool,
            [new() { ["files"] = $"[\"{one}\", \"{two}\"]", ["first"] = "a b", ["told"] = "\"q\" $(x) ${y}" }]);

        Assert.Equal("a b\0\0", Arguments(results[0]));
        Assert.Equal("one.txt\ntwo.txt\n", File.ReadAllText(Path.Combine(results[0].Folder!, "input")));
        using var context = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(results[0].Folder!, "context")));
        Assert.Equal("\"q\" $(x) ${y}", context.RootElement.GetProperty("told").GetString());
    }

    [Theory]
    [InlineData("mkdir output output2", 0, "output output2")]
    [InlineData("touch output", 0, "output")]
    [InlineData("true", 0, "")]
    [InlineData("mkdir output; exit 255", 255, "output")]
    [InlineData("kill -TERM $$", -15, "")]
    public void What_is_no_result_is_told_and_no_other_row_hears_of_it(string deed, int code, string found)
    {
        using var scatter = new ScatterRun(
            JobContract.Ogc, $"if [ $2 = 1 ]; then {deed}; else mkdir output; echo fine > output/x; fi\n", new AlgorithmInput("number", InputKind.Whole));

        IReadOnlyList<ScatterResult> results = scatter.Run(Engine.Cwltool, [new() { ["number"] = "1" }, new() { ["number"] = "2" }]);

        Assert.Equal((code, found), (results[0].Code, string.Join(' ', results[0].Found.Order())));
        Assert.Equal(deed == "mkdir output; exit 255", results[0].Folder is not null);
        Assert.Equal((0, "fine\n"), (results[1].Code, File.ReadAllText(Path.Combine(results[1].Folder!, "x"))));
    }

    [Theory]
    [InlineData(InputKind.Whole, "3000000000", "Input x is registered as int and cannot be '3000000000': write a whole number of 32 bits.")]
    [InlineData(InputKind.LongWhole, "1.0", "Input x is registered as long and cannot be '1.0': write a whole number.")]
    [InlineData(InputKind.Real, "many", "Input x is registered as float and cannot be 'many': write a number.")]
    [InlineData(InputKind.Flag, "yes", "Input x is a boolean and cannot be 'yes': write true or false.")]
    public void What_CWL_cannot_say_is_refused(InputKind kind, string value, string sentence)
    {
        var algorithm = new Algorithm("a", [new AlgorithmInput("x", kind)]);
        var row = new ScatterRow("row", new JobRequest(algorithm, JobContract.Ogc, new Dictionary<string, string> { ["x"] = value }));
        Assert.Equal(sentence, Assert.Throws<JobException>(() => ScatterOrder.Write(TextWriter.Null, [row])).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("-a")]
    [InlineData("_a")]
    public void A_row_is_called_what_a_folder_can_be(string name)
    {
        Assert.False(ScatterPackage.IsRowName(name));
        var row = new ScatterRow(name, new JobRequest(new Algorithm("a", []), JobContract.Ogc, new Dictionary<string, string>()));
        Assert.Throws<ArgumentException>(() => ScatterOrder.Write(TextWriter.Null, [row]));
        Assert.Throws<ArgumentException>(() => ScatterOrder.Write(TextWriter.Null, [row with { Name = "a" }, row with { Name = "a" }]));
    }

    [Theory]
    [InlineData("", "The engine's answer is not JSON.")]
    [InlineData("[]", "The engine's answer has no list 'rows'.")]
    [InlineData("""{"rows": ["a"], "codes": [], "found": [], "results": [], "stdout": [], "stderr": []}""", "The engine's answer has 0 entries in 'codes', where it was given 1 rows.")]
    [InlineData("""{"rows": ["b"], "codes": [0], "found": [[]], "results": [null], "stdout": [null], "stderr": [null]}""", "The engine's answer has b in the place of a.")]
    public void An_answer_that_is_none_is_said(string answer, string sentence) => Assert.Equal(
        sentence, Assert.Throws<FormatException>(() => ScatterResult.Read(new MemoryStream(Encoding.UTF8.GetBytes(answer)), ["a"])).Message);

    [Fact]
    public void A_job_that_the_engine_lost_has_no_code()
    {
        const string Answer = """{"rows": [null], "codes": [null], "found": [null], "results": [null], "stdout": [null], "stderr": [{"class": "File", "location": "file:///a%20b"}]}""";
        ScatterResult result = Assert.Single(ScatterResult.Read(new MemoryStream(Encoding.UTF8.GetBytes(Answer)), ["a"]));
        Assert.Equal(("a", null, null, null, "/a b"), (result.Row, result.Code, result.Folder, result.StandardOutput, result.StandardError));
    }

    private static bool IsArgument(string text) => text.All(c => c is not ('\0' or '\uFFFD') && !char.IsSurrogate(c));

    private static string Arguments(ScatterResult result)
    {
        Assert.True(result.Code == 0, string.Create(CultureInfo.InvariantCulture, $"{result.Row}: {result.Code}"));
        return File.ReadAllText(Path.Combine(result.Folder!, "arguments"));
    }
}
