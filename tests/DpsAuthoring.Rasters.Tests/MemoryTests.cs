using System.Diagnostics;
using System.Globalization;
using OSGeo.GDAL;

namespace RasterTests;

/// <summary>A computation holds what it was granted, however large the raster is.</summary>
public sealed class MemoryTests : IDisposable
{
    /// <summary>256 MiB are granted; .NET, GDAL and PROJ hold the rest.</summary>
    private const int Megabytes = 256 + 110;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("ndvi", "TILED=YES")]
    [InlineData("focal-5", "TILED=YES")]
    [InlineData("ndvi", "TILED=NO")]
    public void Of_three_gigabytes_little_is_held(string task, string layout)
    {
        const int Size = 16_000;
        Gdal.AllRegister();
        string[] files = [.. Enumerable.Range(0, 2).Select(i => _scratch[$"{i}.tif"])];
        foreach (string file in files)
        {
            // Nothing of it is on the disk, all of it is read.
            Gdal.GetDriverByName("GTiff").Create(file, Size, Size, 1, DataType.GDT_UInt16, ["SPARSE_OK=TRUE", layout]).Dispose();
        }

        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string probe = Path.Combine(AppContext.BaseDirectory, "../../DpsAuthoring.Rasters.Probe", configuration, "DpsAuthoring.Rasters.Probe.dll");
        string[] inputs = task == "ndvi" ? files : files[..1];
        using Process process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", probe, task, _scratch["out.tif"], .. inputs, "SPARSE_OK=TRUE", "COMPRESS=DEFLATE", "ZLEVEL=1"]) { RedirectStandardError = true })!;
        string[] lines = process.StandardError.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, string.Join('\n', lines));
        string peak = lines[^1].Split(' ', '\t', StringSplitOptions.RemoveEmptyEntries)[1];
        Assert.InRange(int.Parse(peak, CultureInfo.InvariantCulture) / 1024, 30, Megabytes);
        using Dataset result = Gdal.Open(_scratch["out.tif"], Access.GA_ReadOnly);
        Assert.Equal(Size, result.RasterYSize);
    }
}
