using System.Security.Cryptography;

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
            .. one.Keys.Intersect(other.Keys).Where(name => !Hash(one[name]).SequenceEqual(Hash(other[name]))).Select(name => $"{name} is not the same"),
        ];
    }

    private static Dictionary<string, string> Results(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => IsResult(Path.GetRelativePath(folder, path)))
            .ToDictionary(path => Path.GetRelativePath(folder, path));

    private static bool IsResult(string name) =>
        name is not ("_stdout.txt" or "_stderr.txt") && !name.EndsWith(".log", StringComparison.Ordinal)
            && !s_sideFiles.Any(end => name.EndsWith(end, StringComparison.Ordinal) && !name.Contains('/') && name.StartsWith("output", StringComparison.Ordinal));

    private static byte[] Hash(string path)
    {
        using FileStream file = File.OpenRead(path);
        return SHA256.HashData(file);
    }
}
