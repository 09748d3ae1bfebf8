using System.Diagnostics;
using System.Text.RegularExpressions;

/// <summary>A page of <c>docs/</c> as a story: its files are written, its commands run in turn, and they print what it says.</summary>
internal static partial class Story
{
    private const string Mark = "@@@ ";

    /// <summary>Runs it in a folder.</summary>
    /// <param name="page">The page's file.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="setting">Lines of bash that come first.</param>
    /// <param name="environment">Variables that its commands have besides; null for one that they do not have.</param>
    /// <param name="fewest">Fewer commands than these are a page that is no story any more.</param>
    public static void Check(
        string page, string folder, string setting = "", IReadOnlyDictionary<string, string?>? environment = null, int fewest = 11)
    {
        Step[] steps = [.. Steps(page)];
        Assert.True(steps.Length >= fewest, "The story has no commands any more.");
        string script = setting + "\n" + string.Concat(steps.Select((step, number) => step.Script(number)));
        File.WriteAllText(Path.Combine(folder, "story.sh"), script);
        (int code, string output, string error) = Bash(folder, environment ?? new Dictionary<string, string?>());
        Assert.True(code == 0, output + error);
        string[] said = output.Split(Mark)[1..];
        Assert.Equal(steps.Length, said.Length);
        foreach ((Step step, string text) in steps.Zip(said))
        {
            string printed = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
            Assert.True(
                step.Output.Count == 0 || Regex.IsMatch(printed, step.Pattern, RegexOptions.Singleline),
                $"{step.Command}\nis told to print\n{string.Join('\n', step.Output)}\nand prints\n{text}");
        }
    }

    private static (int ExitCode, string Output, string Error) Bash(string folder, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo("/bin/bash", ["story.sh"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(DpsTool.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static IEnumerable<Step> Steps(string page)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, page));
        foreach (Match block in Block().Matches(text).Where(block => !block.Groups["untried"].Success))
        {
            string body = block.Groups["body"].Value;
            if (block.Groups["file"].Success)
            {
                string file = block.Groups["file"].Value;
                yield return new Step($"mkdir -p $(dirname {file}); cat > {file} <<'END'\n{body}END\nchmod +x {file}", []);
            }
            else if (block.Groups["kind"].Value == "console")
            {
                foreach (string part in body.Split("$ ", StringSplitOptions.RemoveEmptyEntries))
                {
                    string[] lines = part.TrimEnd('\n').Split('\n');
                    yield return new Step(lines[0], lines[1..]);
                }
            }
        }
    }

    [GeneratedRegex(@"(?<untried><!-- not run here: [^\n]+ -->\n)?(<!-- file: (?<file>\S+) -->\n)?```(?<kind>\w+)\n(?<body>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    private sealed record Step(string Command, IReadOnlyList<string> Output)
    {
        public string Pattern =>
            "^" + string.Concat(Output.Select(line => Regex.Escape(line).Replace("…", ".*?", StringComparison.Ordinal) + "\n"));

        /// <summary>What a command ends with is told by what it prints.</summary>
        public string Script(int number) => $"echo '{Mark}{number}'\n{Command}\n";
    }
}
