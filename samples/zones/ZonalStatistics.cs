using System.Globalization;
using DpsAuthoring;
using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace Samples;

/// <summary>
/// Sums up a raster over the zones of a vector file: how many pixels lie in each, their mean, least and greatest. Zones may lie in another
/// coordinate system than the raster. A pixel belongs to the zone that its middle lies in.
/// </summary>
[Algorithm("zones", "Sums up a raster over the zones of a vector file.")]
public sealed partial class ZonalStatistics : IAlgorithm
{
    private static readonly string[] s_columns = ["count", "mean", "min", "max"];

    [Input("raster", "The raster", Pattern = "*.tif")]
    public required InputFile Raster { get; init; }

    [Input("zones", "The zones: polygons of the first layer", Pattern = "*.gpkg")]
    public required InputFile ZoneFile { get; init; }

    [Input("band", "Which band of the raster")]
    public int BandNumber { get; init; } = 1;

    [Input("table", "Name of the table under output/")]
    public OutputName Table { get; init; } = "zones.csv";

    [Input("map", "Name of the zones with their statistics under output/")]
    public OutputName Map { get; init; } = "statistics.gpkg";

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        Gdal.AllRegister();
        Ogr.RegisterAll();
        string numbers = job.Scratch.GetPath("numbers.tif");
        Number(numbers, job.Scratch.GetPath("zones.gpkg"));

        IReadOnlyDictionary<long, ZoneStatistics> sums = await Zones.SumUpAsync(
            new RasterInput(Raster.FullPath, BandNumber), numbers, blocks => blocks.Report(job.Progress), cancellationToken);

        job.Output.Write(Map, path => WriteMap(path, sums));
        job.Output.Write(Table, path => WriteTable(path, sums));
        job.Print($"{sums.Count} zones have pixels with data");
    }

    /// <summary>Burns the zones' numbers into a raster of the same grid.</summary>
    private void Number(string numbers, string zonesThere)
    {
        using Dataset raster = Gdal.Open(Raster.FullPath, Access.GA_ReadOnly);
        using Dataset zones = Open(ZoneFile.FullPath, GdalConst.OF_READONLY);
        using Layer layer = zones.GetLayer(0);
        using var toGrid = new GDALVectorTranslateOptions(
            ["-t_srs", raster.GetProjection(), "-dialect", "OGRSQL", "-sql", $"SELECT FID AS zone FROM \"{layer.GetName()}\""]);
        using Dataset there = Gdal.wrapper_GDALVectorTranslateDestName(zonesThere, zones, toGrid, null, null);

        GeoTransform grid = raster.GeoTransform;
        (double west, double north) = grid.ToMap(0, 0);
        (double east, double south) = grid.ToMap(raster.RasterXSize, raster.RasterYSize);
        using var burn = new GDALRasterizeOptions(
        [
            "-a", "zone", "-ot", "Int32", "-init", "-1", "-a_nodata", "-1", "-co", "COMPRESS=DEFLATE",
            "-te", Text(west), Text(south), Text(east), Text(north), "-ts", Text(raster.RasterXSize), Text(raster.RasterYSize),
        ]);
        using Dataset burnt = Gdal.wrapper_GDALRasterizeDestName(numbers, there, burn, null, null);
    }

    private void WriteMap(string path, IReadOnlyDictionary<long, ZoneStatistics> sums)
    {
        using (Dataset zones = Open(ZoneFile.FullPath, GdalConst.OF_READONLY))
        using (var options = new GDALVectorTranslateOptions(["-f", "GPKG", "-preserve_fid"]))
        using (Dataset copy = Gdal.wrapper_GDALVectorTranslateDestName(path, zones, options, null, null))
        {
            // It is whole when it is closed.
        }

        using Dataset map = Open(path, GdalConst.OF_UPDATE);
        using Layer layer = map.GetLayer(0);
        foreach (string column in s_columns)
        {
            using var field = new FieldDefn(column, column == "count" ? FieldType.OFTInteger64 : FieldType.OFTReal);
            layer.CreateField(field, 1);
        }

        layer.StartTransaction();
        foreach ((long zone, ZoneStatistics sum) in sums)
        {
            using Feature feature = layer.GetFeature(zone)!;
            feature.SetFieldInteger64(feature.GetFieldIndex("count"), sum.Count);
            feature.SetField("mean", sum.Mean);
            feature.SetField("min", sum.Min);
            feature.SetField("max", sum.Max);
            layer.SetFeature(feature);
        }

        layer.CommitTransaction();
    }

    private void WriteTable(string path, IReadOnlyDictionary<long, ZoneStatistics> sums)
    {
        using Dataset zones = Open(ZoneFile.FullPath, GdalConst.OF_READONLY);
        using Layer layer = zones.GetLayer(0);
        using var table = new StreamWriter(path);
        table.WriteLine($"name,{string.Join(',', s_columns)}");
        while (layer.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                string statistics = sums.TryGetValue(feature.GetFID(), out ZoneStatistics sum)
                    ? $"{sum.Count},{Text(sum.Mean)},{Text(sum.Min)},{Text(sum.Max)}"
                    : "0,,,";
                table.WriteLine($"{feature.GetFieldAsString("name")},{statistics}");
            }
        }
    }

    private static Dataset Open(string path, int access) =>
        Gdal.OpenEx(path, (uint)(GdalConst.OF_VECTOR | GdalConst.OF_VERBOSE_ERROR | access), null, null, null);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
