using System.IO.Enumeration;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>
/// All that a job has left in its own folder. It is looked at once: every look costs as much as a short job's own work.
/// </summary>
internal sealed class JobFiles
{
    private static readonly EnumerationOptions s_everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    private readonly string _folder;
    private readonly string _home;
    private readonly JobFile[] _entries;
    private readonly JobFile[] _atHome;
    private readonly Dictionary<string, JobFile> _nearTop;
    private readonly bool _hasOthers;

    /// <param name="root">What holds the job's working folder and its home.</param>
    /// <param name="folder">The job's working folder.</param>
    /// <param name="home">Its home.</param>
    public JobFiles(string root, string folder, string home)
    {
        (_folder, _home) = (folder, home);
        JobFile[] all = [.. Below(root)];
        HasFolder = all.Any(entry => entry.Path == folder && entry.IsFolder);
        _entries = [.. all.Where(entry => IsIn(entry.Path, folder))];
        _atHome = [.. all.Where(entry => IsIn(entry.Path, home))];
        _hasOthers = all.Length - _entries.Length - _atHome.Length > 2; // Those two folders.
        _nearTop = new Dictionary<string, JobFile>(StringComparer.Ordinal)
        {
            [root] = new JobFile(root, LibC.Look(root, followLinks: false)),
        };
        foreach (JobFile entry in all.Where(entry => IsDirectlyIn(entry.Path, root) || IsDirectlyIn(entry.Path, folder)))
        {
            _nearTop[entry.Path] = entry; // Names that are not UTF-8 may read the same.
        }
    }

    /// <summary>Whether the working folder is still there.</summary>
    public bool HasFolder { get; }

    /// <summary>The bytes of all files in the working folder.</summary>
    public long Size => Files(_entries).Sum(file => file.State.Length);

    /// <summary>What is at the top of the working folder.</summary>
    public IEnumerable<JobFile> Top => _nearTop.Values.Where(entry => IsDirectlyIn(entry.Path, _folder));

    /// <summary>What has a name at the top of the working folder; nothing where it is not there.</summary>
    public JobFile Named(string name) => At(Path.Combine(_folder, name));

    /// <summary>What is at a path at the top of the working folder, or above it; nothing where it is not there.</summary>
    public JobFile At(string path) => _nearTop.GetValueOrDefault(path);

    /// <summary>The files in a folder, links among them and not followed.</summary>
    public static IReadOnlyList<JobFile> Of(string folder) => [.. Files(Below(folder))];

    /// <summary>The files in a folder of the working folder.</summary>
    public IReadOnlyList<JobFile> In(string folder) => [.. Files(_entries).Where(file => IsIn(file.Path, folder))];

    /// <summary>Whether something in the working folder is a folder.</summary>
    public bool HasFolderAt(string path) => _entries.Any(entry => entry.State.Kind == FileKind.Folder && entry.Path == path);

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

    /// <summary>Whether there is nothing but the results, and what every job finds in its folder.</summary>
    /// <param name="results">The folder of the results.</param>
    /// <param name="links">The links to the job's inputs.</param>
    public bool HasOnly(string results, IReadOnlyCollection<string> links) =>
        !_hasOthers
        && _atHome.Length == 0
        && _entries.All(entry =>
            entry.Path == results
            || IsIn(entry.Path, results)
            || (entry.IsLink && links.Contains(entry.Path))
            || IsGiven(entry.Path[(_folder.Length + 1)..], entry));

    /// <summary>All that is below a folder; what cannot be listed is left out.</summary>
    private static IEnumerable<JobFile> Below(string folder)
    {
        var waiting = new Stack<string>([folder]);
        while (waiting.TryPop(out string? path))
        {
            // .NET asks thrice for what it says of an entry, and does not say all that is needed.
            foreach (string entry in Paths(path))
            {
                var file = new JobFile(entry, LibC.Look(entry, followLinks: false));
                if (file.IsFolder)
                {
                    waiting.Push(entry);
                }

                yield return file;
            }
        }
    }

    private static string[] Paths(string folder)
    {
        try
        {
            return [.. new FileSystemEnumerable<string>(folder, static (ref FileSystemEntry entry) => entry.ToFullPath(), s_everything)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsGiven(string name, JobFile entry) =>
        !entry.IsLink && WorkDirectory.IsGiven(name) && entry.IsFolder == (name == WorkDirectory.InputName);

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

    private static IEnumerable<JobFile> Files(IEnumerable<JobFile> entries) => entries.Where(entry => !entry.IsFolder);

    private static bool IsDirectlyIn(string path, string folder) =>
        IsIn(path, folder) && !path.AsSpan(folder.Length + 1).Contains('/');

    private static bool IsIn(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);
}
