using DpsAuthoring.Results.Files;
using DpsAuthoring.Results.Footprints;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

namespace DpsAuthoring.Results.Vectors;

/// <summary>What a file of shapes tells of itself: it lies where the box around all of them does.</summary>
internal sealed class VectorFacts : PlacedFile
{
    /// <summary>The formats that hold their shapes themselves, and lead to no other files.</summary>
    private static readonly string[] s_contained = ["GPKG", "GeoJSON", "GeoJSONSeq", "ESRI Shapefile", "FlatGeobuf", "KML"];

    /// <summary>A point has no extent, and is given this one: a metre, or a hundred-thousandth of a degree.</summary>
    private const double Little = 1;
    private const double LittleInDegrees = 1e-5;

    /// <summary>Straight lines on a map of the world cut the box's edges off by less than this part of it.</summary>
    private const double Margin = 5e-4;

    /// <summary>A footprint is a grid's; the box is one of so many cells.</summary>
    private const int Cells = 100;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isForeign">Whether it is the work of a program that nobody here knows.</param>
    /// <param name="reason">Why it has no shapes.</param>
    /// <returns>What it tells; null where it has no shapes.</returns>
    public static VectorFacts? Of(string path, bool isForeign, out string? reason)
    {
        reason = null;
        try
        {
            var facts = new VectorFacts();
            using Dataset data = Gdal.OpenEx(path, (uint)(GdalConst.OF_VECTOR | GdalConst.OF_READONLY), isForeign ? s_contained : null,
                null, null);
            facts.Read(data);
            return facts;
        }
        catch (GdalException e)
        {
            reason = WithoutFolder(e.Message, path);
            return null;
        }
    }

    private void Read(Dataset data)
    {
        SpatialReference? system = null;
        Envelope? all = null;
        try
        {
            for (int i = 0; i < data.GetLayerCount(); i++)
            {
                using Layer layer = data.GetLayer(i)!;
                if (layer.GetGeomType() == wkbGeometryType.wkbNone || layer.GetFeatureCount(1) == 0)
                {
                    continue;
                }

                SpatialReference? own = layer.GetSpatialRef();
                if (own is null)
                {
                    Remarks.Add("it has no coordinate system, so that its item has no geometry");
                    return;
                }

                if (system is not null && system.IsSame(own, null) == 0)
                {
                    own.Dispose();
                    Remarks.Add("its layers are in several coordinate systems, so that its item has no geometry");
                    return;
                }

                system?.Dispose();
                system = own;
                using var extent = new Envelope();
                layer.GetExtent(extent, 1);
                all = Around(all, extent);
            }

            if (all is null || system is null)
            {
                Remarks.Add("it has no shapes, so that its item has no geometry");
                return;
            }

            Place(all, system);
        }
        finally
        {
            system?.Dispose();
            all?.Dispose();
        }
    }

    private void Place(Envelope all, SpatialReference system)
    {
        AddSystem(system);
        Projection["proj:bbox"] = Fields.List(all.MinX, all.MinY, all.MaxX, all.MaxY);
        bool isInDegrees = system.IsGeographic() != 0;
        double least = isInDegrees ? LittleInDegrees : Little;
        double width = Math.Max(all.MaxX - all.MinX, least), height = Math.Max(all.MaxY - all.MinY, least);
        double margin = isInDegrees ? 0 : Margin * (width + height);
        (width, height) = (width + margin, height + margin);
        double[] transform =
        [
            ((all.MinX + all.MaxX) / 2) - (width / 2), width / Cells, 0, ((all.MinY + all.MaxY) / 2) + (height / 2), 0, -height / Cells,
        ];
        Footprint = Footprint.Of(Cells, Cells, transform, system, out string? reason);
        if (reason is not null)
        {
            Remarks.Add($"{reason}, so that its item has no geometry");
        }
    }

    private static Envelope Around(Envelope? one, Envelope other) => new()
    {
        MinX = Math.Min(one?.MinX ?? other.MinX, other.MinX),
        MaxX = Math.Max(one?.MaxX ?? other.MaxX, other.MaxX),
        MinY = Math.Min(one?.MinY ?? other.MinY, other.MinY),
        MaxY = Math.Max(one?.MaxY ?? other.MaxY, other.MaxY),
    };
}
