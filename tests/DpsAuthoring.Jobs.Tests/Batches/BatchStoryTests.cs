using System.Text.RegularExpressions;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>The story of <c>docs/batches.md</c>: its files are written, its commands run in turn, and they print what it says.</summary>
[Trait("Speed", "Slow")]
public sealed partial class BatchStoryTests : IDisposable
{
    private const string Mark = "@@@ ";

    private readonly string _folder = Directory.CreateTempSubdirectory("dps-story-").FullName;

    public void Dispose() => FileSystem.Delete(_folder);

    [Fact]
    public void Is_as_it_is_told()
    {
        Step[] steps = [.. Steps()];
        Assert.True(steps.Length > 15, "The story has no commands any more.");
        File.WriteAllText(Path.Combine(_folder, "story.sh"), string.Concat(steps.Select((step, number) => step.Script(number))));
        (int code, string output, string error) = Support.Dps.Shell(_folder, "bash story.sh");
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

    private static IEnumerable<Step> Steps()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "batches.md"));
        foreach (Match block in Block().Matches(text))
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

    [GeneratedRegex(@"(<!-- file: (?<file>\S+) -->\n)?```(?<kind>\w+)\n(?<body>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    private sealed record Step(string Command, IReadOnlyList<string> Output)
    {
        public string Pattern =>
            "^" + string.Concat(Output.Select(line => Regex.Escape(line).Replace("…", ".*?", StringComparison.Ordinal) + "\n"));

        /// <summary>What a command ends with is told by what it prints.</summary>
        public string Script(int number) => $"echo '{Mark}{number}'\n{Command}\n";
    }
}
