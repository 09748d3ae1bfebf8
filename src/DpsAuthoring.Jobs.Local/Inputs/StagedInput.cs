using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>An input file or directory that a job has a link to, as it was when the job began.</summary>
/// <param name="name">The input's name.</param>
/// <param name="source">Where it is from.</param>
/// <param name="path">What the link leads to.</param>
/// <param name="use">Its use together with other jobs; null for a copy of its own.</param>
internal sealed class StagedInput(string name, InputSource source, string path, InputUse? use)
{
    private readonly Dictionary<string, FileState> _files =
        (Directory.Exists(path) ? Folders.Files(path).Select(file => file.Path) : [path])
            .ToDictionary(file => file, file => StateOf(file, source));

    public string Name => name;

    public InputSource Source => source;

    public string Path => path;

    public InputUse? Use => use;

    /// <summary>Whether it is the user's own file, and nothing of ours.</summary>
    public bool IsOriginal => use is not null && source.LocalPath is not null;

    /// <summary>When it was last written.</summary>
    public DateTime Written => _files[path].Written;

    public bool IsAsItWas() => _files.All(file => StateOf(file.Key, source) == file.Value);

    /// <summary>A file of the cache may be put there again, by another process as well; one's own is another then.</summary>
    private static FileState StateOf(string file, InputSource source) =>
        LibC.StateOf(file) is var state && source.LocalPath is null ? state with { Inode = 0 } : state;
}
