using System.Text.Json.Nodes;
using DpsAuthoring.Results.Files;
using OSGeo.GDAL;

namespace DpsAuthoring.Results.Rasters;

/// <summary>A band as STAC 1.1 describes it.</summary>
internal static class BandFields
{
    /// <param name="raster">The raster.</param>
    /// <param name="number">The band's number, from 1.</param>
    /// <param name="metres">How large its pixels are; null where that is not the same everywhere.</param>
    /// <param name="hasStatistics">Whether its pixels are read.</param>
    /// <exception cref="GdalException">It cannot be read.</exception>
    public static JsonObject Of(Dataset raster, int number, double? metres, bool hasStatistics)
    {
        Band band = raster.GetRasterBand(number);
        string description = band.GetDescription();
        var fields = new JsonObject
        {
            ["name"] = description.Length > 0 ? description : $"band{number}",
            ["data_type"] = TypeOf(band),
        };
        band.GetNoDataValue(out double noData, out int hasNoData);
        if (hasNoData != 0)
        {
            fields["nodata"] = Fields.Number(noData);
        }

        if (band.GetUnitType() is { Length: > 0 } unit)
        {
            fields["unit"] = unit;
        }

        if (hasStatistics && Gdal.DataTypeIsComplex(band.DataType) == 0)
        {
            fields["statistics"] = StatisticsOf(PixelStatistics.Of(band));
        }

        fields["raster:sampling"] = raster.GetMetadataItem("AREA_OR_POINT", "") == "Point" ? "point" : "area";
        if (metres is { } size)
        {
            fields["raster:spatial_resolution"] = size;
        }

        band.GetScale(out double scale, out int hasScale);
        band.GetOffset(out double offset, out int hasOffset);
        if ((hasScale != 0 && scale != 1) || (hasOffset != 0 && offset != 0))
        {
            fields["raster:scale"] = hasScale != 0 ? scale : 1;
            fields["raster:offset"] = hasOffset != 0 ? offset : 0;
        }

        return fields;
    }

    private static JsonObject StatisticsOf(PixelStatistics pixels)
    {
        var fields = new JsonObject();
        if (pixels.Valid > 0)
        {
            fields["minimum"] = pixels.Minimum;
            fields["maximum"] = pixels.Maximum;
            fields["mean"] = pixels.Mean;
            fields["stddev"] = pixels.Deviation;
        }

        fields["count"] = pixels.Count;
        fields["valid_percent"] = Math.Round(100.0 * pixels.Valid / pixels.Count, 4);
        return fields;
    }

    private static string TypeOf(Band band) => band.DataType switch
    {
        DataType.GDT_Byte => band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE" ? "int8" : "uint8",
        DataType.GDT_UInt16 => "uint16",
        DataType.GDT_Int16 => "int16",
        DataType.GDT_UInt32 => "uint32",
        DataType.GDT_Int32 => "int32",
        DataType.GDT_UInt64 => "uint64",
        DataType.GDT_Int64 => "int64",
        DataType.GDT_Float32 => "float32",
        DataType.GDT_Float64 => "float64",
        DataType.GDT_CInt16 => "cint16",
        DataType.GDT_CInt32 => "cint32",
        DataType.GDT_CFloat32 => "cfloat32",
        DataType.GDT_CFloat64 => "cfloat64",
        (DataType)14 => "int8", // GDAL 3.7 and newer.
        (DataType)15 => "float16", // GDAL 3.11 and newer.
        _ => "other",
    };
}
