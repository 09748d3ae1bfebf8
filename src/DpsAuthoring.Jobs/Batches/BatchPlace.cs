namespace DpsAuthoring.Jobs.Batches;

/// <summary>
/// How results are named from a batch's folder: relative to it, so that they are found where both were moved together, into an archive,
/// below a web server or to another machine.
/// </summary>
internal sealed class BatchPlace(string folder)
{
    /// <summary>
    /// <c>dps_batches/NAME</c> lies two folders below the one that holds the results as well. What lies elsewhere does not move with the
    /// batch, and keeps its full path.
    /// </summary>
    private const string Outside = "../../../";

    private readonly string _folder = Path.GetFullPath(folder);

    /// <summary>The name of a full path; null for null.</summary>
    public string? Name(string? path) =>
        path is not null && !IsAddress(path) && Path.GetRelativePath(_folder, path) is var name && !(name + "/").StartsWith(Outside, StringComparison.Ordinal)
            ? name
            : path;

    /// <summary>The full path of a name, and of a path that is full already; null for null.</summary>
    public string? Find(string? name) => name is null || IsAddress(name) ? name : Path.GetFullPath(name, _folder);

    /// <summary>A path as a link of a page in the folder. Nothing in a name means anything there but the slash.</summary>
    public string Link(string path)
    {
        string name = Name(path)!;
        return (Path.IsPathRooted(name) ? "file://" : "") + string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
    }

    /// <summary>Another engine's results may be in a store that is no file system.</summary>
    private static bool IsAddress(string path) => path.Contains("://", StringComparison.Ordinal);
}
