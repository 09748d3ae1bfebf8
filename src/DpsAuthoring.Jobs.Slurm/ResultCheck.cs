using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>Looks whether results are there that a task has told of: what says success and has left nothing has failed.</summary>
/// <param name="patience">How long they may take to be seen here, where files lie on another machine.</param>
internal sealed class ResultCheck(TimeSpan patience)
{
    private readonly List<JobOutcome> _sure = [];
    private readonly List<(JobOutcome Outcome, DateTime Told)> _doubtful = [];

    /// <summary>Gets what tasks have told.</summary>
    public void Add(IEnumerable<JobOutcome> outcomes)
    {
        foreach (JobOutcome outcome in outcomes)
        {
            if (outcome.IsSuccess && IsMissing(outcome))
            {
                _doubtful.Add((outcome, DateTime.UtcNow));
            }
            else
            {
                _sure.Add(outcome);
            }
        }
    }

    /// <summary>What is known by now.</summary>
    public IReadOnlyList<JobOutcome> Take()
    {
        foreach ((JobOutcome outcome, DateTime told) in _doubtful.ToArray())
        {
            bool isMissing = IsMissing(outcome);
            if (!isMissing || DateTime.UtcNow - told >= patience)
            {
                _doubtful.Remove((outcome, told));
                _sure.Add(isMissing ? Failed(outcome) : outcome);
            }
        }

        JobOutcome[] taken = [.. _sure];
        _sure.Clear();
        return taken;
    }

    private static bool IsMissing(JobOutcome outcome) => outcome.Folder is null || ResultCount.IsLess(outcome.Folder, outcome.FileCount);

    private static JobOutcome Failed(JobOutcome outcome) => outcome with
    {
        Failure = new JobFailure(
            FailureKind.Publication,
            "the task tells of a success, and results are missing",
            $"The task tells of a success, and of {outcome.FileCount} files in {outcome.Folder} {ResultCount.Of(outcome.Folder) ?? 0} are there.",
            "All nodes must see the --output folder under this path."),
        DpsExitCode = 1,
    };
}
