using System.Diagnostics;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Jobs.Cwl;

namespace DpsAuthoring.Jobs.Tests.Cwl;

/// <summary>A scatter of a script's jobs by a real engine, in a temporary folder.</summary>
internal sealed class ScatterRun : IDisposable
{
    private readonly Algorithm _algorithm;
    private readonly JobContract _contract;

    public ScatterRun(JobContract contract, string script, params AlgorithmInput[] inputs)
    {
        Folder = Directory.CreateTempSubdirectory("dps-scatter-").FullName;
        _contract = contract;
        _algorithm = new Algorithm("scattered", inputs) { RunCommand = "scattered/run.sh", Repository = Folder };
        Write("run.sh", "#!/bin/bash\nset -eu\n" + script);
        File.SetUnixFileMode(Path.Combine(Folder, "run.sh"), (UnixFileMode)0b111_101_101);
    }

    public string Folder { get; }

    /// <summary>What the engine said besides its answer.</summary>
    public string Said { get; private set; } = "";

    public int ExitCode { get; private set; }

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a job for each row.</summary>
    public IReadOnlyList<ScatterResult> Run(Engine engine, IReadOnlyList<Dictionary<string, string>> rows)
    {
        ScatterRow[] jobs =
        [
            .. rows.Select((values, at) => new ScatterRow($"row-{at + 1:D4}", new JobRequest(_algorithm, _contract, values))),
        ];
        Write("scatter.cwl", new ScatterPackage(_algorithm, _contract, [Path.Combine(Folder, "run.sh")]).Write());
        using (StreamWriter order = File.CreateText(Path.Combine(Folder, "jobs.yml")))
        {
            ScatterOrder.Write(order, jobs);
        }

        string answer = Start(engine.Program, [.. engine.Arguments(Folder), "scatter.cwl", "jobs.yml"]);
        return ScatterResult.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(answer)), [.. jobs.Select(job => job.Name)]);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        (ExitCode, Said) = (process.ExitCode, error.GetAwaiter().GetResult());
        Assert.True(ExitCode == 0, Said[^Math.Min(Said.Length, 4000)..]);
        return output;
    }
}

/// <summary>A CWL engine of this machine.</summary>
internal sealed record Engine(string Program, Func<string, string[]> Arguments)
{
    private static readonly Engine s_cwltool = new(
        "/usr/bin/cwltool", _ => ["--no-container", "--relax-path-checks", "--on-error", "continue", "--parallel", "--outdir", "results"]);

    private static readonly Engine s_toil = new(
        "/usr/bin/toil-cwl-runner",
        folder =>
        [
            "--jobStore", Path.Combine(folder, "store"), "--no-container", "--relax-path-checks", "--retryCount", "0", "--bypass-file-store",
            "--outdir", Path.Combine(folder, "results"),
        ]);

    public static Engine Cwltool => Need(s_cwltool, "cwltool");

    /// <summary>Toil takes more than a second for a job.</summary>
    public static Engine Toil
    {
        get
        {
            Assert.SkipUnless(
                Environment.GetEnvironmentVariable("DPS_ALL") is { Length: > 0 }, "Toil takes minutes: it runs with ./test --all (DPS_ALL=1).");
            return Need(s_toil, "toil");
        }
    }

    private static Engine Need(Engine engine, string package)
    {
        Assert.SkipUnless(File.Exists(engine.Program), $"{engine.Program} is not there: install {package}.");
        return engine;
    }
}
