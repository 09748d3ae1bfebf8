using System.Text.Json;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Commands;

/// <summary><c>dps package</c>: what it writes, by cwltool's judgement, and what it does not overwrite.</summary>
public sealed class PackageCommandTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("mkdir output\necho \"$2\" > output/number\nif [ \"$2\" = 2 ]; then echo why >&2; exit 4; fi\n");

    public void Dispose() => _algorithm.Dispose();

    [Fact]
    public void The_form_for_MAAP_is_valid_names_its_commit_and_is_the_same_each_time()
    {
        Assert.Equal(0, _algorithm.Shell("cd algorithm && git init -q && git add -A && git -c user.name=a -c user.email=a@b commit -qm x").ExitCode);
        string commit = _algorithm.Shell("git -C algorithm rev-parse HEAD").Output.Trim();
        (int code, string output, string error) = _algorithm.Dps("package", "algorithm", "-o", "package", "--image", "ghcr.io/ada/counter:v1");
        Assert.True(code == 0, output + error);
        Assert.Equal(("written package/process.cwl\n", ""), (WithoutNotes(output), error));
        string first = Read("package/process.cwl");
        Assert.StartsWith("# Made by dps package from algorithm_config.yml.\ncwlVersion: v1.2\n", first, StringComparison.Ordinal);
        Assert.Contains($"\ns:commitHash: {commit}\ns:dateCreated: '20", first, StringComparison.Ordinal);

        Assert.Equal(0, _algorithm.Dps("package", "algorithm", "-o", "package", "--image", "ghcr.io/ada/counter:v1").ExitCode);
        Assert.Equal(first, Read("package/process.cwl"));

        _algorithm.Write("algorithm/new.txt", "");
        (_, output, error) = _algorithm.Dps("package", "algorithm", "-o", "package");
        Assert.Contains("\n  note    MAAP pulls localhost/counter:main, which no other machine has: push it", output, StringComparison.Ordinal);
        Assert.Equal("dps: warning: the package names no commit, because something is not committed, such as new.txt\n", error);
        Assert.DoesNotContain("s:commitHash", Read("package/process.cwl"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_for_engines_runs_as_its_README_says()
    {
        (int code, string output, string error) = _algorithm.Dps("package", "algorithm", "--scatter", "--no-image", "-o", "jobs", "--json");
        Assert.True(code == 0, output + error);
        using (var json = JsonDocument.Parse(output))
        {
            Assert.Equal(
                ["scatter.cwl", "README.md", "jobs.yml"], json.RootElement.GetProperty("files").EnumerateArray().Select(file => Path.GetFileName(file.GetString())));
            Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        }

        Assert.SkipUnless(File.Exists("/usr/bin/cwltool"), "cwltool is not there: install cwltool.");
        string[] commands = [.. Read("jobs/README.md").Split("```\n").Where((_, at) => at % 2 == 1)];
        Assert.StartsWith("cwltool --no-container ", commands[0], StringComparison.Ordinal);
        (code, output, error) = _algorithm.Shell("cd jobs\n" + commands[0] + commands[2]);
        Assert.True(code == 0, output + error);
        Assert.Equal(("row-2\n", "why\n", "1\n"), (output, Read("jobs/results/_stderr_row-2.txt"), Read("jobs/results/row-1/number")));
    }

    [Fact]
    public void What_others_wrote_stays()
    {
        Directory.CreateDirectory(Path.Combine(_algorithm.Root, "jobs"));
        _algorithm.Write("jobs/jobs.yml", "mine\n");
        (int code, string output, string error) = _algorithm.Dps("package", "algorithm", "--scatter", "-o", "jobs");
        Assert.True(code == 0, output + error);
        Assert.Contains("\n  note    jobs.yml was there, and stays as it is.\n", output, StringComparison.Ordinal);
        Assert.Equal("mine\n", Read("jobs/jobs.yml"));
        Assert.Contains("\n      dockerPull: localhost/counter:main\n", Read("jobs/scatter.cwl"), StringComparison.Ordinal);

        _algorithm.Write("jobs/process.cwl", "cwlVersion: v1.2\n");
        (code, _, error) = _algorithm.Dps("package", "algorithm", "-o", "jobs");
        Assert.Equal(
            (2, "dps: 'jobs/process.cwl' is not from dps package, and would be overwritten: name another folder with --output.\n"), (code, error));
        Assert.Equal("cwlVersion: v1.2\n", Read("jobs/process.cwl"));
    }

    [Theory]
    [InlineData("", "Option '--output' is required.")]
    [InlineData("-o ''", "--output is empty: name the folder that gets the files.")]
    [InlineData("-o algorithm/run.sh", "--output 'algorithm/run.sh' is a file: name the folder that gets the files.")]
    [InlineData("-o p --no-image", "--no-image is for --scatter: MAAP runs jobs in an image.")]
    [InlineData("-o p --scatter --no-image --image a:b", "--image names an image, and --no-image none: leave one out.")]
    [InlineData("-o p --image 'a b'", "--image is 'a b', which is not a valid name of an image")]
    [InlineData("-o p --contract legacy", "The algorithm has no configuration for the legacy contract that can be read.")]
    public void A_wrong_command_line_is_a_sentence(string options, string sentence)
    {
        (int code, string output, string error) = _algorithm.Shell("dps package algorithm " + options);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("dps: " + sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.False(Directory.Exists(Path.Combine(_algorithm.Root, "p")));
    }

    [Theory]
    [InlineData("name: mood", "name: a/b", "The input 'a/b' cannot be called so in CWL", "")]
    [InlineData("name: mood", "name: dps_row", "The input 'dps_row' has the name that a scatter gives its jobs' names", "--scatter")]
    [InlineData("algorithm_version: main", "algorithm_version: 1.10", "The version 1.10 is no text to who reads it as YAML", "")]
    public void What_cannot_be_packaged_is_a_sentence_with_its_file(string old, string now, string sentence, string options)
    {
        _algorithm.Write("algorithm/algorithm_config.yml", Read("algorithm/algorithm_config.yml").Replace(old, now, StringComparison.Ordinal));
        (int code, _, string error) = _algorithm.Shell($"dps package algorithm -o p {options}");
        Assert.Equal(2, code);
        Assert.StartsWith("dps: algorithm/algorithm_config.yml cannot be packaged. " + sentence, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_algorithm.Root, "p")));
    }

    /// <summary>Where cwltool is missing it is said.</summary>
    private static string WithoutNotes(string output) =>
        string.Concat(output.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("  note ", StringComparison.Ordinal)).Select(line => line + "\n"));

    private string Read(string name) => File.ReadAllText(Path.Combine(_algorithm.Root, name));
}
