namespace DpsAuthoring.Jobs.Slurm;

/// <summary>Which jobs of a task somebody has cancelled while it runs: a file of ids beside the task's own, which has one writer.</summary>
internal static class TaskOrders
{
    /// <summary>Cancels jobs of a task.</summary>
    public static void Cancel(string taskFile, IEnumerable<string> jobIds) => File.AppendAllLines(PathOf(taskFile), jobIds);

    /// <summary>Whether a job is to be run no more.</summary>
    public static bool IsCancelled(string taskFile, string jobId) =>
        File.Exists(PathOf(taskFile)) && File.ReadLines(PathOf(taskFile)).Contains(jobId, StringComparer.Ordinal);

    private static string PathOf(string taskFile) => Path.ChangeExtension(taskFile, ".cancelled");
}
