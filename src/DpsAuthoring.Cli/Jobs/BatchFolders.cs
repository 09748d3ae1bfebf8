using DpsAuthoring.Jobs.Slurm;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>The batches of a folder.</summary>
internal static class BatchFolders
{
    /// <summary>The folder of all batches.</summary>
    /// <param name="output">The folder that results are put into.</param>
    public static string Of(string output) => Path.Combine(Path.GetFullPath(output), "dps_batches");

    /// <summary>The folder of the own folders of a batch's jobs.</summary>
    public static string WorkOf(string batch) => Path.Combine(batch, "jobs");

    /// <summary>The folder of a batch's arrays.</summary>
    public static string ArraysOf(string batch) => Path.Combine(batch, "slurm");

    /// <summary>The folder of a batch's scatters.</summary>
    public static string ScattersOf(string batch) => Path.Combine(batch, "scatter");

    /// <summary>The folder of what a batch has sent to a server.</summary>
    public static string SubmissionsOf(string batch) => Path.Combine(batch, "maap");

    /// <summary>The folder of the own folder of a job, of whatever engine.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="handle">What the job's engine calls it.</param>
    public static string WorkOf(string batch, string? handle) =>
        (handle is null ? null : ArrayFolder.WorkOf(ArraysOf(batch), handle)) ?? WorkOf(batch);

    /// <summary>All batches, by name.</summary>
    public static IReadOnlyList<string> All(string output) =>
        Directory.Exists(Of(output)) ? [.. Directory.GetDirectories(Of(output)).Order(StringComparer.Ordinal)] : [];

    /// <summary>A batch's folder.</summary>
    /// <param name="output">The folder that results are put into.</param>
    /// <param name="name">The batch's name; null for the only one.</param>
    /// <exception cref="CouldNotRunException">There is none.</exception>
    public static string Find(string output, string? name)
    {
        IReadOnlyList<string> all = All(output);
        string names = string.Join(", ", all.Select(Path.GetFileName));
        if (all.Count == 0)
        {
            throw new CouldNotRunException($"There is no batch in {Of(output)}: name the folder of its results with --output.");
        }

        if (name is null)
        {
            return all.Count == 1 ? all[0] : throw new CouldNotRunException($"Name one of the batches: {names}.");
        }

        return all.FirstOrDefault(folder => Path.GetFileName(folder) == name)
            ?? throw new CouldNotRunException($"There is no batch {name} in {Of(output)}; there are: {names}.");
    }
}
