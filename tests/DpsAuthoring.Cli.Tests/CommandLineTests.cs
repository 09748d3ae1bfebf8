using System.Text.RegularExpressions;

namespace DpsAuthoring.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-command-line-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData]
    public async Task Help_names_the_commands_and_the_exit_codes(params string[] args)
    {
        Ran help = await Dps.RunAsync(args);

        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.Contains("explain <ID>", help.Output, StringComparison.Ordinal);
        Assert.Contains("2 the command could not run", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_is_a_version_and_nothing_else() =>
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", (await Dps.RunAsync("--version")).EnsureSuccess().Output);

    [Theory]
    [InlineData("'explian' is not a valid command; did you mean explain? See: dps --help", "explian")]
    [InlineData("'chekc' is not a valid command; did you mean check? See: dps --help", "chekc")]
    [InlineData("'twice' is one argument too many. See: dps explain --help", "explain", "DPS1001", "twice")]
    [InlineData("'DPS1999' is not a rule; did you mean DPS1009? 'dps explain' lists all.", "explain", "DPS1999")]
    [InlineData("'output' is not a rule; 'dps explain' lists all.", "explain", "output")]
    [InlineData(
        "'jsn' is not valid for --format: write text, json, sarif or github. See: dps check --help", "check", "--format", "jsn")]
    [InlineData("'not/there' does not exist; name an algorithm's folder or its configuration.", "check", "not/there")]
    [InlineData("'--verbose' is not a valid option. See: dps sync --help", "sync", "--verbose")]
    [InlineData("'--fromat' is not a valid option; did you mean --format? See: dps check --help", "check", "--fromat", "json")]
    [InlineData("'--fromat' is not a valid option; did you mean --format? See: dps check --help", "check", ".", "--fromat=json")]
    [InlineData("'--fromat' is not a valid option; did you mean --format? See: dps check --help", "check", ".", "src", "--fromat=json")]
    [InlineData("'--hlep' is not a valid option; did you mean --help? See: dps check --help", "check", "--hlep")]
    [InlineData("'-f' is not a valid option. See: dps check --help", "check", "-f", "json")]
    [InlineData("'--chek' is not a valid option; did you mean --check? See: dps sync --help", "sync", "--chek")]
    [InlineData("'--all' is not a valid option. See: dps explain --help", "explain", "--all")]
    [InlineData("'--vresion' is not a valid option; did you mean --version? See: dps --help", "--vresion")]
    [InlineData("'--zsh' is not a valid option. See: dps completion --help", "completion", "--zsh")]
    [InlineData("'-not-there' does not exist; name an algorithm's folder or its configuration.", "check", "--", "-not-there")]
    [InlineData("the path is empty; name an algorithm's folder or its configuration.", "check", "")]
    [InlineData("the path is empty; name an algorithm's folder or its configuration.", "sync", "")]
    public async Task What_cannot_be_done_is_one_sentence_and_exit_code_2(string sentence, params string[] args)
    {
        Ran ran = await Dps.RunAsync(args);

        Assert.Equal((2, "", $"dps: {sentence}\n"), (ran.ExitCode, ran.Output, ran.Error));
    }

    /// <summary>Nothing runs, since the last word is no option; whatever an option is given before it, nothing breaks.</summary>
    [Theory]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public async Task Whatever_an_option_is_given_the_answer_is_one_sentence(string value)
    {
        int tried = 0;
        foreach (string command in Words((await Dps.RunAsync("--help")).Output, @"^  ([a-z]+)\b"))
        {
            foreach (string option in Words((await Dps.RunAsync(command, "--help")).Output, "^  (?:-[a-z], )?(--[a-z-]+) <"))
            {
                Ran ran = await Dps.RunInAsync(_folder, command, option, value, "--no-such-option");
                Assert.True(ran.ExitCode == 2 && ran.Error.Count(c => c == '\n') == 1, $"{command} {option} {value}: {ran.Everything}");
                tried++;
            }
        }

        Assert.InRange(tried, 40, int.MaxValue);

        static IEnumerable<string> Words(string help, string pattern) =>
            Regex.Matches(help, pattern, RegexOptions.Multiline).Select(match => match.Groups[1].Value).Distinct();
    }

    [Theory]
    [InlineData("'x' is not valid for --port: write a whole number, 0 to 65535. See: dps serve --help", "serve", "--port", "x")]
    [InlineData("'99999' is not valid for --port: write a whole number, 0 to 65535. See: dps serve --help", "serve", "--port", "99999")]
    [InlineData("'0' is not valid for --parallel: write a whole number, 1 to 1000. See: dps serve --help", "serve", "--parallel", "0")]
    [InlineData("'docker' is not valid for --through: write cwltool. See: dps run --help", "run", "--through", "docker")]
    public Task A_value_that_is_none_is_named(string sentence, params string[] args) =>
        What_cannot_be_done_is_one_sentence_and_exit_code_2(sentence, args);

    [Theory]
    [InlineData("DPS1001")]
    [InlineData("dps1001")]
    [InlineData("1001")]
    public async Task Explain_prints_the_rules_page(string id) =>
        Assert.StartsWith(
            "# DPS1001: A result is written outside output/\n",
            (await Dps.RunAsync("explain", id)).EnsureSuccess().Output,
            StringComparison.Ordinal);

    [Fact]
    public async Task Explain_alone_lists_every_rule_that_has_a_page()
    {
        string repository = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));
        IEnumerable<string> pages = Directory.EnumerateFiles(Path.Combine(repository, "analyzers/rules"), "DPS*.md")
            .Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal);

        string[] lines = (await Dps.RunAsync("explain")).EnsureSuccess().Output.TrimEnd().Split('\n');

        Assert.Equal(pages, lines.Select(line => line.Split(' ')[0]));
        Assert.All(lines, line => Assert.Matches(@"^DPS\d{4}  ['\w].{10,}$", line));
    }

    [Fact]
    public async Task Bash_completes_commands_and_rule_ids()
    {
        Ran script = (await Dps.RunAsync("completion", "bash")).EnsureSuccess();
        const string Ask = """
            eval "$1"; dps() { "$0" "$@"; }
            answer() { COMP_LINE=$1 COMP_POINT=${#1}; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _dps; echo "${COMPREPLY[@]}"; }
            answer 'dps expl'
            answer 'dps explain DPS100'
            """;

        Ran answers = (await Command.RunAsync(Path.GetTempPath(), "bash", "-c", Ask, DpsTool.Path, script.Output)).EnsureSuccess();

        string[] lines = answers.Output.Split('\n');
        Assert.Equal("explain", lines[0]);
        Assert.StartsWith("DPS1001 DPS1002 ", lines[1], StringComparison.Ordinal);
    }
}
