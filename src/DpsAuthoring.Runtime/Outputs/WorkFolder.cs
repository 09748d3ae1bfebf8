namespace DpsAuthoring;

/// <summary>
/// The hidden folder of one run, in the job's folder: results lie here until they are complete, and scratch files until the end.
/// It is beside <c>output/</c>, not in it, so that even a kill leaves nothing half done among the results.
/// </summary>
internal sealed class WorkFolder(string jobDirectory) : IDisposable
{
    private int _staged;

    public string FullPath { get; } = Path.Combine(jobDirectory, $".dps-{Guid.NewGuid():N}");

    public string Subfolder(string name) => Directory.CreateDirectory(Path.Combine(FullPath, name)).FullName;

    /// <summary>A fresh, empty folder for one result.</summary>
    public string NewStage() => Subfolder($"stage-{Interlocked.Increment(ref _staged)}");

    /// <summary>Deletes the folder. What cannot be deleted is left: the folder is hidden, and DPS drops it with the job.</summary>
    public void Dispose()
    {
        try
        {
            if (Directory.Exists(FullPath))
            {
                Directory.Delete(FullPath, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
