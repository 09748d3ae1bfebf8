using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>What a job has left at a path.</summary>
/// <param name="Path">The path.</param>
/// <param name="State">What is there, links not followed.</param>
internal readonly record struct JobFile(string Path, PathState State)
{
    public bool IsLink => State.Kind == FileKind.Link;

    /// <summary>
    /// Whether it is a folder whose inside is looked at. One whose name is not UTF-8 is not: it stands for what is in it.
    /// </summary>
    public bool IsFolder => State.Kind == FileKind.Folder && !System.IO.Path.GetFileName(Path.AsSpan()).Contains(Folders.NotUtf8);

    /// <summary>Whether it is a file that has no other name, which may be an input's.</summary>
    public bool IsOwnFile => State is { Kind: FileKind.File, Names: 1 };
}
