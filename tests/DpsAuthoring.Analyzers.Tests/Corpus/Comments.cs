// Nothing here is wrong, although every line smells of it.
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

#pragma warning disable CS0618

namespace Quiet;

/// <summary>Writes to <c>/projects/x</c> only in this comment: File.WriteAllText("x", "y").</summary>
public sealed class QuietService(ILogger<QuietService> log, HttpClient http)
{
    private const string Readme = """
        Run `cp /projects/data.tif output/` and then
        File.WriteAllText("result.txt", "x");
        """;

    private static readonly string[] s_search = ["/usr/share/gdal", "/opt/conda/share/gdal"];
    private static readonly Dictionary<string, string> s_mime = new() { [".tif"] = "image/tiff", [".json"] = "application/json" };

    public async Task<string> RunAsync(string name, CancellationToken cancel)
    {
        log.LogInformation("Results are in {Folder}, not in /tmp or ~/results", Path.GetFullPath("results"));
        string shown = Path.Combine("results", name);
        Console.WriteLine(shown);
        string relative = Path.GetRelativePath("/projects", "/projects/a/b");
        bool same = string.Equals(Path.GetDirectoryName("/projects/a"), "/projects", StringComparison.Ordinal);
        string extension = Path.GetExtension(@"C:\data\x.tif");
        string mime = s_mime.GetValueOrDefault(extension, "application/octet-stream");
        Match match = Regex.Match(name, "^/projects/(.*)$");
        using var content = new MultipartFormDataContent { { new StringContent("/projects/x"), "path", "result.txt" } };
        using HttpResponseMessage response = await http.PostAsync("/api/files/result.txt", content, cancel);
        await http.PostAsJsonAsync("https://example.org/files", new { path = "/tmp/x", name }, cancel);
        using var memory = new MemoryStream();
        using var writer = new StreamWriter(memory);
        await writer.WriteAsync("results/x.txt");
        Process.Start("gdal_translate", ["/vsis3/bucket/x.tif", "result.tif"])?.Dispose(); // DPS2006
        Environment.SetEnvironmentVariable("CPL_TMPDIR", "/tmp");
        string temp = Path.Combine(Path.GetTempPath(), "quiet", name);
        Directory.CreateDirectory(Path.GetDirectoryName(temp)!);
        await File.WriteAllTextAsync(temp, shown, cancel);
        File.Delete(temp);
        File.Delete("scratch.bin");
        if (Directory.Exists("work")) Directory.Delete("work", recursive: true);
        foreach (string file in Directory.EnumerateFiles("input")) log.LogDebug("{File}", file);
        string text = File.Exists("input/readme.txt") ? await File.ReadAllTextAsync("input/readme.txt", cancel) : Readme;
        using FileStream existing = File.OpenRead("intermediate.bin");
        using FileStream maybe = new("config.json", FileMode.Open, FileAccess.Read);
        return string.Join('\n', relative, same, mime, match.Value, text, s_search.Length, response.StatusCode, existing.Length, maybe.Length);
    }
}
