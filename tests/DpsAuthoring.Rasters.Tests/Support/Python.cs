using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace RasterTests.Support;

/// <summary>Debian's Python with numpy and GDAL's bindings: another's judgement of the same files.</summary>
public static class Python
{
    private const string Program = "/usr/bin/python3";

    private static readonly Lazy<bool> s_isThere = new(() => Execute(["-c", "import numpy; from osgeo import gdal"]).Code == 0);

    /// <summary>
    /// Runs lines that set <c>result</c>, an array, and gives it as doubles. <c>gdal</c>, <c>np</c> and <c>files</c> are known, and
    /// <c>read(path, band=1)</c>, which gives an array of float64 in which pixels without data are NaN.
    /// </summary>
    public static double[] Compute(string lines, params string[] files)
    {
        Assert.SkipUnless(s_isThere.Value, "python3-numpy and python3-gdal are not installed.");
        string result = Path.GetTempFileName();
        try
        {
            string program = $"""
                import sys, warnings
                import numpy as np
                from osgeo import gdal
                gdal.UseExceptions()
                warnings.simplefilter("ignore")
                files = sys.argv[2:]
                def read(source, band=1):
                    raster = gdal.Open(source) if isinstance(source, str) else source
                    b = raster.GetRasterBand(band)
                    a = b.ReadAsArray().astype(np.float64)
                    a[b.GetMaskBand().ReadAsArray() == 0] = np.nan
                    return a
                {lines}
                np.asarray(result, dtype=np.float64).tofile(sys.argv[1])
                """;
            (int code, string error) = Execute(["-c", program, result, .. files]);
            Assert.True(code == 0, $"python3 ended with {code}: {error}");
            return MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(result)).ToArray();
        }
        finally
        {
            File.Delete(result);
        }
    }

    /// <summary>Fails where two rasters are not the same; NaN is NaN. Differences in the last digits of a float are none.</summary>
    public static void AssertSame(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance = 0)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            bool same = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1,
                Math.Abs(expected[i]));
            Assert.True(same, string.Create(CultureInfo.InvariantCulture, $"pixel {i} is {actual[i]}, and should be {expected[i]}"));
        }
    }

    private static (int Code, string Error) Execute(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true });
        string error = process!.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
