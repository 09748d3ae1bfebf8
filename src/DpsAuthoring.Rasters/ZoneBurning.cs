using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

namespace DpsAuthoring.Rasters;

/// <summary>Polygons as a raster of their numbers.</summary>
internal static class ZoneBurning
{
    private const string Number = "zone";

    public static void Burn(string path, RasterGrid grid, Layer polygons)
    {
        Gdal.AllRegister();
        using OSGeo.OGR.Driver memory = Ogr.GetDriverByName("Memory");
        using DataSource store = memory.CreateDataSource("", []);
        using Layer there = Numbered(polygons, store, grid);

        using OSGeo.GDAL.Driver geotiff = Gdal.GetDriverByName("GTiff");
        using Dataset raster = GdalResult.Opened(
            geotiff.Create(
                path, grid.Width, grid.Height, 1, OSGeo.GDAL.DataType.GDT_Float64, ["TILED=YES", "COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER"]),
            $"{path} was not made");
        GdalResult.Done(raster.SetProjection(grid.Projection), "The coordinate system was not set");
        raster.GeoTransform = grid.GeoTransform;
        using Band band = raster.GetRasterBand(1);
        band.NoData = double.NaN;
        GdalResult.Done(
            (CPLErr)Gdal.RasterizeLayer(raster, 1, [1], there, 0, 0, 1, [0], [$"ATTRIBUTE={Number}"], null, null),
            $"The zones were not burnt into {path}");
    }

    /// <summary>The polygons in the grid's coordinate system, each with its number as a field: GDAL burns no feature's id.</summary>
    private static Layer Numbered(Layer polygons, DataSource store, RasterGrid grid)
    {
        using SpatialReference? from = polygons.GetSpatialRef();
        using var to = new SpatialReference(grid.Projection);
        to.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using CoordinateTransformation? transformation = from is null || grid.Projection.Length == 0 ? null : new(from, to);

        Layer numbered = store.CreateLayer("zones", to, wkbGeometryType.wkbUnknown, []);
        using var field = new FieldDefn(Number, FieldType.OFTReal); // 2^53 numbers; the raster's type.
        numbered.CreateField(field, 1);
        using FeatureDefn schema = numbered.GetLayerDefn();
        foreach (Feature polygon in polygons.Features)
        {
            if (polygon.GetGeometryRef()?.Clone() is { } area)
            {
                using (area)
                using (var zone = new Feature(schema))
                {
                    if (transformation is not null)
                    {
                        area.Transform(transformation);
                    }

                    zone.SetField(Number, (double)polygon.GetFID());
                    zone.SetGeometry(area);
                    numbered.CreateFeature(zone);
                }
            }
        }

        return numbered;
    }
}
