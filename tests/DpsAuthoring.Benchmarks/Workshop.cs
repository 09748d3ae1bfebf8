using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DpsAuthoring.Benchmarks;

/// <summary>A folder that is gone after the benchmark, and what benchmarks prepare in it.</summary>
internal sealed class Workshop : IDisposable
{
    private const string Geoid = "/usr/share/proj/egm96_15.gtx";

    public string Folder { get; } = Directory.CreateTempSubdirectory("dps-benchmark-").FullName;

    /// <summary>The repository's own folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../.."));

    public string In(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>A raster of 11,250 × 11,250 heights.</summary>
    public string Raster(string name, params string[] creation)
    {
        string raster = In(name + ".tif");
        Execute("gdal_translate", ["-q", "-outsize", "11250", "11250", .. creation, Geoid, raster]);
        return raster;
    }

    public void Execute(string program, params string[] args)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, args) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}:\n{output}");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Here([CallerFilePath] string file = "") => file;
}
