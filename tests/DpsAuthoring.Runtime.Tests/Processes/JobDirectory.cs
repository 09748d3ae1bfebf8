using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Processes;

/// <summary>What lies in a job's folder after a process has ended.</summary>
internal static class JobDirectory
{
    /// <summary>All files and empty folders, by their paths.</summary>
    public static IEnumerable<string> Content(this JobFolder job) =>
        Directory.EnumerateFileSystemEntries(job.FullPath, "*", SearchOption.AllDirectories)
            .Where(path => !Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
            .Select(path => Path.GetRelativePath(job.FullPath, path))
            .Order(StringComparer.Ordinal);

    public static string Read(this JobFolder job, string name) => File.ReadAllText(Path.Combine(job.FullPath, name));
}
