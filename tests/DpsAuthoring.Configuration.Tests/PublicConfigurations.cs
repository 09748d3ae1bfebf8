using System.Runtime.CompilerServices;

namespace DpsAuthoring.Configuration.Tests;

/// <summary>Sixty configurations of public repositories; they lie beside this repository, where they are at all.</summary>
internal static class PublicConfigurations
{
    private static readonly string s_folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../shared/configs"));

    public static string Verdicts { get; } = Path.Combine(s_folder, "verdicts.json");

    public static IReadOnlyList<TextFile> All { get; } = Directory.Exists(s_folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(s_folder, "*.y*ml")
                    .Order(StringComparer.Ordinal)
                    .Select(file => TextFile.Load(file, Path.GetFileName(file))),
            ]
        : [];

    /// <summary>Skips the test where they are absent.</summary>
    public static void Require() => Assert.SkipWhen(All.Count == 0, $"The public configurations are not in {s_folder}.");

    private static string Here([CallerFilePath] string file = "") => file;
}
