using System.Globalization;
using CsCheck;
using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Tests.Scripts;

public sealed class ShellParserTests
{
    /// <summary>What scripts are made of, so that random ones come near to real ones.</summary>
    private static readonly string[] s_words =
    [
        "if",
        "then",
        "else",
        "elif",
        "fi",
        "for",
        "in",
        "do",
        "done",
        "while",
        "case",
        "esac",
        "function",
        "{",
        "}",
        "(",
        ")",
        "((",
        "))",
        "[[",
        "]]",
        "$(",
        "${",
        "$((",
        "`",
        "\"",
        "'",
        "$'",
        "\\",
        "\n",
        "\r\n",
        " ",
        ";",
        ";;",
        "&",
        "&&",
        "|",
        "||",
        ">",
        ">>",
        "<",
        "<<EOF",
        "<<-'X'",
        "<<<",
        "<(",
        "EOF",
        "#",
        "# shellcheck disable=SC2086",
        "$1",
        "$@",
        "$x",
        "x=",
        "x=(",
        "@(",
        "!",
        "echo",
        "cd",
        "set -e",
        "set +e",
        "set -- ",
        "shift",
        "local x=",
        "export ",
        "wait",
        "read ",
        "eval ",
        "source ",
        "f() { ",
        "f ",
        "conda install ",
        "git clone ",
        "reduce ",
        "basedir=$(dirname \"$0\")",
        "\"$basedir\"/x.py",
        "$*",
        "$5",
        "${x:=",
        "${!x}",
        "${0%/*}",
        "${x[@]}",
        "$HOME/",
        "mkdir output",
        " > output/x",
        "input/*",
        "output",
        "é",
        "\0",
        "=",
        "*",
        "?",
        ":-",
    ];

    private static readonly ScriptContext[] s_contexts =
    [
        ScriptSample.Legacy with { PositionalDefaults = ["", "a b"], PositionalDescriptions = ["", "a list"], Images = [] },
        ScriptSample.Ogc,
        ScriptSample.Build,
    ];

    private static readonly Gen<string> s_pieces = Gen.Int[0, s_words.Length - 1].Select(i => s_words[i]);

    [Theory]
    [InlineData("a b  'c d' \"e f\"g\\ h", "a|b|c d|e fg h")]
    [InlineData("a # comment", "a")]
    [InlineData("a b#c", "a|b#c")]
    [InlineData("a \\\n  b", "a|b")]
    [InlineData("$'a\\'b' x", "a\\'b|x")]
    [InlineData("ls @(a|b) !(c)", "ls|@(a|b)|!(c)")]
    public void Words_are_what_bash_makes_of_them(string text, string words) =>
        Assert.Equal(words, string.Join('|', Assert.Single(Names(text, command => command.Words)).Select(word => word.Text)));

    [Theory]
    [InlineData("if a; then b; elif c; then d; else e; fi", "a b c d e")]
    [InlineData("for x in 1 2; do a \"$x\"; done; b", "a b")]
    [InlineData("for ((i = 0; i < 3; i++)); do a; done", "a")]
    [InlineData("while read -r line; do a; done < <(b)", "read a b")]
    [InlineData("case $1 in a|b) x ;; *) y ;; esac", "x y")]
    [InlineData("f() { a; }; function g { b; }; f", "a b f")]
    [InlineData("a | b && c || d & e", "a b c d e")]
    [InlineData("x=$(a \"$(b `c`)\") d", "d a b c")]
    [InlineData("a <<EOF && b\n$(c)\nEOF\nd", "a c b d")]
    [InlineData("a <<'EOF'\n$(c)\nEOF\nd", "a d")]
    [InlineData("(a; { b; }) > x; [[ -f y && z ]] && c; ((1 + 2))", "a b c")]
    [InlineData("x=(a $(b)) c", "c b")]
    public void Commands_are_found_wherever_they_stand(string text, string names) =>
        Assert.Equal(names.Split(' ').Order(), Names(text, command => command.Name).OfType<string>().Order());

    [Theory]
    [InlineData("echo \"a")]
    [InlineData("if a; then b")]
    [InlineData("a )")]
    [InlineData("$(a")]
    [InlineData("a <<EOF\nb")]
    public void Half_a_script_is_known_to_be_one(string text) => Assert.False(ShellParser.Parse(text).IsComplete);

    [Fact]
    public void Depth_is_bounded_and_time_is_not_spent_on_it()
    {
        foreach (
            string piece in (string[])["$(", "${x:-", "$((", "(", "{ ", "if ", "\"$(", "x=(", "<(", "f() ", "case x in a) ", "a <<EOF\n"])
        {
            Assert.False(ShellParser.Parse(string.Concat(Enumerable.Repeat(piece, 20_000))).IsComplete);
        }
    }

    /// <summary><c>DPS_FUZZ_SECONDS</c> makes it last; CsCheck's own <c>CsCheck_Seed</c> repeats what it found.</summary>
    [Fact]
    public void Any_text_is_checked_without_failing()
    {
        string? asked = Environment.GetEnvironmentVariable("DPS_FUZZ_SECONDS");
        int seconds = int.TryParse(asked, CultureInfo.InvariantCulture, out int given) ? given : -1;
        s_pieces.Array[0, 60].Sample(
            pieces =>
            {
                string text = "#!/bin/bash\n" + string.Concat(pieces);
                foreach (ScriptContext context in s_contexts)
                {
                    foreach (Finding finding in ScriptSample.Findings(text, context))
                    {
                        Assert.InRange(finding.Span.Start, 0, text.Length);
                        Assert.InRange(finding.Span.End, finding.Span.Start, text.Length);
                        finding.Fix?.Edits.Apply(text);
                    }
                }
            },
            iter: seconds > 0 ? long.MaxValue : 10_000,
            time: seconds);
    }

    [Fact]
    public void Values_made_of_very_many_others_and_calls_in_calls_are_checked_too()
    {
        string values = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"x{i}=$x{i + 1}\n")) + "x5000=$1\nreduce $x0\n";
        (string open, string close) = (string.Concat(Enumerable.Repeat("( ", 60)), new string(')', 60));
        string calls = string.Concat(Enumerable.Range(0, 40).Select(i => $"f{i}() {{ {open} f{i + 1}; f{i + 1} {close}; }}\n"))
            + "f0 || exit 1\n";

        Assert.All((string[])[values, calls], text => ScriptSample.Findings("#!/bin/bash\nset -e\n" + text));
    }

    [Fact]
    public void Spans_lie_in_the_text_and_say_what_was_read() =>
        s_pieces.Array[0, 40].Sample(
            pieces =>
            {
                string text = string.Concat(pieces);
                Assert.All(
                    ShellUse.In(ShellParser.Parse(text).Script).SelectMany(use => use.Command.AllWords()),
                    word => Assert.InRange(word.Span.Start, 0, text.Length - word.Span.Length));
            },
            iter: 5_000);

    private static IEnumerable<T> Names<T>(string text, Func<ShellCommand, T> of)
    {
        var parsed = ShellParser.Parse(text);
        Assert.True(parsed.IsComplete);
        return ShellUse.In(parsed.Script).Select(use => of(use.Command));
    }
}
