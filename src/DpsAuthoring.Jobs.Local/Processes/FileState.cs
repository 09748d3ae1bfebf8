namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>What is looked at to see whether a file has changed.</summary>
/// <param name="Length">Its bytes.</param>
/// <param name="Written">When it was last written, in UTC.</param>
/// <param name="Inode">Another one is another file, which has its name now.</param>
internal readonly record struct FileState(ulong Length, DateTime Written, ulong Inode);
