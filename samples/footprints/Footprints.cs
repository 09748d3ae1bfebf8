using DpsAuthoring;
using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;
using Driver = OSGeo.OGR.Driver;

namespace Samples;

/// <summary>
/// Takes from granules of a lidar (HDF5, as GEDI's) the footprints in an area, with the columns that are asked for, into one GeoPackage. A
/// granule has a group for each beam, and in it a variable for each column.
/// </summary>
[Algorithm("footprints", "Subsets GEDI-like HDF5 footprints by an area into a GeoPackage.")]
public sealed partial class Footprints : IAlgorithm
{
    [Input("aoi", "The area of interest, in longitude and latitude", Pattern = "*.geojson")]
    public required InputFile Area { get; init; }

    [Input("granules", "The granules", Pattern = "*.h5")]
    public required IReadOnlyList<InputFile> Granules { get; init; }

    [Input("columns", "The variables of a beam that become columns")]
    public IReadOnlyList<string> Columns { get; init; } = ["agbd", "l4_quality_flag", "shot_number"];

    [Input("query", "Which footprints are kept, such as l4_quality_flag = 1 AND agbd > 0; nothing means all")]
    public string Query { get; init; } = "";

    [Input("output_file", "Name of the result under output/")]
    public OutputName OutputFile { get; init; } = "footprints.gpkg";

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        Gdal.AllRegister();
        Ogr.RegisterAll();
        using var longitudeLatitude = new SpatialReference("");
        longitudeLatitude.ImportFromEPSG(4326);
        longitudeLatitude.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);

        using Driver memory = Ogr.GetDriverByName("Memory");
        using DataSource store = memory.CreateDataSource("all", []);
        using Layer all = store.CreateLayer("footprints", longitudeLatitude, wkbGeometryType.wkbPoint, []);
        AddColumn(all, "beam", FieldType.OFTString);

        InputFile[] granules = [.. Granules.OrderBy(granule => granule.Name, StringComparer.Ordinal)];
        for (int i = 0; i < granules.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(granules[i], all);
            job.Progress.Report((i + 1.0) / granules.Length);
        }

        using Geometry area = ReadArea();
        all.SetSpatialFilter(area);
        all.SetAttributeFilter(Query.Length == 0 ? null : Query);
        long kept = all.GetFeatureCount(1);
        job.Print($"{kept} footprints of {granules.Length} granules");
        if (kept == 0)
        {
            job.Output.AllowEmpty("no footprint lies in the area");
            return Task.CompletedTask;
        }

        job.Output.Write(OutputFile, path =>
        {
            using Driver geopackage = Ogr.GetDriverByName("GPKG");
            using DataSource result = geopackage.CreateDataSource(path, []);
            Copy(all, result, longitudeLatitude);
        });
        return Task.CompletedTask;
    }

    private void Add(InputFile granule, Layer all)
    {
        using Dataset file = Gdal.OpenEx(
            granule.FullPath, (uint)(GdalConst.OF_MULTIDIM_RASTER | GdalConst.OF_VERBOSE_ERROR), ["HDF5"], null, null);
        using Group root = file.GetRootGroup();
        all.StartTransaction();
        foreach (string beam in root.GetGroupNames([]).Where(name => name.StartsWith("BEAM", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Group group = root.OpenGroup(beam, []);
            string[] variables = group.GetMDArrayNames([]);
            if (Columns.Except(variables).FirstOrDefault() is { } missing)
            {
                throw new InvalidDataException($"{granule.Name} has no variable {beam}/{missing}; it has {string.Join(", ", variables)}.");
            }

            double[] longitudes = Read<double>(group, "lon_lowestmode");
            double[] latitudes = Read<double>(group, "lat_lowestmode");
            Array[] columns = [.. Columns.Select(column => ReadColumn(group, column, all))];
            using FeatureDefn schema = all.GetLayerDefn();
            for (int i = 0; i < longitudes.Length; i++)
            {
                using var feature = new Feature(schema);
                feature.SetField("beam", beam);
                for (int column = 0; column < columns.Length; column++)
                {
                    Set(feature, feature.GetFieldIndex(Columns[column]), columns[column].GetValue(i)!);
                }

                using var point = new Geometry(wkbGeometryType.wkbPoint);
                point.AddPoint_2D(longitudes[i], latitudes[i]);
                feature.SetGeometry(point);
                all.CreateFeature(feature);
            }
        }

        all.CommitTransaction();
    }

    /// <summary>Copies the footprints that the filters let through, and numbers them anew.</summary>
    private static void Copy(Layer from, DataSource to, SpatialReference system)
    {
        using Layer layer = to.CreateLayer(from.GetName(), system, wkbGeometryType.wkbPoint, []);
        using FeatureDefn schema = from.GetLayerDefn();
        for (int i = 0; i < schema.GetFieldCount(); i++)
        {
            using FieldDefn field = schema.GetFieldDefn(i);
            layer.CreateField(field, 1);
        }

        layer.StartTransaction();
        using FeatureDefn fields = layer.GetLayerDefn();
        foreach (Feature footprint in from.Features)
        {
            using var copy = new Feature(fields);
            copy.SetFrom(footprint, 1);
            layer.CreateFeature(copy);
        }

        layer.CommitTransaction();
    }

    /// <summary>A variable in its own type, for which the layer gets a column.</summary>
    private static Array ReadColumn(Group group, string column, Layer all)
    {
        using MDArray array = group.OpenMDArray(column, []);
        using ExtendedDataType type = array.GetDataType();
        bool isReal = type.GetNumericDataType() is DataType.GDT_Float32 or DataType.GDT_Float64;
        AddColumn(all, column, isReal ? FieldType.OFTReal : FieldType.OFTInteger64);
        return isReal ? Read<double>(group, column) : Read<long>(group, column);
    }

    private static T[] Read<T>(Group group, string variable)
        where T : unmanaged
    {
        using MDArray array = group.OpenMDArray(variable, []);
        using Dataset row = array.AsClassicDataset(0, 0);
        using Band band = row.GetRasterBand(1);
        return band.Read<T>();
    }

    private static void AddColumn(Layer layer, string name, FieldType type)
    {
        if (layer.FindFieldIndex(name, 1) < 0)
        {
            using var field = new FieldDefn(name, type);
            layer.CreateField(field, 1);
        }
    }

    private static void Set(Feature feature, int field, object value)
    {
        if (value is long whole)
        {
            feature.SetFieldInteger64(field, whole);
        }
        else
        {
            feature.SetField(field, (double)value);
        }
    }

    /// <summary>The areas of all features as one.</summary>
    private Geometry ReadArea()
    {
        using Dataset file = Gdal.OpenEx(Area.FullPath, (uint)(GdalConst.OF_VECTOR | GdalConst.OF_VERBOSE_ERROR), null, null, null);
        using Layer layer = file.GetLayer(0);
        Geometry area = layer.Features.Select(feature => feature.GetGeometryRef()).OfType<Geometry>()
            .Aggregate(new Geometry(wkbGeometryType.wkbPolygon), (all, part) => all.Union(part));
        return area.IsEmpty() ? throw new InputException($"{Area.Name} has no area.") : area;
    }
}
