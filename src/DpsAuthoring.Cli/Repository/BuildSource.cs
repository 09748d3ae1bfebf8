namespace DpsAuthoring.Cli.Repository;

/// <summary>A path or URL by which a build takes something in.</summary>
/// <param name="File">The text that names it.</param>
/// <param name="Span">Where it stands there.</param>
/// <param name="Written">The path or URL, as it is written.</param>
/// <param name="Kind">What it is for, as messages call it.</param>
/// <param name="Folder">The folder that a relative path starts from, absolute.</param>
internal sealed record BuildSource(TextFile File, TextSpan Span, string Written, string Kind, string Folder)
{
    /// <summary>
    /// Whether it is a folder of packages, which must hold some in every clone; of other files builds make some themselves.
    /// </summary>
    public bool HoldsPackages { get; init; }
}
