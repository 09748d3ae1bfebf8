using System.Text.Json;

namespace GdalTests.Support;

/// <summary>GDAL's Python bindings (python3-gdal), the oracle where there is no program for a thing.</summary>
public static class Python
{
    private static readonly Lazy<string?> s_missing = new(() =>
        !File.Exists("/usr/bin/python3") ? "There is no /usr/bin/python3."
        : Cli.Run("/usr/bin/python3", ["-c", "from osgeo import gdal, ogr; import numpy"]).ExitCode != 0 ? "python3-gdal is not installed."
        : null);

    /// <summary>Runs a script, which must succeed. The test is skipped where the bindings are not installed.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(string script)
    {
        Assert.SkipWhen(s_missing.Value is not null, s_missing.Value ?? "");
        Outcome outcome = Cli.Run("/usr/bin/python3", ["-c", "from osgeo import gdal, ogr, osr\ngdal.UseExceptions()\n" + script]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return outcome.Output;
    }

    /// <summary>A text as a literal of Python.</summary>
    public static string Text(string text) => JsonSerializer.Serialize(text);
}
