namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>What an API does to the path it is given.</summary>
internal enum PathAccess
{
    /// <summary>Nothing in the file system.</summary>
    None,

    /// <summary>It asks whether, or what, something is.</summary>
    Probe,

    /// <summary>It reads a file, or lists a directory.</summary>
    Read,

    /// <summary>It opens what exists for reading and, though nobody said so, for writing.</summary>
    Update,

    /// <summary>It creates, writes, appends, or puts something there.</summary>
    Write,

    /// <summary>It changes times, attributes or permissions.</summary>
    Touch,

    /// <summary>It deletes what is there, or moves it away.</summary>
    Delete,

    /// <summary>It makes this the current directory.</summary>
    Enter,

    /// <summary>It depends on the mode and the access that are given along with the path.</summary>
    Open,

    /// <summary>It opens what exists for reading and writing, and makes it where there is nothing.</summary>
    OpenOrCreate,

    /// <summary>It makes the name of a result of it, which is relative to <c>output/</c>.</summary>
    Name,
}
