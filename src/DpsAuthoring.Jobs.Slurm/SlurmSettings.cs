namespace DpsAuthoring.Jobs.Slurm;

/// <summary>How a batch uses Slurm.</summary>
public sealed record SlurmSettings
{
    /// <summary>The folder of the batch's arrays, which all nodes see under this path.</summary>
    public required string Folder { get; init; }

    /// <summary>The batch's name.</summary>
    public required string Batch { get; init; }

    /// <summary>The program that runs a task, and its arguments; the task's file comes behind them.</summary>
    public required IReadOnlyList<string> TaskCommand { get; init; }

    /// <summary>
    /// The folder of what tasks need to know of their jobs' algorithms, which all nodes see under this path; null where all jobs are of one
    /// algorithm, which <see cref="TaskCommand"/> names with their tag and time limit.
    /// </summary>
    public string? Algorithms { get; init; }

    /// <summary>The folder that has Slurm's programs; null where they are on <c>PATH</c>.</summary>
    public string? Programs { get; init; }

    /// <summary>The user's own options of sbatch.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>How many jobs a task runs; null for as few as keep an array small enough.</summary>
    public int? RowsPerTask { get; init; }

    /// <summary>How many tasks run at a time; null for as many as Slurm lets.</summary>
    public int? Parallel { get; init; }

    /// <summary>How many jobs the engine has at a time. They are in memory here.</summary>
    public int MostJobs { get; init; } = 100_000;

    /// <summary>How many tasks an array has at most, where the site allows as many.</summary>
    public int MostTasks { get; init; } = 1000;

    /// <summary>How long jobs that come one by one, such as those that are tried again, wait for others to share an array with.</summary>
    public TimeSpan Gathering { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the notes of a task that is over may take to be seen here, where files lie on another machine.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the files of tasks are left alone between looks.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>How long Slurm is left alone between questions.</summary>
    public TimeSpan Ask { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether nothing is submitted: the engine is asked only for what it has from before.</summary>
    public bool OnlyCollects { get; init; }

    /// <summary>Is told in a sentence what whoever waits should know; by default nobody is.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
