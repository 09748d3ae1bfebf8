using DpsAuthoring.Cli.Files;
using DpsAuthoring.Configuration.Repositories;

namespace DpsAuthoring.Cli.Repository;

/// <summary>The files that say what a build takes, of NuGet, MSBuild, pip and conda.</summary>
internal static class BuildFiles
{
    /// <summary>Those from each configuration's folder up to the repository's top, and below it.</summary>
    public static IEnumerable<string> Of(AlgorithmRepository algorithm) =>
        algorithm.Folders
            .SelectMany(own => Above(own, algorithm.Top!).Concat(DiskTree.CanBeRead(own) ? DiskTree.Instance.FoldersBelow(own) : []))
            .Distinct().Order(StringComparer.Ordinal)
            .SelectMany(Directory.EnumerateFiles)
            .Where(file => DiskTree.IsFile(file) && IsBuildFile(file));

    private static IEnumerable<string> Above(string folder, string top)
    {
        for (string? above = folder == top ? null : Path.GetDirectoryName(folder);
            above is not null && above.Length >= top.Length;
            above = Path.GetDirectoryName(above))
        {
            if (DiskTree.CanBeRead(above))
            {
                yield return above;
            }
        }
    }

    private static bool IsBuildFile(string file) =>
        Path.GetExtension(file) is ".yml" or ".yaml" or ".csproj" or ".fsproj" or ".vbproj" or ".props" or ".targets"
        || string.Equals(Path.GetFileName(file), "nuget.config", StringComparison.OrdinalIgnoreCase)
        || (Path.GetFileName(file).StartsWith("requirements", StringComparison.Ordinal) && Path.GetExtension(file) == ".txt");
}
