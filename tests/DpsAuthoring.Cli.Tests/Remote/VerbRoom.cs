using System.Diagnostics;
using System.Text.Json;

namespace DpsAuthoring.Cli.Tests.Remote;

/// <summary>
/// A user with a home of their own, a <c>dps serve</c> that keeps everything there, and a repository with an algorithm that counts, under
/// both contracts.
/// </summary>
public sealed class VerbRoom : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dps-verbs-").FullName;
    private Process? _server;

    public VerbRoom()
    {
        Directory.CreateDirectory(Repository);
        Write("run.sh", """
            #!/usr/bin/env bash
            set -euo pipefail
            mkdir -p output/more
            if [ "$1" = --number ]; then number=$2; mood=$4; else number=$1; mood=$2; fi
            echo "counting to $number" >&2
            case $mood in
              bad) echo "in a bad mood" >&2; exit 3 ;;
              slow) sleep 300 ;;
            esac
            echo "$number $mood" > output/result.txt
            echo "$number" > "output/more/of it.txt"

            """);
        Write("build.sh", "#!/usr/bin/env bash\nset -euo pipefail\necho built by the script\n");
        Write("algorithm_config.yml", """
            algorithm_name: counting
            algorithm_version: main
            algorithm_description: Counts.
            code_repository: https://github.com/ada/counter.git
            run_command: counter/run.sh
            build_command: counter/build.sh
            base_container_url: mas.maap-project.org/root/maap-workspaces/custom_images/maap_base:v5.0.0
            ram_min: 4
            cores_min: 1
            outdir_max: 20
            inputs:
              - {name: number, type: int, doc: How far, label: Number}
              - {name: mood, type: string, default: good, doc: How, label: Mood}
            outputs:
              - {name: out, type: Directory}

            """);
        Write("algorithm_config.legacy.yml", """
            algorithm_name: counter
            algorithm_version: main
            algorithm_description: Counts.
            repository_url: https://github.com/ada/counter.git
            run_command: counter/run.sh
            build_command: counter/build.sh
            docker_container_url: mas.maap-project.org/root/maap-workspaces/custom_images/maap_base:v5.0.0
            disk_space: 1GB
            queue: maap-dps-worker-8gb
            inputs:
              config: []
              file: []
              positional:
                - {name: number, required: true}
                - {name: mood, default: good}

            """);
        Git("init", "-q", "-b", "main", ".");
        Commit();
        Start();
    }

    /// <summary>The algorithm's folder, in which commands are run.</summary>
    public string Repository => Path.Combine(_root, "counter");

    public string Data => Path.Combine(_root, "share", "dps", "serve");

    public string Configuration => Path.Combine(_root, "config", "dps");

    public string Address { get; private set; } = "";

    public string Token => File.ReadAllText(Path.Combine(Data, "token")).Trim();

    /// <summary>The user's environment: nothing of the one that runs the tests.</summary>
    public Dictionary<string, string?> User => new(StringComparer.Ordinal)
    {
        ["HOME"] = _root,
        ["XDG_DATA_HOME"] = Path.Combine(_root, "share"),
        ["XDG_CONFIG_HOME"] = Path.Combine(_root, "config"),
        ["MAAP_PGT"] = null,
        ["MAAP_API_HOST"] = null,
        ["DPS_PROFILE"] = "local",
    };

    /// <summary>Runs <c>dps</c> in the algorithm's folder.</summary>
    internal Task<Ran> DpsAsync(params string[] args) => Command.RunAsync(Repository, User, DpsTool.Path, args);

    /// <summary>Runs <c>dps</c> in another folder.</summary>
    internal Task<Ran> DpsInAsync(string folder, params string[] args) => Command.RunAsync(folder, User, DpsTool.Path, args);

    /// <summary>Runs <c>dps</c> with something typed, in another environment.</summary>
    internal async Task<Ran> TypeAsync(string typed, Dictionary<string, string?> environment, params string[] args)
    {
        var start = new ProcessStartInfo(DpsTool.Path, args)
        {
            WorkingDirectory = Repository,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ran(string.Join(' ', args), process.ExitCode, output, await error);
    }

    /// <summary>A folder that no other test has.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_root, "work", Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Runs <c>dps … --json</c>, which must succeed.</summary>
    public async Task<JsonElement> JsonAsync(params string[] args) => JsonElement.Parse((await DpsAsync([.. args, "--json"])).EnsureSuccess().Output);

    /// <summary>Registers the algorithm, once.</summary>
    public async Task RegisterAsync(string contract) =>
        (await DpsAsync("register", "--here", "--update", "--no-check", "--contract", contract)).EnsureSuccess();

    /// <summary>The unique tags of all jobs with a tag, one for each job.</summary>
    public async Task<List<string>> TagsAsync(string tag)
    {
        JsonElement jobs = await JsonAsync("jobs", "--profile", "local", "--all", "--tag", tag);
        return [.. jobs.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("tags").EnumerateArray().Last().GetString()!)];
    }

    public void Write(string name, string text)
    {
        string path = Path.Combine(Repository, name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    public void Commit()
    {
        Git("add", "-A");
        Git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "state");
    }

    public void Start()
    {
        var start = new ProcessStartInfo(DpsTool.Path, ["serve", "--port", "0", "--json"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _root,
        };
        foreach ((string name, string? value) in User)
        {
            start.Environment[name] = value;
        }

        _server = Process.Start(start)!;
        var text = new System.Text.StringBuilder();
        while (_server.StandardOutput.ReadLine() is { } line)
        {
            text.AppendLine(line);
            if (line == "}")
            {
                break;
            }
        }

        Address = JsonElement.Parse(text.ToString()).GetProperty("address").GetString()!;
    }

    /// <summary>Ends the server as a power cut would.</summary>
    public void Kill()
    {
        _server!.Kill();
        _server.WaitForExit();
        _server.Dispose();
        _server = null;
    }

    public void Dispose()
    {
        if (_server is not null)
        {
            Kill();
        }

        Directory.Delete(_root, recursive: true);
    }

    private void Git(params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", ["-C", Repository, .. arguments]) { RedirectStandardOutput = true })!;
        git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
