using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>A task some of whose jobs have not ended.</summary>
internal sealed class OpenTask(ArrayFolder array, int index)
{
    private DateTime? _overSince;

    public ArrayFolder Array => array;

    public int Index => index;

    public TaskFile File { get; } = new(array.TaskPath(index));

    public string Handle => array.HandleOf(index);

    /// <summary>The job whose start was told last.</summary>
    public string? Told { get; set; }

    /// <summary>What Slurm calls it; null where that is not known.</summary>
    public string? SlurmId => array.Id is { } id ? FormattableString.Invariant($"{id}_{index}") : null;

    /// <summary>Notes what Slurm says of it.</summary>
    /// <returns>Whether it has been over for so long that all of its notes can be seen.</returns>
    public bool IsOverFor(TimeSpan patience, SlurmState state)
    {
        _overSince = state.IsOver ? _overSince ?? DateTime.UtcNow : null;
        return DateTime.UtcNow - _overSince >= patience;
    }

    /// <summary>
    /// Takes its jobs from it that have not ended: who runs it in spite of all must not go on. What it has published and not noted is
    /// noted.
    /// </summary>
    /// <param name="ended">Gets the outcomes that were not known before.</param>
    /// <returns>These jobs; null where it lives.</returns>
    public IReadOnlyList<TaskJob>? TryWithdraw(List<JobOutcome> ended)
    {
        using FileLock? held = File.TryLock();
        if (held is null)
        {
            return null;
        }

        ended.AddRange(File.Read());
        foreach (string id in File.Open.ToArray())
        {
            if (Published(File, id) is { } outcome)
            {
                File.Append(new TaskLine { Ended = OutcomeNote.Of(outcome) });
            }
        }

        ended.AddRange(File.Read());
        IReadOnlyList<TaskJob> left = File.OpenJobs();
        if (!File.IsWithdrawn)
        {
            File.Append(new TaskLine { Withdrawn = true });
            File.Read();
        }

        return left;
    }

    /// <summary>What is known of a job whose results are there, though nobody has noted that they are; null where they are not.</summary>
    public static JobOutcome? Published(TaskFile file, string jobId) =>
        file.Publishing(jobId) is { Folder: { } folder } outcome && Publication.IsOf(folder, jobId) ? outcome with { ExitCode = 0 } : null;
}
