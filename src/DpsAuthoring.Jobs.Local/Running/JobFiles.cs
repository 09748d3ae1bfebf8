namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>
/// All that a job has left in its own folder. It is looked at once: every look costs as much as a short job's own work.
/// </summary>
internal sealed class JobFiles
{
    private readonly string _folder;
    private readonly string _home;
    private readonly FileEntry[] _entries;
    private readonly FileEntry[] _atHome;
    private readonly bool _hasOthers;

    /// <param name="root">What holds the job's working folder and its home.</param>
    /// <param name="folder">The job's working folder.</param>
    /// <param name="home">Its home.</param>
    public JobFiles(string root, string folder, string home)
    {
        (_folder, _home) = (folder, home);
        FileEntry[] all = [.. Folders.Entries(root)];
        _entries = [.. all.Where(entry => IsIn(entry.Path, folder))];
        _atHome = [.. all.Where(entry => IsIn(entry.Path, home))];
        _hasOthers = all.Length - _entries.Length - _atHome.Length > 2; // Those two folders.
    }

    /// <summary>The bytes of all files in the working folder.</summary>
    public long Size => Files(_entries).Sum(file => file.Length);

    /// <summary>The files in a folder of the working folder.</summary>
    public IReadOnlyList<FileEntry> In(string folder) => [.. Files(_entries).Where(file => IsIn(file.Path, folder))];

    /// <summary>What no one will see again once the folder is gone: all files but those that are published or kept by triage.</summary>
    /// <param name="published">The folder of the results; null where nothing is published.</param>
    public IReadOnlyList<string> Lost(string? published)
    {
        string? results = Path.GetFileName(published);
        IEnumerable<string> here = Files(_entries)
            .Select(file => (Name: file.Path[(_folder.Length + 1)..], file.IsLink))
            .Where(file => IsLost(file.Name, file.IsLink, results))
            .Select(file => file.Name);
        return [.. here.Concat(Files(_atHome).Select(file => "~" + file.Path[_home.Length..])).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether there is nothing but the results, and what every job's folder has.</summary>
    /// <param name="results">The folder of the results.</param>
    /// <param name="links">The links to the job's inputs.</param>
    public bool HasOnly(string results, IReadOnlyCollection<string> links) =>
        !_hasOthers
        && _atHome.Length == 0
        && _entries.All(entry =>
            entry.Path == results
            || IsIn(entry.Path, results)
            || (entry.IsLink && links.Contains(entry.Path))
            || IsOwn(entry.Path[(_folder.Length + 1)..], entry));

    private static bool IsOwn(string name, FileEntry entry) =>
        !entry.IsLink && WorkDirectory.IsOwn(name) && entry.IsFolder == (name == WorkDirectory.InputName);

    private static bool IsLost(string name, bool isLink, string? results)
    {
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        string top = slash < 0 ? name : name[..slash];
        if (results is null ? Triage.Keeps(top) : top == results)
        {
            return false;
        }

        return slash < 0 ? !WorkDirectory.IsOwn(name) : top != WorkDirectory.InputName || !isLink;
    }

    private static IEnumerable<FileEntry> Files(FileEntry[] entries) => entries.Where(entry => !entry.IsFolder);

    private static bool IsIn(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);
}
