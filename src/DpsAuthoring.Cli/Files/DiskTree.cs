using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Cli.Files;

/// <summary>The files of this machine's disk.</summary>
internal sealed class DiskTree : IFileTree
{
    /// <summary>Folders that hold others' files or what builds make.</summary>
    public static IReadOnlySet<string> Skipped { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        ".git",
        "node_modules",
        "bin",
        "obj",
        "artifacts",
        ".venv",
        "venv",
        "env",
        ".pixi",
        ".tox",
        "site-packages",
        "__pycache__",
        "output",
        "input",
        "dps_output", "dps_batches", "triaged_job", ".dps",
    };

    private const int Deepest = 4;

    /// <summary>Longer YAML is data.</summary>
    private const int LongestYaml = 1 << 20;

    /// <summary>Longer JSON is too, and there are often many of them.</summary>
    private const int LongestJson = 1 << 16;

    private DiskTree()
    {
    }

    public static DiskTree Instance { get; } = new();

    /// <inheritdoc/>
    public bool IsComplete => true;

    /// <summary>How messages name a file: from the current folder where it is below, else in full.</summary>
    public static string Display(string file)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }

    /// <summary>A path as the tree has it: absolute, with <c>/</c>.</summary>
    public static string Full(string path) => Slashed(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    /// <inheritdoc/>
    public bool Has(string file) => IsFile(file);

    /// <inheritdoc/>
    public TextFile? Read(string file)
    {
        try
        {
            return IsFile(file) ? TextFile.Load(file, Display(file)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return TextFile.Unread(Display(file), e is UnauthorizedAccessException ? "its permissions forbid it" : e.Message.TrimEnd('.'));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> YamlIn(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Where(file => FilePath.IsYaml(file) && IsShorter(file, FilePath.IsJson(file) ? LongestJson : LongestYaml))
            .Select(Slashed);

    /// <inheritdoc/>
    public IEnumerable<string> CwlIn(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Where(file => FilePath.IsCwl(file) && IsShorter(file, LongestYaml))
            .Select(Slashed)
            .Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <remarks>The first must be readable; of the others those that may not be read are left out.</remarks>
    public IEnumerable<string> FoldersBelow(string folder) => FoldersBelow(folder, 0);

    /// <inheritdoc/>
    public string? TopOf(string folder) => FilePath.Upwards(folder).FirstOrDefault(above => Path.Exists($"{above}/.git"));

    /// <summary>
    /// Whether a path leads to a file that can be read to its end: to no pipe or device, by a name that .NET can say, and by no link that
    /// leads nowhere.
    /// </summary>
    public static bool IsFile(string path) => OperatingSystem.IsWindows() ? File.Exists(path) : FileSystem.IsFile(path);

    public static bool CanBeRead(string folder)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(folder).Any();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsShorter(string file, int bytes)
    {
        var info = new FileInfo(file);
        return IsFile(file) && info.Exists && info.Length < bytes;
    }

    /// <summary>What a link leads to is looked at where it lies, or is outside of the repository, and not in its clone.</summary>
    private static bool IsLink(string folder) => new DirectoryInfo(folder).LinkTarget is not null;

    /// <summary>A folder, or what it leads to where it is a link.</summary>
    public static string WithoutLink(string folder) => Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder;

    private static string Slashed(string path) =>
        Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');

    private static IEnumerable<string> FoldersBelow(string folder, int depth)
    {
        if (depth > 0 && !CanBeRead(folder))
        {
            yield break;
        }

        yield return folder;
        if (depth == Deepest)
        {
            yield break;
        }

        foreach (string inner in Directory
                .EnumerateDirectories(folder)
                .Where(inner => !Skipped.Contains(Path.GetFileName(inner)) && !IsLink(inner))
                .Order(StringComparer.Ordinal))
        {
            foreach (string below in FoldersBelow(Slashed(inner), depth + 1))
            {
                yield return below;
            }
        }
    }
}
