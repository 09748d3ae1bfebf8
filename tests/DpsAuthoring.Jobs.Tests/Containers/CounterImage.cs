using System.Diagnostics;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Containers;

/// <summary>An algorithm in Python, and its image, which <c>dps build</c> has made.</summary>
public sealed class CounterImage : IDisposable
{
    /// <summary>What a job does for each mood; whatever it is, the number is counted from.</summary>
    private const string Program = """
        import os, signal, subprocess, sys, time
        number, mood = int(sys.argv[1]), sys.argv[2]
        os.makedirs('output', exist_ok=True)
        with open('output/count.csv', 'w') as table:
            table.write('number,square\n')
            for n in range(number + 1):
                table.write(f'{n},{n * n}\n')
        print('counted to', number, file=sys.stderr, flush=True)
        if mood == 'outside':
            open('beside.csv', 'w').write('lost\n')
        elif mood == 'failing':
            raise ValueError('too large')
        elif mood == 'killed':
            os.kill(os.getpid(), signal.SIGSEGV)
        elif mood == 'stubborn':
            signal.signal(signal.SIGTERM, lambda *_: print('not now', file=sys.stderr, flush=True))
            open('ready', 'w').close()
            while True:
                time.sleep(60)
        elif mood == 'daemon':
            subprocess.Popen(['sleep', '86399'], start_new_session=True, env={}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        elif mood == 'changing':
            open('input/notes.txt', 'a').write('more\n')
        elif mood == 'telling':
            with open('output/told.txt', 'w') as told:
                told.write(f"{os.getcwd() == os.environ['PWD']} {os.getuid()} {sys.stdin.read()!r} {os.environ['HOSTNAME'].isalnum()}\n")
                shells = ('container', '_', 'SHLVL', 'TERM', 'PWD', 'OLDPWD')
                told.write(' '.join(sorted(name for name in os.environ if name not in shells)) + '\n')
        """;

    private readonly ContainerRoom? _room;

    public CounterImage()
    {
        Algorithm = new AlgorithmFolder("""
            case $1 in
              --number) shift; number=$1; shift; while [ $# -gt 1 ]; do [ "$1" = --mood ] && mood=$2; shift 2; done ;;
              *) number=$1 mood=$2 ;;
            esac
            exec python3 "$(dirname "$0")/count.py" "$number" "$mood"

            """);
        Algorithm.Write("algorithm/count.py", Program);
        Algorithm.Write("algorithm/build.sh", "set -e\npython3 -m py_compile counter/count.py\n");
        Algorithm.Write("algorithm/algorithm_config.yml", """
            algorithm_name: counter
            algorithm_version: main
            code_repository: https://example.org/counter.git
            base_container_url: mas.maap-project.org/root/maap-workspaces/custom_images/maap_base:v5.0.0
            build_command: counter/build.sh
            run_command: counter/run.sh
            inputs:
              - {name: number, type: int}
              - {name: mood, type: string, default: good}
              - {name: notes, type: File}
            outputs:
              - {name: out, type: Directory}

            """);
        Algorithm.Write("algorithm/algorithm_config.legacy.yml", """
            algorithm_name: counter
            algorithm_version: main
            repository_url: https://example.org/counter.git
            docker_container_url: mas.maap-project.org/root/maap-workspaces/custom_images/maap_base:v5.0.0
            build_command: counter/build.sh
            run_command: counter/run.sh
            inputs:
              config: []
              file:
                - {name: notes}
              positional:
                - {name: number}
                - {name: mood, default: good}

            """);
        Notes = Algorithm.Write("notes.txt", "notes\n");
        foreach (string[] step in new string[][]
        {
            ["init", "--quiet", "--initial-branch=main"],
            ["add", "--all"],
            ["-c", "user.name=An author", "-c", "user.email=author@localhost", "commit", "--quiet", "--message", "Work"],
        })
        {
            Assert.Equal(0, Command.Run("git", ["-C", Path.Combine(Algorithm.Root, "algorithm"), .. step]));
        }

        _room = ContainerRoom.Find();
        if (_room is not null) // Else each test is skipped, and says why.
        {
            Built = Dps("build", "algorithm", "--base", ContainerRoom.Base, "--tag", Name);
        }
    }

    /// <summary>A name of its own, so that runs of the tests side by side have images of their own.</summary>
    public string Name { get; } = $"localhost/counter-{Guid.NewGuid():N}:main";

    internal AlgorithmFolder Algorithm { get; }

    /// <summary>An input file.</summary>
    public string Notes { get; }

    /// <summary>What <c>dps build</c> has said.</summary>
    public (int ExitCode, string Output, string Error) Built { get; }

    public void Dispose()
    {
        _room?.Podman("rmi", "--force", Name);
        Algorithm.Dispose();
    }

    public (int ExitCode, string Output, string Error) Dps(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>Runs a job; in a container where <paramref name="contained"/>.</summary>
    public (int ExitCode, string Output, string Error) Run(bool contained, string mood, params string[] more) =>
        Dps([.. RunArguments(contained, mood), .. more]);

    public string[] RunArguments(bool contained, string mood) =>
    [
        "run", "algorithm", "-i", "number=3", "-i", $"mood={mood}", "-i", $"notes={Notes}", .. contained ? (string[])["--container", Name] : [],
    ];

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(DpsTool.Path, arguments)
        {
            WorkingDirectory = Algorithm.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach ((string name, string value) in ContainerRoom.Get().Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
