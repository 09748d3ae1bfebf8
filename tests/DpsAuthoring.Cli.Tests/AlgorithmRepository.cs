using System.Text.RegularExpressions;

namespace DpsAuthoring.Cli.Tests;

/// <summary>
/// A small algorithm's folder: a configuration of the OGC schema and its run script, in order unless a test changes them.
/// </summary>
internal sealed partial class AlgorithmRepository : IDisposable
{
    public const string Configuration = """
        algorithm_name: reduce
        algorithm_description: Reduces a raster.
        algorithm_version: main
        code_repository: https://github.com/someone/reduce.git
        base_container_url: mas.maap-project.org/root/maap-workspaces/custom_images/maap_base:v4.2.0
        run_command: reduce/run.sh
        ram_min: 8
        cores_min: 1
        outdir_max: 20
        inputs:
          - name: input_file # the raster
            label: Input
            doc: The raster to reduce
            type: File
          - name: outsize
            label: Size
            doc: Percent of the original size
            type: int
            default: 30
        outputs:
          - name: out
            type: Directory

        """;

    public const string RunScript = """
        #!/usr/bin/env bash
        set -euo pipefail
        mkdir -p output
        "$(dirname "$(readlink -f "$0")")/reduce.py" "$@"

        """;

    public AlgorithmRepository()
    {
        Write("algorithm_config.yml", Configuration);
        Write("run.sh", RunScript);
        Write("reduce.py", "import sys\n");
        File.SetUnixFileMode(PathOf("run.sh"), (UnixFileMode)0b111_101_101);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("dps-check-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    public Task<Ran> DpsAsync(params string[] args) => Dps.RunInAsync(Folder, args);

    /// <summary>Checks, and leaves of each finding the place and the id.</summary>
    public async Task<string[]> FindingsAsync()
    {
        Ran ran = await DpsAsync("check");
        Assert.Equal(AdviceAlone().IsMatch(ran.Output) ? 0 : 1, ran.ExitCode);
        return [.. FindingLine().Matches(ran.Output).Select(line => $"{line.Groups["place"].Value} {line.Groups["id"].Value}")];
    }

    /// <summary>Makes it a clone of a repository that has all of it.</summary>
    public async Task CommitAndPushAsync()
    {
        await GitAsync("init", "--quiet", "--initial-branch=main");
        await GitAsync("add", "--all");
        await CommitAsync();
        Directory.CreateDirectory(PathOf(".git/server"));
        await GitAsync("init", "--quiet", "--bare", ".git/server");
        await GitAsync("remote", "add", "origin", ".git/server");
        await GitAsync("push", "--quiet", "--set-upstream", "origin", "main");
    }

    public Task CommitAsync() =>
        GitAsync(
            "-c",
            "user.name=An author",
            "-c",
            "user.email=author@localhost",
            "commit",
            "--quiet",
            "--all",
            "--allow-empty",
            "--message",
            "Work");

    public async Task GitAsync(params string[] args) => (await Command.RunAsync(Folder, "git", args)).EnsureSuccess();

    [GeneratedRegex(@"^(No issues found\.|0 error\(s\), 0 warning\(s\), .*)$", RegexOptions.Multiline)]
    private static partial Regex AdviceAlone();

    [GeneratedRegex(@"^(?<place>.*): \w+ (?<id>DPS\d{4}): ", RegexOptions.Multiline)]
    private static partial Regex FindingLine();
}
