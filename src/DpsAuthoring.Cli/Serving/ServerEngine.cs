using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Inputs;
using DpsAuthoring.Jobs.Slurm;
using DpsAuthoring.Server;

namespace DpsAuthoring.Cli.Serving;

/// <summary>What the command line says of what runs a server's jobs.</summary>
/// <param name="IsSlurm">Tasks of arrays in Slurm, and not processes of this machine.</param>
/// <param name="Parallel">How many run at a time; null for as many as there is place for.</param>
/// <param name="Cache">Where fetched inputs are kept.</param>
/// <param name="Options">The user's own options of sbatch.</param>
internal sealed record EngineChoice(bool IsSlurm, int? Parallel, string Cache, IReadOnlyList<string> Options);

/// <summary>What runs a server's jobs.</summary>
internal static class ServerEngine
{
    /// <summary>How long jobs that come one by one wait for others to share an array with.</summary>
    private static readonly TimeSpan s_gathering = TimeSpan.FromSeconds(1);

    /// <exception cref="CouldNotRunException">It is not here, or cannot be asked.</exception>
    public static async Task<IJobEngine> StartAsync(
        EngineChoice choice, ServerOptions options, ContainerEngine? containers, CancellationToken cancel)
    {
        if (!choice.IsSlurm)
        {
            var space = new Workspace(options.Results, Path.Combine(options.Data, "work", "jobs"));
            string cache = CachePlace.Find(choice.Cache, options.Data, Console.Error);
            return OfThisMachine(space, cache, choice.Parallel ?? Environment.ProcessorCount, containers, options.Say);
        }

        string folder = Path.Combine(options.Data, "slurm");
        try
        {
            return await SlurmEngine.ConnectAsync(
                new SlurmSettings
                {
                    Folder = Path.Combine(folder, "arrays"),
                    Algorithms = Path.Combine(folder, "algorithms"),
                    Batch = "serve",
                    TaskCommand =
                    [
                        .. ThisProgram.Words,
                        Commands.ServeTaskCommand.Name,
                        $"--output={options.Results}",
                        $"--cache={choice.Cache}",
                        .. containers is null ? Array.Empty<string>() : [$"--container-engine={containers.Name}"],
                    ],
                    Options = choice.Options,
                    Parallel = choice.Parallel,
                    Gathering = s_gathering,
                    Ask = TimeSpan.FromSeconds(2),
                    Say = options.Say,
                },
                cancel).ConfigureAwait(false);
        }
        catch (JobException e)
        {
            throw new CouldNotRunException(e.Message);
        }
    }

    /// <summary>The engine of this machine.</summary>
    /// <param name="space">Where its jobs work and publish.</param>
    /// <param name="cache">Where fetched inputs are kept.</param>
    /// <param name="parallel">How many run at a time.</param>
    /// <param name="containers">What runs those that have an image; null for this machine as it is.</param>
    /// <param name="warn">Is told in a sentence what is left alone that may be a job's.</param>
    public static LocalEngine OfThisMachine(
        Workspace space, string cache, int parallel, ContainerEngine? containers, Action<string> warn)
    {
        var limits = new TransferLimits();
        var inputs = new InputCache(cache, [new HttpFetcher(limits), new S3Fetcher(limits)])
        {
            Limit = CacheLimits.OfEnvironment(),
        };
        return containers is null
            ? new LocalEngine(space, inputs, parallel) { Warn = warn }
            : new LocalEngine(space, inputs, parallel, containers) { Warn = warn };
    }
}
