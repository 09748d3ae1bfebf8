namespace DpsAuthoring.Jobs.Batches;

/// <summary>How many files a job has published, by which it is known later whether any of them are gone.</summary>
internal static class ResultCount
{
    /// <returns>Null for results elsewhere, which are their engine's to look after.</returns>
    public static int? Of(string? folder) =>
        folder is not null && Path.IsPathRooted(folder) && Directory.Exists(folder)
            ? Folders.Files(folder).Count()
            : null;

    /// <summary>Whether there are fewer than there were.</summary>
    public static bool IsLess(string? folder, int? before) =>
        folder is not null && Path.IsPathRooted(folder) && (!Directory.Exists(folder) || Of(folder) < (before ?? 1));
}
