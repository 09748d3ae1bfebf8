using System.Globalization;
using System.Security.Cryptography;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>The folder of an array, which all nodes see: its script, the files of its tasks, and where these work.</summary>
/// <param name="path">The folder.</param>
internal sealed class ArrayFolder(string path)
{
    private const string IdName = "id";
    private const string PlaceName = "place";
    private const string Prefix = "dps-";
    private const string TaskEnding = ".jsonl";
    private const int LongestBatchName = 20;

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>What it is called in Slurm: no other array has that name, so that it is found by it whatever becomes of us.</summary>
    public string Name => System.IO.Path.GetFileName(path);

    /// <summary>What Slurm calls it; null where that was not noted.</summary>
    public string? Id => File.Exists(In(IdName)) && File.ReadAllText(In(IdName)).Trim() is { Length: > 0 } id ? id : null;

    /// <summary>What its tasks run.</summary>
    public string Script => In("task.sh");

    /// <summary>Where a task's own output goes, as sbatch wants to know it.</summary>
    public string LogPattern => path.Replace("%", "%%", StringComparison.Ordinal) + "/%a.log";

    /// <summary>Whether it is where it was made, and no copy: the tasks write into the original.</summary>
    public bool IsOriginal => File.Exists(In(PlaceName)) && File.ReadAllText(In(PlaceName)).Trim() == Place(path);

    /// <summary>When it was made.</summary>
    public DateTime Made => File.GetLastWriteTimeUtc(In(PlaceName));

    /// <summary>All arrays of a batch that are still there.</summary>
    public static IReadOnlyList<ArrayFolder> All(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(path => new ArrayFolder(path))]
        : [];

    /// <summary>A new one.</summary>
    /// <param name="folder">The folder of the batch's arrays.</param>
    /// <param name="batch">The batch's name, which a user finds it by in squeue.</param>
    /// <param name="command">The program that runs a task, and its arguments; the task's file comes behind them.</param>
    /// <param name="tasks">The jobs of its tasks.</param>
    public static ArrayFolder Create(string folder, string batch, IReadOnlyList<string> command, IEnumerable<IEnumerable<TaskJob>> tasks)
    {
        string title = string.Concat(batch.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').Take(LongestBatchName));
        var array = new ArrayFolder(System.IO.Path.Combine(folder, $"{Prefix}{title}-{RandomNumberGenerator.GetHexString(12, lowercase: true)}"));

        // Rows may be nobody else's business.
        Directory.CreateDirectory(array.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(array.In(PlaceName), Place(array.Path));
        File.WriteAllText(
            array.Script,
            $"""
            #!/bin/sh
            # A task of an array of dps batch: it runs the jobs that its file names.
            exec {string.Join(' ', command.Select(JobCommand.Quote))} {JobCommand.Quote(array.Path)}/"$SLURM_ARRAY_TASK_ID"{TaskEnding}

            """);
        int index = 0;
        foreach (IEnumerable<TaskJob> jobs in tasks)
        {
            TaskFile.Create(array.TaskPath(index++), jobs);
        }

        return array;
    }

    /// <summary>Notes what Slurm calls it.</summary>
    public void RecordId(string id)
    {
        File.WriteAllText(In(IdName + ".new"), id);
        File.Move(In(IdName + ".new"), In(IdName), overwrite: true);
    }

    /// <summary>The numbers of its tasks.</summary>
    public IReadOnlyList<int> Tasks() =>
    [
        .. Directory.EnumerateFiles(path, "*" + TaskEnding)
            .Select(System.IO.Path.GetFileNameWithoutExtension)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int task) ? task : -1)
            .Where(task => task >= 0).Order(),
    ];

    /// <summary>The file of a task.</summary>
    public string TaskPath(int task) => In(task.ToString(CultureInfo.InvariantCulture) + TaskEnding);

    /// <summary>The end of what a task itself has said, apart from its jobs.</summary>
    public IReadOnlyList<string> LogOf(int task, int lines)
    {
        string log = In(task.ToString(CultureInfo.InvariantCulture) + ".log");
        return File.Exists(log) ? [.. File.ReadLines(log).TakeLast(lines)] : [];
    }

    /// <summary>What a job of a task is called: the array's name and the task's number.</summary>
    public string HandleOf(int task) => string.Create(CultureInfo.InvariantCulture, $"{Name}_{task}");

    /// <summary>The folder of the own folders of a task's jobs.</summary>
    /// <param name="taskFile">The task's file.</param>
    public static string WorkOf(string taskFile) => System.IO.Path.Combine(System.IO.Path.ChangeExtension(taskFile, null), "jobs");

    /// <summary>The same of a job's handle; null where it is none of ours.</summary>
    /// <param name="folder">The folder of the batch's arrays.</param>
    /// <param name="handle">The handle.</param>
    public static string? WorkOf(string folder, string handle) =>
        handle.LastIndexOf('_') is var split and > 0
        && handle.StartsWith(Prefix, StringComparison.Ordinal)
        && !handle.Contains('/')
            ? WorkOf(System.IO.Path.Combine(folder, handle[..split], handle[(split + 1)..] + TaskEnding))
            : null;

    /// <summary>Removes it, unless something is in it that nobody may delete: results that could not be published.</summary>
    public void Delete()
    {
        if (!Directory.EnumerateDirectories(path).Any(task => Directory.Exists(System.IO.Path.Combine(task, "unpublished"))))
        {
            FileSystem.Delete(path);
        }
    }

    /// <summary>The folder's inode: machines number their devices each for itself.</summary>
    private static string Place(string path) => LibC.Identity(path).Inode.ToString(CultureInfo.InvariantCulture);

    private string In(string name) => System.IO.Path.Combine(path, name);
}
