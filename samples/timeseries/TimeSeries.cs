using System.Collections.Concurrent;
using DpsAuthoring;
using DpsAuthoring.Access;
using DpsAuthoring.Maap;
using DpsAuthoring.Rasters;
using DpsAuthoring.Stac;
using DpsAuthoring.Tables;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

namespace Samples;

/// <summary>
/// Reads what scenes show at points, through time: the scenes are found by a STAC catalogue, and of each only the pixels at the points are
/// read, where it lies, such as in a bucket of S3.
/// </summary>
[Algorithm("timeseries", "Reads a time series at points from scenes that a STAC catalogue finds.")]
public sealed partial class TimeSeries : IAlgorithm
{
    private const int ScenesAtOnce = 8; // They wait for the network, not for a core.

    [Input("points", "The points, in longitude and latitude, each with a name", Pattern = "*.geojson")]
    public required InputFile PointFile { get; init; }

    [Input("catalog", "Address of the STAC catalogue")]
    public required Uri Catalog { get; init; }

    [Input("collection", "The collection that the scenes are in")]
    public required string Collection { get; init; }

    [Input("when", "The days that count; nothing means all")]
    public TimeInterval? When { get; init; }

    [Input("assets", "What is read of each scene")]
    public IReadOnlyList<string> Assets { get; init; } = ["B04", "B8A", "Fmask"];

    [Input("keys", "Where an archive gives keys to its buckets, which MAAP asks for; nothing means that the job has them, or needs none")]
    public Uri? Keys { get; init; }

    [Input("output_file", "Name of the table under output/")]
    public OutputName OutputFile { get; init; } = "timeseries.csv";

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        Gdal.AllRegister();
        Ogr.RegisterAll();
        Gdal.SetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR"); // Each look for files beside a scene is a request.
        GdalAccess.UseEndpoint(Gdal.SetConfigOption);

        Place[] places = ReadPlaces();
        var search = new StacSearch
        {
            Collections = [Collection],
            Bbox = [places.Min(p => p.Longitude), places.Min(p => p.Latitude), places.Max(p => p.Longitude), places.Max(p => p.Latitude)],
            DateTime = When?.ToString(),
        };
        using StacClient client = await StacClient.OpenAsync(Catalog.AbsoluteUri, cancellationToken: cancellationToken);
        double matched = await client.CountAsync(search, cancellationToken) ?? double.PositiveInfinity;

        // Keys end after an hour: they are renewed for as long as the scenes are read.
        using MaapClient? maap = Keys is null ? null : MaapClient.FromEnvironment();
        await using IAsyncDisposable? renewed = Keys is null
            ? null
            : await S3Access.Earthdata(maap!, Keys).KeepAsync(Gdal.SetConfigOption, cancellationToken);

        var observations = new ConcurrentBag<Observation>();
        int scenes = 0;
        await Parallel.ForEachAsync(
            client.Search(search),
            new ParallelOptions { MaxDegreeOfParallelism = ScenesAtOnce, CancellationToken = cancellationToken },
            (scene, _) =>
            {
                foreach (Observation observation in Observe(scene, places))
                {
                    observations.Add(observation);
                }

                job.Progress.Report(Interlocked.Increment(ref scenes) / matched);
                return ValueTask.CompletedTask;
            });

        job.Print($"{observations.Count} observations of {places.Length} points in {scenes} scenes");
        if (observations.IsEmpty)
        {
            job.Output.AllowEmpty("no scene shows a point");
            return;
        }

        job.Output.WriteTable(
            OutputFile,
            observations
                .OrderBy(seen => seen.Point, StringComparer.Ordinal)
                .ThenBy(seen => seen.Time)
                .ThenBy(seen => seen.Scene, StringComparer.Ordinal),
            [
                ("point", seen => seen.Point), ("time", seen => seen.Time), ("scene", seen => seen.Scene),
                .. Assets.Select((asset, i) => (asset, (Func<Observation, object?>)(seen => seen.Values[i]))),
            ]);
    }

    /// <summary>What a scene shows at the points: those that it has no pixel of are left out.</summary>
    private IEnumerable<Observation> Observe(StacItem scene, Place[] places)
    {
        DateTimeOffset time = scene.DateTime ?? scene.Start ?? throw new InvalidDataException($"Item {scene.Id} has no time.");
        double?[][] values = [.. Assets.Select(asset => ReadAt(Address(scene, asset), places))];
        return places
            .Select((place, i) => new Observation(place.Name, time, scene.Id, [.. values.Select(value => value[i])]))
            .Where(observation => observation.Values.Any(value => value is not null));
    }

    private static string Address(StacItem scene, string asset) =>
        scene.Assets.TryGetValue(asset, out StacAsset? found)
            ? GdalAccess.PathOf(found.Href)
            : throw new InvalidDataException($"Item {scene.Id} has no asset {asset}; it has {string.Join(", ", scene.Assets.Keys)}.");

    /// <summary>The pixels that the points lie in; null outside, and where there is no data.</summary>
    private static double?[] ReadAt(string path, Place[] places)
    {
        using Dataset scene = Gdal.Open(path, Access.GA_ReadOnly);
        using Band band = scene.GetRasterBand(1);
        using SpatialReference longitudeLatitude = LongitudeLatitude();
        using var there = new SpatialReference(scene.GetProjection());
        there.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var transformation = new CoordinateTransformation(longitudeLatitude, there);
        return [.. places.Select(place =>
        {
            double[] point = [place.Longitude, place.Latitude, 0];
            transformation.TransformPoint(point);
            (double column, double row) = scene.GeoTransform.ToPixel(point[0], point[1]);
            if (!(column >= 0 && column < band.XSize && row >= 0 && row < band.YSize))
            {
                return null;
            }

            var pixel = new RasterWindow((int)column, (int)row, 1, 1);
            return band.ReadMask(pixel)[0] ? band.Read<double>(pixel)[0] : (double?)null;
        })];
    }

    private Place[] ReadPlaces()
    {
        using Dataset file = Gdal.OpenEx(PointFile.FullPath, (uint)(GdalConst.OF_VECTOR | GdalConst.OF_VERBOSE_ERROR), null, null, null);
        using Layer layer = file.GetLayer(0);
        Place[] places =
        [
            .. from feature in layer.Features
               let point = feature.GetGeometryRef()
               where point?.GetGeometryType() is wkbGeometryType.wkbPoint or wkbGeometryType.wkbPoint25D
               select new Place(feature.GetFieldAsString("name"), point.GetX(0), point.GetY(0)),
        ];
        return places.Length > 0 ? places : throw new InputException($"{PointFile.Name} has no points.");
    }

    private static SpatialReference LongitudeLatitude()
    {
        var system = new SpatialReference("");
        system.ImportFromEPSG(4326);
        system.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        return system;
    }

    private sealed record Place(string Name, double Longitude, double Latitude);

    private sealed record Observation(string Point, DateTimeOffset Time, string Scene, double?[] Values);
}
