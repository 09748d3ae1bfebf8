namespace DpsAuthoring.Jobs;

/// <summary>Keeps of a failed job what HySDS's triage keeps: the files <c>_*</c> and <c>*.log</c> at the top of its folder.</summary>
internal static class Triage
{
    public static bool Keeps(string name) => name.StartsWith('_') || name.EndsWith(".log", StringComparison.Ordinal);

    /// <returns>The folder that they are in now; null if they cannot be kept.</returns>
    public static string? Keep(JobSpace space, JobRequest request, JobFolder folder)
    {
        string name = $"triaged_job-{request.Id}_task-{Guid.NewGuid()}";
        string prepared = folder.File(".triage");
        try
        {
            Directory.CreateDirectory(prepared);
            foreach (string file in Directory.EnumerateFiles(folder.Path).Where(path => Keeps(Path.GetFileName(path))))
            {
                File.Copy(file, Path.Combine(prepared, Path.GetFileName(file)));
            }

            Publication.Describe(request, folder, Path.Combine(prepared, name));
            Directory.CreateDirectory(space.Triage);
            string target = Path.Combine(space.Triage, name);
            Directory.Move(prepared, target);
            return target;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // The job has failed already, and says why; a full disk is often both.
        }
    }
}
