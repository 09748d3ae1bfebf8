namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>What became of a job's inputs while it ran.</summary>
/// <param name="Name">An input that the job changed; null if there is none.</param>
/// <param name="IsInDoubt">Whether that was rather a neighbour, which cannot be told.</param>
/// <param name="Originals">The user's own files and directories among those that changed.</param>
internal sealed record InputChanges(string? Name, bool IsInDoubt, IReadOnlyList<(string Name, string Path)> Originals)
{
    /// <summary>Sentences on the user's own files: nothing of ours can put them back.</summary>
    public IEnumerable<string> Remarks => Originals.Select(original => File.Exists(original.Path) || Directory.Exists(original.Path)
        ? $"{original.Path} has changed while the job had it as its input {original.Name}. In DPS that is the worker's read-only copy; here it is your own, and stays as it is now."
        : $"{original.Path} is not there any more, which the job had as its input {original.Name}. In DPS that is the worker's read-only copy; here it was your own.");

    /// <summary>Whether the job may have moved one of them into its own folder.</summary>
    public bool IsOneGone => Originals.Any(original => !Path.Exists(original.Path));
}
