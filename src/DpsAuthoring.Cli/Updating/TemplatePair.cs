namespace DpsAuthoring.Cli.Updating;

/// <summary>The template that made a repository, and a newer one.</summary>
/// <param name="Before">The older one's version.</param>
/// <param name="After">The newer one's.</param>
/// <param name="IsOldKnown">Whether the older one could be had; without it nobody knows who changed a file.</param>
internal sealed record TemplatePair(string Before, string After, bool IsOldKnown)
{
    /// <summary>A text with the newer version in place of the older one.</summary>
    public string WithNewVersion(string text) => text.Replace(Before, After, StringComparison.Ordinal);
}
