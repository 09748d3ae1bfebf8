using System.Security.Cryptography;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>Compares the results of two jobs, leaving out what must differ: streams, logs and side files.</summary>
internal static class ResultComparison
{
    private static readonly string[] s_sideFiles = [".context.json", ".dataset.json", ".met.json"];

    /// <summary>What is in one only, or is not the same in both; a sentence each.</summary>
    public static IReadOnlyList<string> Differences(string first, string second)
    {
        Dictionary<string, string> one = Results(first), other = Results(second);
        return
        [
            .. one.Keys.Except(other.Keys).Select(name => $"{name} is made under the OGC contract only"),
            .. other.Keys.Except(one.Keys).Select(name => $"{name} is made under the legacy contract only"),
            .. one.Keys.Intersect(other.Keys).Order(StringComparer.Ordinal).Select(name => Difference(name, one[name], other[name])).OfType<string>(),
        ];
    }

    private static Dictionary<string, string> Results(string folder) =>
        Folders.Files(folder)
            .Select(file => Path.GetRelativePath(folder, file.Path))
            .Where(IsResult)
            .Distinct() // Names that are not UTF-8 may read the same.
            .ToDictionary(name => name, name => Path.Combine(folder, name));

    private static string? Difference(string name, string first, string second) => (Content(first), Content(second)) switch
    {
        ({ } one, { } other) => one == other ? null : $"{name} is not the same",
        _ => $"{name} cannot be compared, as its name is not UTF-8",
    };

    private static bool IsResult(string name) =>
        name is not ("_stdout.txt" or "_stderr.txt") && !name.EndsWith(".log", StringComparison.Ordinal)
            && !s_sideFiles.Any(end => name.EndsWith(end, StringComparison.Ordinal) && !name.Contains('/') && name.StartsWith("output", StringComparison.Ordinal));

    /// <summary>A hash; null where .NET cannot say the file's name.</summary>
    private static string? Content(string path)
    {
        if (!FileSystem.IsFile(path))
        {
            return null;
        }

        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
