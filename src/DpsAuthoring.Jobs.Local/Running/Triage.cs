using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>
/// Keeps of a failed job what HySDS's triage keeps: what is called <c>_*</c> or <c>*.log</c> at the top of its folder, folders with all
/// that is in them.
/// </summary>
internal static class Triage
{
    public static bool Keeps(string name) => name.StartsWith('_') || name.EndsWith(".log", StringComparison.Ordinal);

    /// <returns>The folder that they are in now.</returns>
    public static string Keep(Workspace space, JobRequest request, WorkDirectory folder, JobFiles files)
    {
        string name = $"triaged_job-{request.Id}_task-{Guid.NewGuid()}";
        string prepared = folder.Beside(name);
        Directory.CreateDirectory(prepared);

        // Names that are not UTF-8 do not exist for .NET, and a pipe has no end. One file that cannot be copied does not lose the others.
        FileSystem.Run(
            "/usr/bin/find",
            folder.Path,
            "-maxdepth",
            "1",
            "(",
            "-xtype",
            "f",
            "-o",
            "-type",
            "d",
            ")",
            "(",
            "-name",
            "_*",
            "-o",
            "-name",
            "*.log",
            ")",
            "-exec", "/bin/cp", "-RH", "-t", prepared, "--", "{}", "+");

        Publication.WriteSideFiles(request, folder, files, Path.Combine(prepared, name));
        Directory.CreateDirectory(space.Triage);
        string target = Path.Combine(space.Triage, name);
        FileSystem.MoveFolder(prepared, target, Path.Combine(space.Triage, $".{name}"));
        return target;
    }
}
