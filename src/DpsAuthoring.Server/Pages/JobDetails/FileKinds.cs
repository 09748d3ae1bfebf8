namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>What is done with a file, by its name: its content is anybody's.</summary>
internal static class FileKinds
{
    private static readonly Dictionary<string, string> s_images = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".gif"] = "image/gif", [".webp"] = "image/webp",
    };

    private static readonly HashSet<string> s_texts = new(StringComparer.OrdinalIgnoreCase)
    {
        ".txt", ".csv", ".tsv", ".json", ".geojson", ".jsonl", ".md", ".yml", ".yaml", ".xml", ".html", ".htm", ".svg", ".log", ".sh", ".py", ".cwl",
    };

    /// <summary>The type of a picture that a browser draws and runs nothing of; null for any other file. SVG and HTML are none.</summary>
    public static string? ImageOf(string name) => s_images.GetValueOrDefault(Path.GetExtension(name));

    public static bool IsRaster(string name) => Path.GetExtension(name).ToLowerInvariant() is ".tif" or ".tiff";

    /// <summary>Whether its beginning is shown, as text that nothing is done with.</summary>
    public static bool IsText(string name) => s_texts.Contains(Path.GetExtension(name)) || Path.GetFileName(name) is "_exit_code";
}
