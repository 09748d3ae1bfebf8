using System.Globalization;
using System.Runtime.CompilerServices;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Cwl;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Slurm;

namespace DpsAuthoring.Cli.Batches;

/// <summary>What runs a batch's jobs, as the command line says.</summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="Algorithm">The algorithm's folder or configuration.</param>
/// <param name="Options">What is passed on to it as it is.</param>
/// <param name="Parallel">How many run at a time; null for as many as there is place for.</param>
/// <param name="RowsPerTask">How many jobs a task has; null for a number that suits.</param>
internal sealed record BatchEngine(
    string Name, string Algorithm, IReadOnlyList<string> Options, int? Parallel, int? RowsPerTask)
{
    public const string Local = "local";
    public const string Slurm = "slurm";

    /// <summary>What the command line calls engines.</summary>
    public static IReadOnlyList<string> Names { get; } = [Local, Slurm, MaapEngine.EngineName, .. EngineCommand.Programs.Keys];

    /// <summary>How many run at a time, in words.</summary>
    public string Pace => Name == Local ? $"{Processes} at a time" : $"by {Name}";

    /// <summary>Whether jobs run with what is here, so that the algorithm's program must be up to date.</summary>
    public bool UsesThisProgram => Name != MaapEngine.EngineName;

    private int Processes => Parallel ?? Environment.ProcessorCount;

    /// <summary>Starts the engine.</summary>
    /// <param name="settings">What the command line says of all jobs.</param>
    /// <param name="template">What the jobs have in common.</param>
    /// <param name="folder">The batch's folder.</param>
    /// <param name="say">Is told in a sentence what whoever waits should know.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IJobEngine> StartAsync(
        JobSettings settings, JobRequest template, string folder, Action<string> say, CancellationToken cancel) => Name switch
        {
            Slurm => await SlurmEngine.ConnectAsync(
                new SlurmSettings
                {
                    Folder = BatchFolders.ArraysOf(folder),
                    Batch = Path.GetFileName(folder),
                    TaskCommand = [.. ThisProgram.Words, .. TaskArguments(settings, template)],
                    Options = Options,
                    Parallel = Parallel,
                    RowsPerTask = RowsPerTask,
                    Say = say,
                },
                cancel).ConfigureAwait(false),
            MaapEngine.EngineName => new MaapEngine(
                await MaapBatchPlace.ToSendAsync(
                    MaapBatchOptions.Parse(Options),
                    template,
                    BatchFolders.SubmissionsOf(folder),
                    Batch.KeyOf(folder)!,
                    SpaceOf(settings, folder),
                    Parallel,
                    say,
                    cancel).ConfigureAwait(false)),
            not Local => ScatterEngine.Start(Scatters(Name, settings, template, folder, say) with { Options = Options }),
            _ => settings.CreateEngine(BatchFolders.WorkOf(folder), Processes, say),
        };

    /// <summary>Starts the engine that has jobs of a batch from before, which is given no others.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="settings">What the command line says of all jobs.</param>
    /// <param name="template">What the jobs have in common.</param>
    /// <param name="folder">The batch's folder.</param>
    /// <param name="say">Is told in a sentence what whoever waits should know.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<IJobEngine> CollectorAsync(
        string name, JobSettings settings, JobRequest template, string folder, Action<string> say, CancellationToken cancel) => name switch
        {
            Slurm => await SlurmCollectorAsync(folder, say, cancel).ConfigureAwait(false),
            MaapEngine.EngineName => new MaapEngine(
                MaapBatchPlace.ToCollect(template, BatchFolders.SubmissionsOf(folder), SpaceOf(settings, folder), say)
                    ?? throw new CouldNotRunException($"{BatchFolders.SubmissionsOf(folder)} is gone, which says where the jobs of this batch are.")),
            not Local => ScatterEngine.Collector(Scatters(name, settings, template, folder, say)),
            _ => settings.CreateEngine(BatchFolders.WorkOf(folder), parallel: 1, say),
        };

    /// <summary>Ends what engines have of a batch that nobody runs.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="rows">The rows of the table that are ended; null for all.</param>
    /// <param name="say">Is told in a sentence what whoever waits should know.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>How many jobs were ended.</returns>
    /// <exception cref="CouldNotRunException">An engine cannot be told of these rows.</exception>
    public static async Task<int> EndAsync(Batch batch, RowRanges? rows, Action<string> say, CancellationToken cancel)
    {
        int ended = 0;
        foreach (string name in batch.Engines().Where(name => name != Local))
        {
            if (name == Slurm)
            {
                SlurmEngine engine = await SlurmCollectorAsync(batch.Folder, say, cancel).ConfigureAwait(false);
                await using ConfiguredAsyncDisposable _ = engine.ConfigureAwait(false);
                ended += await batch.EndAsync(engine, rows, cancel).ConfigureAwait(false);
            }
            else if (name == MaapEngine.EngineName)
            {
                string sent = BatchFolders.SubmissionsOf(batch.Folder);
                ended += await MaapCancellation.EndAllAsync(sent, rows, say, cancel).ConfigureAwait(false);
            }
            else if (rows is not null)
            {
                throw new CouldNotRunException($"{name} cannot be told of single jobs: without --only all that it runs is ended.");
            }
            else
            {
                ended += await ScatterEngine.EndAllAsync(BatchFolders.ScattersOf(batch.Folder), cancel).ConfigureAwait(false);
            }
        }

        return ended;
    }

    private static Task<SlurmEngine> SlurmCollectorAsync(string folder, Action<string> say, CancellationToken cancel) =>
        SlurmEngine.ConnectAsync(
            new SlurmSettings
            {
                Folder = BatchFolders.ArraysOf(folder),
                Batch = Path.GetFileName(folder),
                TaskCommand = [],
                OnlyCollects = true,
                Say = say,
            },
            cancel);

    private static ScatterSettings Scatters(
        string name, JobSettings settings, JobRequest template, string folder, Action<string> say) => new()
        {
            Engine = name,
            Folder = BatchFolders.ScattersOf(folder),
            Space = SpaceOf(settings, folder),
            Template = template,
            Image = settings.Image,
            Say = say,
        };

    private static Workspace SpaceOf(JobSettings settings, string folder) => new(settings.Output, BatchFolders.WorkOf(folder));

    /// <summary>What a task's command says of its jobs, but for their rows.</summary>
    private List<string> TaskArguments(JobSettings settings, JobRequest template)
    {
        List<string> arguments =
        [
            Commands.BatchTaskCommand.Name,
            Path.GetFullPath(Algorithm),
            $"--contract={(template.Contract == JobContract.Ogc ? "ogc" : "legacy")}",
            .. template.Tag.Length > 0 ? [$"--tag={template.Tag}"] : Array.Empty<string>(),
            string.Create(CultureInfo.InvariantCulture, $"--time-limit={template.TimeLimit.TotalSeconds}s"),
            $"--as-dps={(template.AsDps ? "true" : "false")}",
            $"--output={settings.Output}",
            $"--cache={settings.Cache}",
        ];
        if (settings.Image is { } image)
        {
            arguments.AddRange([$"--container={image.Name}", $"--container-engine={image.Engine.Name}"]);
        }

        return arguments;
    }
}
