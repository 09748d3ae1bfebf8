using System.Globalization;
using OSGeo.GDAL;
using OSGeo.OGR;

/// <summary>
/// Reads everything in files that may be hostile, each as vectors, as a raster and as arrays. An error of GDAL is an answer; any other
/// exception ends the process.
/// </summary>
internal static class Survey
{
    private const int MostItems = 200;

    public static void Of(IEnumerable<string> files)
    {
        Gdal.AllRegister();
        Gdal.PushErrorHandler("CPLQuietErrorHandler");
        foreach (string file in files)
        {
            // Said before, so that who watches knows which file ended the process.
            Console.WriteLine("> " + file);
            Console.Out.Flush();
            Console.WriteLine($"< {Try(() => Vectors(file))} {Try(() => Raster(file))} {Try(() => Arrays(file))}");
            Console.Out.Flush();
        }
    }

    private static string Try(Func<int> read)
    {
        try
        {
            return read().ToString(CultureInfo.InvariantCulture);
        }
        catch (GdalException)
        {
            return "refused";
        }
    }

    private static int Vectors(string file)
    {
        int read = 0;
        using DataSource source = Ogr.Open(file, 0);
        for (int i = 0; i < Math.Min(source.GetLayerCount(), 20); i++)
        {
            using Layer layer = source.GetLayerByIndex(i);
            var box = new Envelope();
            _ = Try(() => layer.GetExtent(box, 1));
            _ = Try(() => (int)Math.Min(layer.GetFeatureCount(1), int.MaxValue));
            _ = layer.GetSpatialRef()?.GetName();
            read += Try(() => Features(layer)) == "refused" ? 0 : 1;
            layer.SetSpatialFilterRect(-1e3, -1e3, 1e3, 1e3);
            layer.SetAttributeFilter(null);
            _ = Try(() => Features(layer));
        }

        return read;
    }

    private static int Features(Layer layer)
    {
        layer.ResetReading();
        int read = 0;
        while (read < MostItems && layer.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                read++;
                for (int i = 0; i < feature.GetFieldCount(); i++)
                {
                    _ = feature.GetFieldAsString(i).Length + feature.GetFieldAsDouble(i) + feature.GetFieldAsStringList(i).Length;
                    _ = feature.GetFieldAsIntegerList(i, out _).Length + feature.GetFieldAsDoubleList(i, out _).Length;
                    _ = feature.GetFieldDefnRef(i).GetName();
                }

                if (feature.GetGeometryRef() is { } geometry)
                {
                    _ = Try(() => Shape(geometry));
                }
            }
        }

        return read;
    }

    private static int Shape(Geometry geometry)
    {
        byte[] wkb = new byte[geometry.WkbSize()];
        geometry.ExportToWkb(wkb);
        geometry.ExportToIsoWkt(out string wkt);
        _ = geometry.ExportToJson(null);
        var box = new Envelope3D();
        geometry.GetEnvelope3D(box);
        _ = geometry.IsValid();
        for (int i = 0; i < Math.Min(geometry.GetGeometryCount(), 10); i++)
        {
            Shape(geometry.GetGeometryRef(i));
        }

        return wkt.Length;
    }

    private static int Raster(string file)
    {
        using Dataset dataset = Gdal.Open(file, Access.GA_ReadOnly);
        for (int i = 1; i <= Math.Min(dataset.RasterCount, 4); i++)
        {
            Band band = dataset.GetRasterBand(i);
            int width = Math.Min(band.XSize, 256), height = Math.Min(band.YSize, 256);
            double[] pixels = new double[width * height];
            _ = Try(() => (int)band.ReadRaster(0, 0, width, height, pixels, width, height, 0, 0));
            _ = band.GetColorTable()?.GetCount() + band.GetOverviewCount();
        }

        _ = dataset.GetMetadata("").Length + dataset.GetFileList().Length + dataset.GetGCPs().Length;
        return dataset.RasterCount;
    }

    private static int Arrays(string file)
    {
        using Dataset dataset = Gdal.OpenEx(file, (uint)GdalConst.OF_MULTIDIM_RASTER, null, null, null);
        using Group root = dataset.GetRootGroup();
        return Arrays(root, depth: 0);
    }

    private static int Arrays(Group group, int depth)
    {
        int read = 0;
        foreach (string name in group.GetMDArrayNames(null).Take(20))
        {
            read += Try(() => Values(group, name)) == "refused" ? 0 : 1;
        }

        foreach (string name in group.GetGroupNames(null).Take(depth > 5 ? 0 : 20))
        {
            _ = Try(() =>
            {
                using Group inner = group.OpenGroup(name, null);
                return Arrays(inner, depth + 1);
            });
        }

        return read;
    }

    private static int Values(Group group, string name)
    {
        using MDArray array = group.OpenMDArray(name, null);
        _ = array.GetUnit().Length + array.GetStructuralInfo().Length + array.GetDataType().GetName().Length;
        array.GetNoDataValueAsDouble(out _, out _);
        uint dimensions = array.GetDimensionCount();
        if (dimensions is 0 or > 3)
        {
            return 0;
        }

        using Dataset raster = array.AsClassicDataset(dimensions - 1, dimensions < 2 ? 0 : dimensions - 2);
        int width = Math.Min(raster.RasterXSize, 64), height = Math.Min(raster.RasterYSize, 64);
        double[] values = new double[width * height];
        return (int)raster.GetRasterBand(1).ReadRaster(0, 0, width, height, values, width, height, 0, 0);
    }
}
