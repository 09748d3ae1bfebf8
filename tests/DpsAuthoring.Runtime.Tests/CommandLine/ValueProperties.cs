using CsCheck;
using DpsAuthoring.CommandLine;
using DpsAuthoring.Declaration;

namespace DpsAuthoring.Runtime.Tests.CommandLine;

/// <summary>Whatever the values and however they are written: each input gets its own, unchanged and in order.</summary>
public class ValueProperties
{
    private static readonly string[] s_parts =
    [
        "",
        "-",
        "--",
        "-h",
        "-?",
        "-5",
        "=",
        ":",
        " ",
        "@file",
        "[suggest:1]",
        "[1,2]",
        "\"",
        "'",
        "\n",
        "\r\n",
        "\t",
        ",",
        "--help",
        "--version",
        "--other",
        "--a",
        "null", "é", "世界", "🌍", "\u0001", "\u2028", "$HOME", "\\", "/", "{\"a\": 1}",
    ];

    private static readonly DeclaredInput[] s_inputs =
    [
        new DeclaredInput<string>("a", "", InputReaders.Text()),
        new DeclaredInput<string>("a-b", "", InputReaders.Text()),
        new DeclaredInput<string[]>("many", "", InputReaders.List(InputReaders.Text())),
        new DeclaredInput<bool>("flag", "", InputReaders.Flag()),
    ];

    private static readonly string[] s_options = [.. s_inputs.Select(input => "--" + input.Name), "--help", "--version"];

    private static readonly Gen<string> s_value = Gen.OneOf(
        Gen.Int[0, s_parts.Length - 1].Select(i => s_parts[i]),
        Gen.Int[0, s_parts.Length - 1].Select(i => s_parts[i]).Array[0, 5].Select(string.Concat),
        Gen.String);

    /// <summary>An input of the OGC contract, its value, and whether that is written behind <c>=</c>.</summary>
    private static readonly Gen<(int Input, string Value, bool IsJoined)> s_named = Gen.Select(Gen.Int[0, 2], s_value, Gen.Bool);

    [Fact]
    public void Named_values_reach_their_input_as_they_are() =>
        s_named.Array[1, 6]
            .Where(given => given.All(one => one.IsJoined || !s_options.Contains(one.Value.Split('=')[0])))
            .Sample(
                given =>
                {
                    string[] args = [.. given.SelectMany(one => Written(one.Input, one.Value, one.IsJoined)), "--flag"];
                    Request.Run run = Read(args);
                    Assert.Equal(JobContract.Ogc, run.Contract);
                    for (int i = 0; i < s_inputs.Length - 1; i++)
                    {
                        string[] expected = [.. given.Where(one => one.Input == i).Select(one => one.Value)];
                        Assert.Equal(expected.Length == 0 ? null : expected, run.Texts[i]);
                    }

                    Assert.Equal([], run.Texts[^1]);
                },
                iter: 20_000);

    [Fact]
    public void Several_values_behind_one_name_are_all_its_own() =>
        s_value.Array[1, 5]
            .Where(values => values.Skip(1).All(value => !IsOption(value)) && !s_options.Contains(values[0].Split('=')[0]))
            .Sample(values => Assert.Equal(values, Read(["--a", "x", "--many", .. values]).Texts[2]), iter: 20_000);

    [Fact]
    public void Values_in_order_reach_their_input_as_they_are() =>
        s_value.Array[1, 4]
            .Where(values => !IsOption(values[0]) && !values.Intersect(s_options).Any())
            .Sample(
                values =>
                {
                    Request.Run run = Read(values);
                    Assert.Equal(JobContract.Legacy, run.Contract);
                    Assert.Equal(values, run.Texts.Take(values.Length).Select(texts => Assert.Single(texts!)));
                },
                iter: 20_000);

    private static string[] Written(int input, string value, bool isJoined) =>
        isJoined ? [$"{s_options[input]}={value}"] : [s_options[input], value];

    /// <summary>What begins an option where a value is not expected.</summary>
    private static bool IsOption(string arg) =>
        (arg.StartsWith("--", StringComparison.Ordinal) && arg.Length > 2)
        || arg is "-h" or "-?"
        || arg.StartsWith("[suggest", StringComparison.Ordinal);

    private static Request.Run Read(string[] args)
    {
        Request.Run run = Assert.IsType<Request.Run>(
            new CommandLineReader("values", "", () => "1.0", s_inputs).Read(args, TextWriter.Null));
        Assert.Empty(run.Problems);
        return run;
    }
}
