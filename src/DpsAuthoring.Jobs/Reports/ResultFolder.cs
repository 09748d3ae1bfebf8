namespace DpsAuthoring.Jobs.Reports;

/// <summary>What is in the folder of a job's results, or in what triage kept.</summary>
internal static class ResultFolder
{
    private static readonly string[] s_sideFiles = [".context.json", ".dataset.json", ".met.json"];

    private static readonly string[] s_logs = ["_stderr.txt", "_stdout.txt"];

    /// <summary>The files that the job made itself, from the folder; none where it cannot be looked into.</summary>
    public static string[] Files(string folder) => Names(folder)
        .Where(name => !name.StartsWith('_') && !s_sideFiles.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
        .ToArray();

    /// <summary>The logs that were kept.</summary>
    public static string[] Logs(string folder) => [.. s_logs.Where(name => File.Exists(Path.Combine(folder, name)))];

    private static string[] Names(string folder)
    {
        try
        {
            return
            [
                .. Folders.Files(folder).Select(file => Path.GetRelativePath(folder, file.Path))
                    .Where(name => !name.Contains(Folders.NotUtf8, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // It has gone, or is not ours to see.
        }
    }
}
