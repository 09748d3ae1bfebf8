#:project ../src/DpsAuthoring.Gdal/DpsAuthoring.Gdal.csproj

// Draws a raster as a PNG, with a colour ramp over its own range.
// Usage: dotnet run eng/picture.cs -- RASTER PICTURE.png
using System.Globalization;
using OSGeo.GDAL;

string[] ramp = ["49 54 149", "116 173 209", "255 255 191", "244 109 67", "165 0 38"];

Gdal.AllRegister();
Gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO"); // no sidecar beside the picture
using Dataset raster = Gdal.Open(args[0], Access.GA_ReadOnly);
double[] range = new double[2];
raster.GetRasterBand(1).ComputeRasterMinMax(range, 0);

string colours = Path.GetTempFileName();
try
{
    File.WriteAllLines(colours, ramp.Select((colour, i) => string.Create(
        CultureInfo.InvariantCulture, $"{range[0] + ((range[1] - range[0]) * i / (ramp.Length - 1))} {colour}")));
    using var options = new GDALDEMProcessingOptions(["-of", "PNG"]);
    using Dataset picture = Gdal.wrapper_GDALDEMProcessing(args[1], raster, "color-relief", colours, options, null!, "");
}
finally
{
    File.Delete(colours);
}
