using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>What is left of an earlier process's jobs: the arrays in the batch's folder, by whose files jobs are known.</summary>
internal sealed class Adoption
{
    private readonly Dictionary<string, JobOutcome> _ended = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenTask> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked;

    private Adoption(IEnumerable<SubmittedJob> jobs) => _asked = jobs.Select(job => job.JobId).ToHashSet(StringComparer.Ordinal);

    /// <summary>What has come of jobs.</summary>
    public IEnumerable<JobOutcome> Ended => _ended.Values;

    /// <summary>The tasks that have jobs which have not ended, and these.</summary>
    public IEnumerable<(OpenTask Task, IReadOnlyList<string> Jobs)> Open => _open
        .Where(job => !_ended.ContainsKey(job.Key))
        .GroupBy(job => job.Value, job => job.Key)
        .Select(task => (task.Key, (IReadOnlyList<string>)[.. task]));

    /// <summary>The jobs that are nowhere.</summary>
    public IReadOnlyCollection<string> Unknown => [.. _asked.Where(id => !_ended.ContainsKey(id) && !_open.ContainsKey(id))];

    /// <summary>Looks for jobs in all arrays that are there; those of which nobody wants anything are removed.</summary>
    public static async Task<Adoption> OfAsync(
        SlurmSettings settings, SlurmErrands slurm, IReadOnlyList<SubmittedJob> jobs, CancellationToken cancel)
    {
        var adoption = new Adoption(jobs);
        foreach (ArrayFolder array in ArrayFolder.All(settings.Folder))
        {
            if (!array.IsOriginal)
            {
                settings.Say($"{array.Path} is a copy of an array's folder, whose tasks write into the original: it is left alone.");
                continue;
            }

            await adoption.TakeAsync(array, slurm, cancel).ConfigureAwait(false);
        }

        return adoption;
    }

    private async Task TakeAsync(ArrayFolder array, SlurmErrands slurm, CancellationToken cancel)
    {
        var open = new List<OpenTask>();
        bool isWanted = false;
        foreach (OpenTask task in array.Tasks().Select(index => new OpenTask(array, index)))
        {
            isWanted |= Note(task.File, task.File.Read());
            isWanted |= task.File.Open.Any(_asked.Contains);
            if (task.File.Open.Count > 0 && !task.File.IsWithdrawn)
            {
                open.Add(task);
            }
        }

        // Whether it was submitted is not known where nobody has noted its id; one that comes late finds its jobs withdrawn.
        if (open.Count > 0 && (!isWanted || (array.Id is null && !await slurm.FindAsync(array, cancel).ConfigureAwait(false))))
        {
            open.RemoveAll(task =>
            {
                var ended = new List<JobOutcome>();
                bool isTaken = task.TryWithdraw(ended) is not null;
                Note(task.File, ended);
                return isTaken;
            });
        }

        foreach (OpenTask task in open)
        {
            foreach (string id in task.File.Open.Where(_asked.Contains))
            {
                _open[id] = task;
            }
        }

        if (!isWanted && open.Count == 0)
        {
            array.Delete();
        }
    }

    /// <returns>Whether anybody has asked for one of them.</returns>
    private bool Note(TaskFile file, IEnumerable<JobOutcome> outcomes)
    {
        bool isAsked = false;
        IEnumerable<JobOutcome> published = file.IsWithdrawn
            ? file.Open.Select(id => OpenTask.Published(file, id)).OfType<JobOutcome>()
            : [];
        foreach (JobOutcome outcome in outcomes.Concat(published).Where(outcome => _asked.Contains(outcome.JobId)))
        {
            isAsked = true;
            _ended[outcome.JobId] = outcome;
        }

        return isAsked;
    }
}
