using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>An algorithm's folder with a configuration and a run script, in a temporary folder that <c>dps</c> is started in.</summary>
internal sealed class AlgorithmFolder : IDisposable
{
    public AlgorithmFolder(string script)
    {
        Root = Directory.CreateTempSubdirectory("dps-command-").FullName;
        Directory.CreateDirectory(Path.Combine(Root, "algorithm"));
        Write("algorithm/algorithm_config.yml", """
            algorithm_name: counter
            algorithm_version: main
            code_repository: https://example.org/counter.git
            run_command: counter/run.sh
            inputs:
              - {name: number, type: int}
              - {name: mood, type: string, default: good}
            outputs:
              - {name: out, type: Directory}

            """);
        Write("algorithm/run.sh", "#!/bin/sh\nset -eu\n" + script);
        File.SetUnixFileMode(Path.Combine(Root, "algorithm/run.sh"), (UnixFileMode)0b111_101_101);
    }

    public string Root { get; }

    public string Write(string name, string text)
    {
        string path = Path.Combine(Root, name);
        File.WriteAllText(path, text);
        return path;
    }

    public (int ExitCode, string Output, string Error) Dps(params string[] arguments) => Support.Dps.Run(Root, arguments);

    /// <summary>Runs a line of bash in which <c>dps</c> is on <c>PATH</c>.</summary>
    public (int ExitCode, string Output, string Error) Shell(string line) => Support.Dps.Shell(Root, line);

    /// <summary>The published folders, each of which has a context document.</summary>
    public string[] Published() =>
        Directory.Exists(Path.Combine(Root, "dps_output"))
            ?
            [
                .. Directory
                    .EnumerateFiles(Path.Combine(Root, "dps_output"), "*.context.json", SearchOption.AllDirectories)
                    .Select(path => Path.GetDirectoryName(path)!),
            ]
            : [];

    public void Dispose() => FileSystem.Delete(Root);
}
