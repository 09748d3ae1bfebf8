using System.Diagnostics;
using System.Text.Json;

namespace DpsAuthoring.Server.Tests.Support;

/// <summary>A git repository with an algorithm that writes a number and a mood, under both contracts.</summary>
internal sealed class Repository : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dps-repository-").FullName;

    public Repository()
    {
        Directory.CreateDirectory(Folder);
        Write("run.sh", """
            #!/usr/bin/env bash
            set -euo pipefail
            mkdir -p output
            if [ "$1" = --number ]; then number=$2; mood=$4; else number=$1; mood=$2; fi
            case $mood in
              bad) echo "in a bad mood" >&2; exit 3 ;;
              slow) sleep 300 ;;
              telling) env >&2; exit 4 ;;
              short) sleep 0.05 ;;
            esac
            echo "$number $mood" > output/result.txt

            """);
        Write("build.sh", "#!/usr/bin/env bash\nset -euo pipefail\necho built by the script\n");
        Git("init", "-q", "-b", "main", ".");
        Commit();
        Git("tag", "v1");
    }

    public string Folder => Path.Combine(_root, "counter");

    public string Url => "file://" + Folder;

    public void Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    /// <summary>Names the last commit.</summary>
    public void Tag(params string[] names) => Array.ForEach(names, name => Git("tag", "--force", name));

    public void Commit()
    {
        Git("add", "-A");
        Git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "state");
    }

    /// <summary>A configuration for the legacy door.</summary>
    public string Legacy(string name = "counter", string version = "main", string? url = null, string build = "counter/build.sh", string run = "counter/run.sh") =>
        $$$"""
        {"algorithm_name": {{{Quote(name)}}}, "algorithm_version": {{{Quote(version)}}}, "algorithm_description": "Counts.",
         "repository_url": {{{Quote(url ?? Url)}}}, "run_command": {{{Quote(run)}}}, "build_command": {{{Quote(build)}}},
         "docker_container_url": "localhost/base:1", "disk_space": "1GB", "queue": "maap-dps-worker-8gb",
         "inputs": {"config": [], "file": [], "positional": [
           {"name": "number", "required": true}, {"name": "mood", "default": "good"}]}}
        """;

    /// <summary>A configuration for the OGC door.</summary>
    public string Ogc(string name = "counting", string version = "v1") =>
        $$$"""
        {"algorithm_name": {{{Quote(name)}}}, "algorithm_version": {{{Quote(version)}}}, "algorithm_description": "Counts.",
         "code_repository": {{{Quote(Url)}}}, "run_command": "counter/run.sh", "build_command": "counter/build.sh",
         "base_container_url": "localhost/base:1", "ram_min": 4, "cores_min": 1, "outdir_max": 20,
         "inputs": [{"name": "number", "type": "int", "doc": "How far", "label": "Number"},
                    {"name": "mood", "type": "string", "default": "good", "doc": "How", "label": "Mood"}],
         "outputs": [{"name": "out", "type": "Directory"}]}
        """;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public static string Quote(string text) => JsonSerializer.Serialize(text);

    private void Git(params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", ["-C", Folder, .. arguments]) { RedirectStandardOutput = true })!;
        git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
