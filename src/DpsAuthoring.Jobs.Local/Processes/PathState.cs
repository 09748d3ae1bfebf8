namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>What is at a path.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Names">How many names it has.</param>
/// <param name="Mode">Who may do what with it.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct PathState(FileKind Kind, uint Names, UnixFileMode Mode, long Length);
