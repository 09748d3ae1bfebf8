namespace DpsAuthoring.Configuration.Repositories;

/// <summary>
/// The files that can be looked at: those of a disk, or those that the compiler was given. All paths are absolute, with <c>/</c>.
/// </summary>
public interface IFileTree
{
    /// <summary>
    /// Whether what is not here does not exist; the compiler is given only some files, and of the others nothing is known.
    /// </summary>
    bool IsComplete { get; }

    /// <summary>Whether a file is here.</summary>
    bool Has(string file);

    /// <summary>A file's text under the name that messages call it; null for a file that is not here.</summary>
    TextFile? Read(string file);

    /// <summary>The YAML and JSON files that lie in a folder itself.</summary>
    IEnumerable<string> YamlIn(string folder);

    /// <summary>The files of CWL that lie in a folder itself.</summary>
    IEnumerable<string> CwlIn(string folder);

    /// <summary>A folder and those below it, but those that hold others' files or what builds make.</summary>
    IEnumerable<string> FoldersBelow(string folder);

    /// <summary>The top of the repository that a folder is in; null where there is none, or it is not known.</summary>
    string? TopOf(string folder);
}
