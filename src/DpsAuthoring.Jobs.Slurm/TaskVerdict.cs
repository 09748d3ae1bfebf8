namespace DpsAuthoring.Jobs.Slurm;

/// <summary>What the end of a task means for its jobs that have not ended.</summary>
/// <param name="Failure">Why the job failed; null where it is run again.</param>
internal readonly record struct TaskVerdict(JobFailure? Failure)
{
    private const string Stopped = "The job was stopped.";

    private static readonly TaskVerdict s_again = new(null);

    /// <param name="task">The task.</param>
    /// <param name="state">What Slurm says of it.</param>
    /// <param name="isFirst">Whether it is the job that ran.</param>
    /// <param name="wasLost">Whether a task has ended under this job before.</param>
    public static TaskVerdict Of(OpenTask task, SlurmState state, bool isFirst, bool wasLost)
    {
        string name = task.SlurmId ?? task.Handle;
        bool isBegun = task.File.IsBegun;
        if (state.IsCancelled || (state == SlurmState.Unknown && !isBegun))
        {
            // Whoever ends it in Slurm does not want it run at once.
            return Failed(task, FailureKind.Interrupted, "the task was cancelled", Stopped);
        }

        if (state.IsOfCluster)
        {
            return s_again;
        }

        if (state.IsCompleted)
        {
            return Failed(
                task,
                FailureKind.Publication,
                "Slurm calls the task a success, and it has not run the job",
                $"Slurm calls the task {name} a success, and it says nothing of the job: no result is there.");
        }

        if (!isBegun && state.Signal != 0 && !(isFirst && wasLost))
        {
            return s_again; // It was killed as it began.
        }

        if (!isBegun)
        {
            return Failed(
                task,
                FailureKind.Start,
                $"the task could not be started: {state.Text}",
                $"The task {name} has ended before it began ({state.Text}).",
                "This program, the algorithm and the batch's folder must be there on the nodes, under the same paths.");
        }

        if (!isFirst || !(state.IsLimit || wasLost))
        {
            return s_again;
        }

        string advice = state.IsTimeLimit
            ? "Give tasks more time (-- --time=…) or fewer rows (--rows-per-task)."
            : state.IsLimit ? "Give tasks more memory (-- --mem=…)." : "";
        return Failed(
            task,
            state.IsTimeLimit ? FailureKind.TimeLimit : FailureKind.ExitCode,
            $"Slurm ended the task: {state.Text}",
            $"The job ended with its task {name}: {state.Text}.",
            advice);
    }

    private static TaskVerdict Failed(OpenTask task, FailureKind kind, string subject, string summary, string advice = "")
    {
        IReadOnlyList<string> log = task.Array.LogOf(task.Index, lines: 10);
        return new TaskVerdict(new JobFailure(kind, subject, summary, advice)
        {
            Reason = log.LastOrDefault(line => line.Trim().Length > 0),
            LastLines = log,
        });
    }
}
