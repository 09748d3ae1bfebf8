using System.Runtime.CompilerServices;

namespace DpsAuthoring.Results.Tests;

/// <summary>The published schemas of STAC and its extensions, which lie beside the repository.</summary>
internal static class Schemas
{
    /// <summary>Judges documents by them; without them, the test is skipped, saying so.</summary>
    public static void Judge(IReadOnlyList<string> documents)
    {
        string folder = Environment.GetEnvironmentVariable("DPS_STAC_SCHEMAS") is { Length: > 0 } given ? given : Path.Combine(Repository(), "../shared/stac-schemas");
        Assert.SkipUnless(Directory.Exists(folder), $"The published schemas of STAC are not in {Path.GetFullPath(folder)}; DPS_STAC_SCHEMAS names another folder.");
        (int code, string output) = Python.Run("stac_schemas.py", [folder, .. documents]);

        Assert.True(code == 0, output);
        Assert.Equal($"{documents.Count} documents", output.Trim());
    }

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));
}
