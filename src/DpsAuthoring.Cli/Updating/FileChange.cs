namespace DpsAuthoring.Cli.Updating;

/// <summary>What became of a file since a repository was made.</summary>
internal enum ChangeKind
{
    /// <summary>The template has it now, and the repository has not.</summary>
    New,

    /// <summary>The template has changed it, and the author has not: it can be taken over as it is.</summary>
    Update,

    /// <summary>The template and the author have changed it: it is the author's to decide.</summary>
    Both,

    /// <summary>The template has changed it, and the author has deleted it.</summary>
    Deleted,

    /// <summary>The template has it no longer.</summary>
    Dropped,

    /// <summary>It is not what the template has now; who changed it is not known, as the old template is not to be had.</summary>
    Differs,
}

/// <summary>A file that a newer template has otherwise.</summary>
/// <param name="Name">Its name in the repository.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">What the older template made; null where it has none, or is not known.</param>
/// <param name="After">What the newer one makes; null where it has none.</param>
/// <param name="Safe">What the file can become without anything of the author's being lost; null where that is not known.</param>
internal sealed record FileChange(string Name, ChangeKind Kind, string? Before, string? After, string? Safe)
{
    /// <summary>Whether nothing of the author's is lost by taking it over.</summary>
    public bool IsSafe => Safe is not null;

    /// <summary>A file in three states.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="old">What the older template made; null where it made none.</param>
    /// <param name="now">What the newer one makes; null where it makes none.</param>
    /// <param name="own">What the repository has; null where it has none.</param>
    /// <param name="templates">The templates.</param>
    /// <returns>The change; null where there is nothing to do.</returns>
    public static FileChange? Of(string name, string? old, string? now, string? own, TemplatePair templates)
    {
        ChangeKind? kind = (old, now, own) switch
        {
            _ when now == own || (templates.IsOldKnown && old == now) => null,
            (_, null, null) => null,
            (_, null, _) => templates.IsOldKnown ? ChangeKind.Dropped : null,
            (null, _, null) => ChangeKind.New,
            (_, _, null) => ChangeKind.Deleted,
            _ when !templates.IsOldKnown => ChangeKind.Differs,
            _ => old == own ? ChangeKind.Update : ChangeKind.Both,
        };
        if (kind is not { } known)
        {
            return null;
        }

        // Another version of the packages alone goes into what the author has made of the file.
        string? safe = known switch
        {
            ChangeKind.New or ChangeKind.Update => now,
            ChangeKind.Both when old is not null && templates.WithNewVersion(old) == now => templates.WithNewVersion(own!),
            _ => null,
        };
        return safe is null || known == ChangeKind.New ? new FileChange(name, known, old, now, safe)
            : safe == own ? null
            : new FileChange(name, ChangeKind.Update, old, now, safe);
    }
}
