using System.CommandLine;
using DpsAuthoring.Cli.Building.Images;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Containers;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps build</c>: the image that DPS would build at registration, on this machine.</summary>
internal static class BuildCommand
{
    private const string Description =
        """
        Builds the image that DPS builds when the algorithm is registered: what is committed, on the configured base image, with the build command. A finished image of your own is built by its Dockerfile. The log is kept in .dps/build.log.

        Examples:
          dps build                                        localhost/NAME:VERSION, by podman or docker
          dps build --dry-run                              try the build command alone: a clone, an empty home, no container engine
          dps build --base condaforge/miniforge3:25.3.1-0  on another image, where MAAP's cannot be reached
          dps run --container -i input_file=a.tif          run a job in what was built

        Exit codes: 0 it is built, 1 it does not build, 2 it could not be tried, 130 it was stopped by Ctrl-C.
        """;

    public static Command Create()
    {
        Argument<string> path = new JobOptions().Path;
        var basis = new Option<string?>("--base")
        {
            Description = "The image to build on instead of the configured one. It need not have git and conda, as DPS's must.",
            HelpName = "IMAGE",
        };
        Option<string?> engine = JobOptions.CreateContainerEngine();
        var tag = new Option<string?>("--tag")
        {
            Description = "What the image is called. Default: localhost/NAME:VERSION of the configuration, or the finished image that it names.",
            HelpName = "NAME:TAG",
        };
        var contract = new Option<string?>("--contract")
        {
            Description = "Whose registration builds: the legacy one does not build as root. Default: the one that is configured, OGC first.",
        };
        contract.AcceptOnlyFromAmong("ogc", "legacy");
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Build no image: run the build command on this machine, in a clone of what is committed and with an empty home.",
        };
        var json = new Option<bool>("--json") { Description = "Print what came of it as one JSON object with a version, and the log to standard error." };
        var command = new Command("build", Description) { path, basis, engine, tag, contract, dryRun, json };
        command.SetAction(parsed => Interruption.Run(cancel => RunAsync(
            new Request(
                parsed.GetValue(path)!,
                parsed.GetValue(basis),
                parsed.GetValue(engine),
                parsed.GetValue(tag),
                parsed.GetValue(contract),
                parsed.GetValue(dryRun)),
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    private static async Task<int> RunAsync(Request request, bool json, CancellationToken cancel)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new CouldNotRunException("Images are built on Linux only, as in DPS: use a container, or WSL.");
        }

        ImageName? basis = request.Base is null ? null : AlgorithmImage.ReadName("--base", request.Base);
        ImageName? tag = request.Tag is null ? null : AlgorithmImage.ReadName("--tag", request.Tag);
        (AlgorithmRepository repository, _) = JobOptions.AlgorithmsAt(request.Path);
        AlgorithmConfiguration configuration = AlgorithmImage.ConfigurationOf(repository, request.Contract);
        ContainerEngine? engine = request.IsTrial ? null : AlgorithmImage.RequireEngine(request.Engine);
        ImageName? name = request.IsTrial ? null : tag ?? AlgorithmImage.NameOf(configuration);
        CommittedState source = await CommittedState.ReadAsync(
            repository.Top ?? FilePath.FolderOf(repository.Configurations[0]), cancel).ConfigureAwait(false);
        BuildPlan plan = BuildPlanner.Make(repository, configuration, source, basis, request.IsTrial);
        if (source.Uncommitted is { } uncommitted)
        {
            Console.Error.WriteLine($"dps: warning: {uncommitted}");
        }

        string log = BuildLog.Create(source.Top, out FileLock held);
        using (held)
        {
            using Stream live = json ? Console.OpenStandardError() : Console.OpenStandardOutput();
            var build = new BuildRun(plan, log, live);
            Task<BuildOutcome> work = engine is null ? build.TryAsync(cancel) : build.BuildAsync(engine, name!, cancel);
            BuildOutcome outcome = await work.ConfigureAwait(false);
            var report = new BuildReport(plan, name, engine, log, outcome);
            if (json)
            {
                report.WriteJson(Console.OpenStandardOutput());
            }
            else
            {
                report.WriteText(Console.Out);
            }

            return outcome.Failure is null ? DpsExitCode.Clean : DpsExitCode.Findings;
        }
    }

    private sealed record Request(string Path, string? Base, string? Engine, string? Tag, string? Contract, bool IsTrial);
}
