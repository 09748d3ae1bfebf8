using DpsAuthoring;
using DpsAuthoring.Rasters;
using DpsAuthoring.Tables;
using OSGeo.GDAL;
using OSGeo.OGR;
using Driver = OSGeo.OGR.Driver;

namespace Samples;

/// <summary>
/// Sums up a raster over the zones of a vector file: how many pixels lie in each, their mean, least and greatest. Zones may lie in another
/// coordinate system than the raster. A pixel belongs to the zone that its middle lies in.
/// </summary>
[Algorithm("zones", "Sums up a raster over the zones of a vector file.")]
public sealed partial class ZonalStatistics : IAlgorithm
{
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
        using Dataset zoneFile = OpenVectors(ZoneFile.FullPath);
        using Layer zones = zoneFile.GetLayer(0);
        string numbers = job.Scratch.GetPath("numbers.tif");
        using (Dataset raster = Gdal.Open(Raster.FullPath, Access.GA_ReadOnly))
        {
            Zones.Burn(numbers, RasterGrid.Of(raster), zones);
        }

        IReadOnlyDictionary<long, ZoneStatistics> sums = await Zones.SumUpAsync(
            new RasterInput(Raster.FullPath, BandNumber), numbers, blocks => blocks.Report(job.Progress), cancellationToken);
        job.Print($"{sums.Count} of {zones.GetFeatureCount(1)} zones have pixels with data");

        job.Output.Write(Map, path => WriteMap(path, zones, sums));
        job.Output.WriteTable(
            Table,
            zones.Features.Select(zone => (Name: zone.GetFieldAsString("name"), Sum: SumOf(zone, sums))),
            ("name", zone => zone.Name),
            ("count", zone => zone.Sum?.Count ?? 0),
            ("mean", zone => zone.Sum?.Mean),
            ("min", zone => zone.Sum?.Min),
            ("max", zone => zone.Sum?.Max));
    }

    /// <summary>The zones as they are, with columns for their statistics.</summary>
    private static void WriteMap(string path, Layer zones, IReadOnlyDictionary<long, ZoneStatistics> sums)
    {
        using Driver geopackage = Ogr.GetDriverByName("GPKG");
        using DataSource result = geopackage.CreateDataSource(path, []);
        using Layer map = result.CopyLayer(zones, zones.GetName(), []);
        AddColumn(map, "count", FieldType.OFTInteger64);
        AddColumn(map, "mean", FieldType.OFTReal);
        AddColumn(map, "min", FieldType.OFTReal);
        AddColumn(map, "max", FieldType.OFTReal);

        map.StartTransaction();
        foreach ((long number, ZoneStatistics sum) in sums)
        {
            using Feature zone = map.GetFeature(number)!;
            zone.SetFieldInteger64(zone.GetFieldIndex("count"), sum.Count);
            zone.SetField("mean", sum.Mean);
            zone.SetField("min", sum.Min);
            zone.SetField("max", sum.Max);
            map.SetFeature(zone);
        }

        map.CommitTransaction();
    }

    private static void AddColumn(Layer layer, string name, FieldType type)
    {
        using var column = new FieldDefn(name, type);
        layer.CreateField(column, 1);
    }

    /// <summary>A zone's statistics; null where it has no pixel with data.</summary>
    private static ZoneStatistics? SumOf(Feature zone, IReadOnlyDictionary<long, ZoneStatistics> sums) =>
        sums.TryGetValue(zone.GetFID(), out ZoneStatistics sum) ? sum : null;

    private static Dataset OpenVectors(string path) =>
        Gdal.OpenEx(path, (uint)(GdalConst.OF_VECTOR | GdalConst.OF_VERBOSE_ERROR), null, null, null);
}
