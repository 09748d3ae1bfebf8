using System.Text.Json;
using CsCheck;
using DpsAuthoring.Configuration.Tests.Checks;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Endpoints;

/// <summary>A default reaches a job as Python's YAML reads it and JSON carries it.</summary>
public sealed class ConfiguredDefaultTests
{
    private const string Read = """
        import json, sys, yaml
        for text in json.load(sys.stdin):
            try:
                value = yaml.safe_load("default: " + text + "\n")["default"]
                print(json.dumps([value if isinstance(value, str) else None if value is None else json.dumps(value)]))
            except Exception:
                print("[false]")
        """;

    private static readonly string[] s_parts =
    [
        "0",
        "1",
        "7",
        "8",
        "9",
        "10",
        "00",
        "_",
        ".",
        ":",
        "30",
        "59",
        "60",
        "e",
        "E",
        "+",
        "-",
        "0x",
        "0b",
        "0o",
        "F",
        "inf",
        ".inf",
        ".nan",
        "yes",
        "No",
        "on",
        "OFF",
        "true",
        "~",
        "null",
        "y",
        "2026-01-02", "T", " ", "a", "'", "1e3", "1.5", "e+5", "e-7", "1.", "123456789012345678901234567890",
    ];

    private static readonly Gen<string> s_text = Gen.Int[0, s_parts.Length - 1].Select(i => s_parts[i]).Array[1, 4].Select(string.Concat);

    [Theory]
    [InlineData("010", "8")]
    [InlineData("0755", "493")]
    [InlineData("0x1F", "31")]
    [InlineData("12:30:45", "45045")]
    [InlineData("1:30", "90")]
    [InlineData("1_000", "1000")]
    [InlineData("1.10", "1.1")]
    [InlineData("1e3", "1e3")]
    [InlineData("1.0e+16", "1e+16")]
    [InlineData("NO", "false")]
    [InlineData("yes", "true")]
    [InlineData("~", null)]
    [InlineData("", null)]
    [InlineData("''", "")]
    [InlineData("'010'", "010")]
    [InlineData("[a, 1]", "[\"a\", 1]")]
    public void A_default_is_what_a_job_gets(string written, string? text) => Assert.Equal(text, Of(written));

    [Fact]
    public void A_default_that_cannot_be_sent_says_why() =>
        Assert.Contains("2026-01-02' as a date", Assert.Throws<FormatException>(() => Of("2026-01-02")).Message, StringComparison.Ordinal);

    /// <summary>The same by Python itself.</summary>
    [Fact]
    public void Any_default_is_what_Python_makes_of_it()
    {
        var texts = new List<string>();
        s_text.Array[1, 40].Sample(texts.AddRange, iter: 60, threads: 1);
        string[] read = PythonYaml.Run(Read, JsonSerializer.Serialize(texts)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(texts.Count, read.Length);
        Assert.All(texts.Zip(read), pair =>
        {
            using var json = JsonDocument.Parse(pair.Second);
                (string? wanted, bool isRead) = (
                    json.RootElement[0].ValueKind == JsonValueKind.String ? json.RootElement[0].GetString() : null,
                    json.RootElement[0].ValueKind != JsonValueKind.False);
            Assert.Equal((pair.First, isRead, wanted), (pair.First, TryOf(pair.First, out string? text), text));
        });
    }

    [Theory]
    [InlineData("0755", "YAML reads 0755 as 493, an octal number, and jobs get 493; write it in quotes: '0755'")]
    [InlineData("0x1F", "YAML reads 0x1F as 31, a hexadecimal number, and jobs get 31; write it in quotes: '0x1F'")]
    [InlineData("12:30:45", "YAML reads 12:30:45 as 45045, a number to the base of 60, and jobs get 45045; write it in quotes: '12:30:45'")]
    [InlineData("1_000", "YAML reads 1_000 as 1000, and jobs get 1000; write it in quotes: '1_000'")]
    [InlineData("007", "YAML reads 007 as 7, an octal number, and jobs get 7; write it in quotes: '007'")]
    [InlineData("NO", "YAML reads NO as false, a boolean, and jobs get false; write it in quotes: 'NO'")]
    public void A_legacy_default_that_is_read_as_something_else_is_reported(string written, string message) =>
        Assert.Equal(("DPS4038", message), Found($"inputs:\n  positional:\n    - name: x\n      default: {written}\n"));

    [Theory]
    [InlineData("int", "010", "DPS4038", "YAML reads 010 as 8, an octal number, and jobs run with that; write 8, or 10 if you mean that")]
    [InlineData(
        "double",
        "-.5",
        "DPS4027",
        "YAML reads -.5 as a text, not as a number, and the CWL of a double with a text is not valid; write -0.5")]
    [InlineData("long", "1:30", "DPS4038", "YAML reads 1:30 as 90, a number to the base of 60, and jobs run with that; write 90")]
    [InlineData("double", "1_0.5", "DPS4038", "YAML reads 1_0.5 as 10.5, and jobs run with that; write 10.5")]
    [InlineData(
        "string",
        "0755",
        "DPS4027",
        "YAML reads the default 0755 as no text, and the CWL of a string input with it is not valid; write it in quotes: '0755'")]
    [InlineData(
        "int",
        "1e3",
        "DPS4027",
        "YAML reads 1e3 as a text, not as a whole number, and the CWL of an int with it is not valid; write 1000")]
    [InlineData(
        "long",
        "1.5e+3",
        "DPS4027",
        "YAML reads 1.5e+3 as a number with a point, not as a whole number, and the CWL of a long with it is not valid; write 1500")]
    [InlineData("int", "1e10", "DPS4027", "The type int needs a whole number, and '1e10' is none, so the CWL is not valid and is not deployed")]
    [InlineData("int", "1.5", "DPS4027", "The type int needs a whole number, and '1.5' is none, so the CWL is not valid and is not deployed")]
    [InlineData(
        "float",
        "1.5E3",
        "DPS4027",
        "YAML reads 1.5E3 as a text, not as a number, and the CWL of a float with a text is not valid; write 1500.0")]
    [InlineData(
        "double",
        "1e-3",
        "DPS4027",
        "YAML reads 1e-3 as a text, not as a number, and the CWL of a double with a text is not valid; write 0.001")]
    public void A_default_of_the_other_schema_is_reported_once(string type, string written, string id, string message) =>
        Assert.Equal((id, message), Found($"inputs:\n  - name: x\n    type: {type}\n    default: {written}\n"));

    [Theory]
    [InlineData("int", "30")]
    [InlineData("int", "-7")]
    [InlineData("double", "1.10")]
    [InlineData("double", ".5")]
    [InlineData("boolean", "yes")]
    public void A_number_that_is_what_it_looks_is_not(string type, string written) =>
        Assert.Empty(Sample.Findings($"inputs:\n  - name: x\n    type: {type}\n    default: {written}\n"));

    private static (string Id, string Message) Found(string yaml) =>
        Assert.Single(Sample.Findings(yaml)) is var finding ? (finding.Rule.Id, finding.Message) : default;

    private static bool TryOf(string written, out string? text)
    {
        text = null;
        var yaml = YamlText.Read(new TextFile("c.yml", $"inputs:\n- name: x\n  default: {written}\n"));
        try
        {
            text = yaml.Problem is null ? ConfiguredDefault.Of(AlgorithmConfiguration.Read(yaml)!.Inputs[0]) : null;
            return yaml.Problem is null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string? Of(string written) =>
        ConfiguredDefault.Of(
            AlgorithmConfiguration.Read(YamlText.Read(new TextFile("c.yml", $"inputs:\n- name: x\n  default: {written}\n")))!.Inputs[0]);
}
