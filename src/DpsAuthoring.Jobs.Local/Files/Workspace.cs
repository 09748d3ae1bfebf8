namespace DpsAuthoring.Jobs.Local.Files;

/// <summary>
/// Where jobs leave what they made, and where they work. On one file system results cost a rename, on two a copy.
/// </summary>
/// <param name="root">Holds <c>dps_output/</c> and <c>triaged_job/</c>.</param>
/// <param name="work">The folder of the jobs' own folders.</param>
public sealed class Workspace(string root, string work)
{
    /// <summary>The work folder of single jobs is <c>.dps/jobs</c>.</summary>
    public Workspace(string root)
        : this(root, Path.Combine(root, ".dps", "jobs"))
    {
    }

    /// <summary>Where results are published.</summary>
    public string Output => Path.Combine(root, "dps_output");

    /// <summary>Where what is left of failed jobs is put.</summary>
    public string Triage => Path.Combine(root, "triaged_job");

    /// <summary>The folder of the jobs' own folders.</summary>
    public string Work => work;

    /// <summary>Where folders of jobs are kept whose results could not be published.</summary>
    internal string Unpublished => Path.Combine(Home, "unpublished");

    /// <summary>What <see cref="Work"/> is in, which stays while jobs come and go.</summary>
    internal string Home => Path.GetDirectoryName(Path.GetFullPath(work))!;
}
