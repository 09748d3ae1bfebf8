using DpsAuthoring.Cli.Files;
using DpsAuthoring.Cli.Repository;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Fingerprints;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>
/// The state of an algorithm that a batch's jobs are made by: its configurations, its scripts, and its program or else its code. Documents
/// and data that happen to lie beside them make no difference.
/// </summary>
internal static class AlgorithmState
{
    /// <summary>What lies deeper in a folder that is no git repository is hardly the algorithm's.</summary>
    private const int Deepest = 6;

    private const long LargestProgram = 64 << 20;

    /// <summary>Others' files, what builds and jobs make, and what no job reads.</summary>
    private static readonly HashSet<string> s_skipped = [.. DiskTree.Skipped, "docs", "tests", "test"];

    private static readonly HashSet<string> s_code = new(StringComparer.OrdinalIgnoreCase)
    {
        ".sh", ".bash", ".py", ".pyx", ".ipynb", ".r", ".rmd", ".jl", ".m", ".pl", ".lua", ".js", ".mjs", ".ts", ".rb", ".go", ".rs", ".java",
        ".jar", ".c", ".cc", ".cpp", ".h", ".hpp", ".f", ".f90", ".cs", ".so", ".sql", ".toml", ".cfg", ".ini", ".yml", ".yaml", ".lock",
    };

    private static readonly HashSet<string> s_documents = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md", ".rst", ".adoc", ".pdf", ".png", ".jpg", ".jpeg", ".svg",
    };

    /// <param name="settings">The algorithm.</param>
    /// <param name="table">The table of the batch's rows, which is no part of it; null where there is none.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<AlgorithmFingerprint> ReadAsync(JobSettings settings, string? table, CancellationToken cancel)
    {
        string root = settings.Algorithms.First().Value.Repository;
        GitState git = await GitState.ReadAsync(root, cancel).ConfigureAwait(false);
        IEnumerable<string> files = settings.Image is not null ? [] // All of it is in the image.
            : settings.Program is { } program ? Walk(root, 0).Where(IsScript).Concat(Everything(program.Output))
            : Walk(root, 0).Where(IsCode)
                .Concat(git.Tracked.Select(file => file.Path).Where(Counts).Select(path => Path.Combine(root, path)));
        string? rows = table is null ? null : Path.GetFullPath(table);
        return AlgorithmFingerprint.Of(
            root,
            settings.Configurations.Concat(files).Concat(CondaPackages(root)).Where(file => file != rows && File.Exists(file)),
            settings.Image is { } image ? image.Revision : git.Commit, // What jobs run is that of the image.
            settings.Image is null && git.Changed.Count > 0,
            settings.Image?.Id);
    }

    private static IEnumerable<string> Walk(string folder, int depth)
    {
        if (depth > Deepest)
        {
            return [];
        }

        var open = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden };
        return Directory.EnumerateFiles(folder, "*", open).Concat(
            new DirectoryInfo(folder).EnumerateDirectories("*", open)
#pragma warning disable DPS1008 // This runs in no job.
                .Where(inner => inner.LinkTarget is null && !s_skipped.Contains(inner.Name))
#pragma warning restore DPS1008
                .SelectMany(inner => Walk(inner.FullName, depth + 1)));
    }

    private static IEnumerable<string> Everything(string folder) =>
        Directory.Exists(folder) ? Folders.Files(folder).Select(file => file.Path) : [];

    /// <summary>A file of each package of the environment that the build script made, whose name has its version.</summary>
    private static string[] CondaPackages(string root) =>
        Path.Combine(root, "env", "conda-meta") is var packages && Directory.Exists(packages) ? Directory.GetFiles(packages, "*.json") : [];

    private static bool IsScript(string file) => Path.GetExtension(file) is ".sh" or ".bash" || IsProgram(file);

    private static bool IsCode(string file) => s_code.Contains(Path.GetExtension(file)) || IsProgram(file);

    /// <summary>Where all files are executable, as on other systems' disks, data is told from programs by its name and size.</summary>
    private static bool IsProgram(string file) =>
        Path.GetExtension(file).Length == 0
        && !OperatingSystem.IsWindows()
        && new FileInfo(file) is { Exists: true, Length: < LargestProgram } info
        && info.UnixFileMode.HasFlag(UnixFileMode.UserExecute);

    private static bool Counts(string path) =>
        !s_documents.Contains(Path.GetExtension(path))
        && !path.Split('/')[..^1].Any(folder => folder[0] == '.' || s_skipped.Contains(folder));
}
