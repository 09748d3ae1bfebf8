using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>
/// The file of a task on the folder that all nodes see: its jobs, and then, line by line, what became of them. It is all that the machine
/// that submits and the one that runs tell each other.
/// </summary>
/// <remarks>
/// Lines are only appended, by whoever holds the task's lock: the process that runs it as long as it lives, or the one that submitted it
/// when that is over. A line that a kill has cut short counts as not written.
/// </remarks>
internal sealed class TaskFile(string path)
{
    private readonly Dictionary<string, JobOutcome> _publishing = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, bool> _open = new(StringComparer.Ordinal);
    private long _offset;

    public string Path => path;

    /// <summary>Its jobs that have not ended, as far as it was read.</summary>
    public IReadOnlyCollection<string> Open => _open.Keys;

    /// <summary>The first of them; null where all have ended.</summary>
    public string? First => _open.Count > 0 ? _open.GetAt(0).Key : null;

    /// <summary>Whether a process has begun to run them.</summary>
    public bool IsBegun => Runner is not null;

    /// <summary>The process that has begun last.</summary>
    public TaskRunner? Runner { get; private set; }

    /// <summary>Whether its jobs are to be run by nobody who has them from this file.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>The results of a job that were about to appear; null where none were.</summary>
    public JobOutcome? Publishing(string jobId) => _publishing.GetValueOrDefault(jobId);

    /// <summary>Writes the file of a new task.</summary>
    public static void Create(string path, IEnumerable<TaskJob> jobs)
    {
        using FileStream file = File.Create(path);
        foreach (TaskJob job in jobs)
        {
            file.Write(Text(new TaskLine { Job = job }));
        }
    }

    /// <summary>Takes the task's lock; null where the process that runs it has it.</summary>
    public FileLock? TryLock() => FileLock.Try(path + ".lock");

    /// <summary>Waits for the task's lock.</summary>
    public FileLock Lock(CancellationToken cancel) => FileLock.Wait(path + ".lock", cancel);

    /// <summary>Reads what has been written since.</summary>
    /// <returns>The outcomes among it.</returns>
    public IReadOnlyList<JobOutcome> Read()
    {
        var ended = new List<JobOutcome>();
        foreach (TaskLine line in ReadOn())
        {
            if (line.Job is { } job)
            {
                _open[job.Id] = true;
            }
            else if (line.Publishing is { } publishing)
            {
                _publishing[publishing.JobId] = publishing.Read();
            }
            else if (line.Ended is { } outcome && _open.Remove(outcome.JobId))
            {
                ended.Add(outcome.Read());
            }

            Runner = line.Runner ?? Runner;
            IsWithdrawn |= line.Withdrawn;
        }

        return ended;
    }

    /// <summary>The jobs that have not ended, in their order, with their values.</summary>
    public IReadOnlyList<TaskJob> OpenJobs() =>
        [.. new TaskFile(path).ReadOn().Select(line => line.Job).OfType<TaskJob>().Where(job => _open.ContainsKey(job.Id))];

    /// <summary>Appends a line that is there after a power failure as well. Its writer holds the lock.</summary>
    public void Append(TaskLine line)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        byte[] text = Text(line);
        if (file.Length > 0)
        {
            // A kill may have cut the last line, which was read as not written, and must stay so if only its end is missing.
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
            {
                text = [(byte)'?', (byte)'\n', .. text];
            }
        }

        file.Seek(0, SeekOrigin.End);
        file.Write(text);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The whole lines behind those that were read.</summary>
    private IEnumerable<TaskLine> ReadOn()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        if (file.Length <= _offset)
        {
            yield break;
        }

        file.Seek(_offset, SeekOrigin.Begin);
        byte[] text = new byte[file.Length - _offset];
        int end = Array.LastIndexOf(text, (byte)'\n', file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) - 1) + 1;
        _offset += end;
        foreach (string line in Encoding.UTF8.GetString(text, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(line) is { } parsed)
            {
                yield return parsed;
            }
        }
    }

    private static TaskLine? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, TaskJson.Default.TaskLine);
        }
        catch (JsonException)
        {
            return null; // A kill has cut it.
        }
    }

    private static byte[] Text(TaskLine line) => [.. JsonSerializer.SerializeToUtf8Bytes(line, TaskJson.Default.TaskLine), (byte)'\n'];
}
