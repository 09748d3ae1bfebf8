using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Inputs;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>A repository with one run script, a place for jobs and a cache, all in a temporary folder.</summary>
internal sealed class JobSandbox : IDisposable
{
    public JobSandbox(string? root = null)
    {
        Root = root ?? Directory.CreateTempSubdirectory("dps-jobs-").FullName;
        Repository = Directory.CreateDirectory(Path.Combine(Root, "repository")).FullName;
        Http = new HttpFetcher(Limits);
        Cache = new InputCache(Path.Combine(Root, "cache"), [Http]);
        Space = new Workspace(Path.Combine(Root, "results"));
        Runner = new JobRunner(Space, Cache, new ThisMachine());
    }

    /// <summary>How patient a test is with its servers.</summary>
    public static TransferLimits Limits { get; } = new()
    {
        Stall = TimeSpan.FromSeconds(0.5), RetryDelay = TimeSpan.FromMilliseconds(1), LongestDelay = TimeSpan.FromMilliseconds(1),
    };

    public string Root { get; }

    public string Repository { get; }

    public Workspace Space { get; }

    public InputCache Cache { get; }

    public HttpFetcher Http { get; }

    public JobRunner Runner { get; }

    /// <summary>The inputs of the algorithm; there are none at first.</summary>
    public List<AlgorithmInput> Inputs { get; } = [];

    public Dictionary<string, string> Values { get; } = [];

    public void Dispose()
    {
        Runner.Dispose();
        Http.Dispose();
        FileSystem.Delete(Root);
    }

    public string File(string name, string content)
    {
        string path = Path.Combine(Root, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public string Script(string script, string name = "run.sh", bool executable = true)
    {
        string path = Path.Combine(Repository, name);
        System.IO.File.WriteAllText(path, script);
        System.IO.File.SetUnixFileMode(path, executable ? (UnixFileMode)0b111_101_101 : (UnixFileMode)0b110_100_100);
        return path;
    }

    /// <summary>A script that begins as one should.</summary>
    public string Bash(string body) => Script("#!/bin/bash\nset -eu\n" + body);

    public Algorithm Algorithm(string runCommand = "wrapper/run.sh") =>
        new("wrapper", Inputs)
        {
            Version = "main",
            Repository = Repository,
            RunCommand = runCommand,
        };

    public JobRequest Request(JobContract contract, string runCommand = "wrapper/run.sh") => new(Algorithm(runCommand), contract, Values);

    public JobOutcome Run(JobContract contract) => Run(Request(contract));

    public JobOutcome Run(JobRequest request) => Runner.Run(request, new NoObserver(), TestContext.Current.CancellationToken);

    /// <summary>Runs a script that must succeed, and reads what it wrote to <c>output/said</c>.</summary>
    public string Said(JobContract contract, string body)
    {
        Bash("mkdir -p output\n{\n" + body + "\n} > output/said");
        JobOutcome outcome = Run(contract);
        Assert.Null(outcome.Failure?.Message);
        return System.IO.File.ReadAllText(Path.Combine(outcome.Folder!, "said")).TrimEnd('\n');
    }

    /// <summary>The names of the files in a folder, in order.</summary>
    public static string[] Names(string? folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder!).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
