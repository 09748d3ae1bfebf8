using System.Diagnostics;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Cli.Building.Images;

/// <summary>Builds an algorithm's image, or tries its build script without one.</summary>
/// <param name="plan">What is built.</param>
/// <param name="log">The file that gets all that is said meanwhile.</param>
/// <param name="live">Where that is shown while it is said.</param>
internal sealed class BuildRun(BuildPlan plan, string log, Stream live)
{
    /// <summary>What a build has of this machine's environment besides <c>PATH</c>, as engines too hand these on.</summary>
    private static readonly string[] s_shared =
    [
        "PATH", "http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY",
    ];

    private readonly BuildTrace _trace = new();

    /// <summary>Builds the image.</summary>
    /// <param name="engine">Who builds it.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<BuildOutcome> BuildAsync(ContainerEngine engine, ImageName name, CancellationToken cancel) => RunAsync(
        (work, source, reaper) =>
        {
            string recipe = plan.OwnRecipe is { } own ? Path.Combine(source, own) : Path.Combine(work, "Containerfile");
            if (plan.OwnRecipe is null)
            {
                File.WriteAllText(recipe, ImageRecipe.Of(plan));
            }

            string context = plan.OwnRecipe is null ? Path.GetDirectoryName(source)! : source;
            string[] labels = [$"{ContainerImage.RevisionLabel}={plan.Source.Commit}"];
            var start = new SpawnOptions(
                engine.Program,
                engine.BuildArguments(recipe, context, name, labels, hasOneLayer: plan.OwnRecipe is null),
                [.. OwnEnvironment.WithoutHostName(), $"HOSTNAME={reaper.NextHostName()}"])
            {
                Directory = work, Output = log, Error = log,
            };
            return WorkingProgram.Run(start, cancel);
        },
        cancel);

    /// <summary>Runs the build script on this machine, in a clone of its own and with an empty home.</summary>
    /// <param name="cancel">Stops it.</param>
    public Task<BuildOutcome> TryAsync(CancellationToken cancel) =>
        RunAsync((work, source, reaper) => RunScript(work, source, reaper, cancel), cancel);

    /// <summary>Runs it in a clone that is there already, and stays.</summary>
    /// <param name="work">The folder whose <c>app</c> has the clone.</param>
    /// <param name="cancel">Stops it.</param>
    public BuildOutcome TryIn(string work, CancellationToken cancel) => Run(
        work, Path.Combine(work, "app", plan.Folder), (folder, source, reaper) => RunScript(folder, source, reaper, cancel), cancel);

    private int RunScript(string work, string source, JobReaper reaper, CancellationToken cancel)
    {
        string home = Directory.CreateDirectory(Path.Combine(work, "home")).FullName;
        string hostName = reaper.NextHostName();
        string own = Path.Combine(Path.GetDirectoryName(source)!, BuildTrace.Folder);
        IReadOnlyList<string> command = BuildTrace.Command(own, plan.BuildCommand);
        var start = new SpawnOptions("/bin/bash", [.. command.Skip(1)], [.. Environment(), $"HOME={home}", $"HOSTNAME={hostName}"])
        {
            Directory = Path.GetDirectoryName(source)!, Output = log, Error = log,
        };
        using var script = ProcessGroup.Start(start, hostName);
        ProcessExit end = script.Wait(Timeout.InfiniteTimeSpan, cancel);
        cancel.ThrowIfCancellationRequested();
        return end.Signal == 0 ? end.ExitCode : DpsExitCode.Signalled + end.Signal;
    }

    /// <param name="build">Is given a folder of its own, the clone in it, and who ends what it starts; says the exit code.</param>
    /// <param name="cancel">Stops it.</param>
    private async Task<BuildOutcome> RunAsync(Func<string, string, JobReaper, int> build, CancellationToken cancel)
    {
        string work = Directory.CreateTempSubdirectory("dps-build-").FullName;
        try
        {
            string source = Path.Combine(Directory.CreateDirectory(Path.Combine(work, "app")).FullName, plan.Folder);
            await plan.Source.CloneAsync(source, plan.Origin, cancel).ConfigureAwait(false);
            return Run(work, source, build, cancel);
        }
        finally
        {
            FileSystem.Delete(work);
        }
    }

    private BuildOutcome Run(string work, string source, Func<string, string, JobReaper, int> build, CancellationToken cancel)
    {
        try
        {
            _trace.WriteTo(Path.GetDirectoryName(source)!);
            using var reaper = new JobReaper(RunnerMark.Create(work), []);
            long begun = Stopwatch.GetTimestamp();
            int code;
            using (new LogFollower(live, [log]))
            {
                code = build(work, source, reaper);
            }

            cancel.ThrowIfCancellationRequested();
            return BuildOutcome.Of(plan, _trace, log, source, Stopwatch.GetElapsedTime(begun), code);
        }
        catch (SpawnException e)
        {
            throw new CouldNotRunException($"The build cannot be started: {e.Message}.");
        }
    }

    private static IEnumerable<string> Environment() =>
        OwnEnvironment.WithoutHostName().Where(variable => s_shared.Contains(variable.Split('=')[0]));
}
