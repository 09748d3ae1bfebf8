using DpsAuthoring;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

namespace Algorithms;

/// <summary>Tells of each area how many points lie in it, and the mean of their values.</summary>
[Algorithm("template-algorithm-name", "Counts the points in each area and averages their values.")]
public sealed partial class GdalWrapper : IAlgorithm
{
    // The inputs, in the order of the values under the legacy contract. Names, types, order and defaults must be those of
    // algorithm_config.yml and algorithm_config.legacy.yml.

    [Input("areas", "The areas, polygons of the first layer", Pattern = "*.geojson")]
    public required InputFile Areas { get; init; }

    [Input("points", "The points, a table with the columns longitude and latitude in degrees", Pattern = "*.csv")]
    public required InputFile Points { get; init; }

    [Input("column", "The column that is averaged")]
    public string Column { get; init; } = "value";

    [Input("output_file", "Name of the result under output/")]
    public OutputName OutputFile { get; init; } = "areas.gpkg";

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        Gdal.AllRegister();
        using Dataset areas = Open(Areas.FullPath, GdalConst.OF_READONLY);
        using Dataset points = ReadPoints(job.Scratch.GetPath("points.gpkg"), areas);
        using Layer layer = points.GetLayer(0);
        job.Print($"{layer.GetFeatureCount(1)} points");

        // The result appears in output/ only when it is complete; a job that fails leaves no half file there.
        job.Output.Write(OutputFile, path =>
        {
            Translate(path, areas);
            using Dataset result = Open(path, GdalConst.OF_UPDATE);
            using Layer counted = result.GetLayer(0);
            Count(layer, counted, job.Progress, cancellationToken);
        });
        return Task.CompletedTask;
    }

    /// <summary>Brings the points into the coordinate system of the areas, with an index by place.</summary>
    private Dataset ReadPoints(string path, Dataset areas)
    {
        using Layer layer = areas.GetLayer(0);
        using SpatialReference system = layer.GetSpatialRef() ?? throw new InvalidDataException($"{Areas.Name} has no coordinate system.");
        system.ExportToWkt(out string wkt, []);
        using Dataset table = Open(
            Points.FullPath, GdalConst.OF_READONLY, "X_POSSIBLE_NAMES=longitude", "Y_POSSIBLE_NAMES=latitude", "AUTODETECT_TYPE=YES");
        using Layer rows = table.GetLayer(0);
        using FeatureDefn columns = rows.GetLayerDefn();
        int column = columns.GetFieldIndex(Column);
        if (column < 0)
        {
            throw new InvalidDataException($"{Points.Name} has no column {Column}.");
        }

        using FieldDefn field = columns.GetFieldDefn(column);
        if (field.GetFieldType() is not (FieldType.OFTInteger or FieldType.OFTInteger64 or FieldType.OFTReal))
        {
            throw new InvalidDataException($"The column {Column} of {Points.Name} does not hold numbers.");
        }

        Translate(path, table, "-s_srs", "EPSG:4326", "-t_srs", wkt);
        return Open(path, GdalConst.OF_READONLY);
    }

    private void Count(Layer points, Layer areas, JobProgress progress, CancellationToken cancellationToken)
    {
        AddField(areas, "points", FieldType.OFTInteger64);
        AddField(areas, "mean", FieldType.OFTReal);
        long count = areas.GetFeatureCount(1);
        long done = 0;
        areas.StartTransaction();
        while (areas.GetNextFeature() is { } area)
        {
            using (area)
            {
                cancellationToken.ThrowIfCancellationRequested();
                double[] values = [.. Values(points, area)];
                area.SetFieldInteger64(area.GetFieldIndex("points"), values.Length);
                double[] known = [.. values.Where(value => !double.IsNaN(value))];
                if (known.Length > 0)
                {
                    area.SetField("mean", known.Average());
                }

                areas.SetFeature(area);
                progress.Report((double)++done / count);
            }
        }

        areas.CommitTransaction();
    }

    /// <summary>The values of the points in an area; NaN where a point has none.</summary>
    private IEnumerable<double> Values(Layer points, Feature area)
    {
        using Geometry? shape = area.GetGeometryRef();
        if (shape is null)
        {
            yield break;
        }

        points.SetSpatialFilter(shape);
        points.ResetReading();
        while (points.GetNextFeature() is { } point)
        {
            using (point)
            {
                using Geometry? place = point.GetGeometryRef();
                if (place is not null && shape.Contains(place))
                {
                    yield return point.IsFieldSetAndNotNull(Column) ? point.GetFieldAsDouble(Column) : double.NaN;
                }
            }
        }
    }

    private static void AddField(Layer layer, string name, FieldType type)
    {
        using var field = new FieldDefn(name, type);
        layer.CreateField(field, 1);
    }

    /// <summary>Does as ogr2ogr does.</summary>
    private static void Translate(string path, Dataset source, params string[] more)
    {
        using var options = new GDALVectorTranslateOptions(["-f", "GPKG", .. more]);
        using Dataset copy = Gdal.wrapper_GDALVectorTranslateDestName(path, source, options, null, null);
    }

    private static Dataset Open(string path, int access, params string[] options) =>
        Gdal.OpenEx(path, (uint)(GdalConst.OF_VECTOR | GdalConst.OF_VERBOSE_ERROR | access), null, options, null);
}
