using DpsAuthoring;
using DpsAuthoring.Rasters;
using DpsAuthoring.Tables;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

[Algorithm("sites-in-area", "Finds the sites that lie in an area.")]
public sealed partial class SitesInArea : IAlgorithm
{
    [Input("sites", "The sites: name, latitude, longitude, and since when", Pattern = "*.csv")]
    public required InputFile Sites { get; init; }

    [Input("area", "The area of interest, in longitude and latitude", Pattern = "*.geojson")]
    public required InputFile Area { get; init; }

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        IReadOnlyList<Site> sites = Sites.ReadTable(row => new Site(
            row["name"],
            row.Get<double>("latitude", -90, 90),
            row.Get<double>("longitude", -180, 180),
            row.GetOptional<DateOnly>("since")));
        using Geometry area = ReadArea();

        Site[] inside = [.. sites.Where(site => Contains(area, site))];
        job.Print($"{inside.Length} of {sites.Count} sites lie in the area");
        job.Output.WriteTable("inside.csv", inside, ("name", site => site.Name), ("since", site => site.Since));
        return Task.CompletedTask;
    }

    private static bool Contains(Geometry area, Site site)
    {
        using var point = new Geometry(wkbGeometryType.wkbPoint);
        point.AddPoint_2D(site.Longitude, site.Latitude);
        return area.Contains(point);
    }

    /// <summary>The areas of all features as one.</summary>
    private Geometry ReadArea()
    {
        Ogr.RegisterAll();
        using Dataset file = OpenArea();
        using Layer layer = file.GetLayer(0);
        using SpatialReference? system = layer.GetSpatialRef();
        if (system?.GetAuthorityCode(null) is not ("4326" or "CRS84"))
        {
            throw new InputException($"{Area.Name} must be in longitude and latitude (WGS84): ogr2ogr -t_srs EPSG:4326 makes it so.");
        }

        Geometry area = layer.Features.Select(feature => feature.GetGeometryRef()).OfType<Geometry>()
            .Aggregate(new Geometry(wkbGeometryType.wkbPolygon), (all, part) => all.Union(part));
        return area.GetDimension() == 2 && !area.IsEmpty()
            ? area
            : throw new InputException($"{Area.Name} has no area, but must hold a polygon.");
    }

    private Dataset OpenArea()
    {
        try
        {
            return Gdal.OpenEx(Area.FullPath, (uint)(GdalConst.OF_VECTOR | GdalConst.OF_VERBOSE_ERROR), ["GeoJSON"], null, null);
        }
        catch (ApplicationException e)
        {
            throw new InputException($"{Area.Name} cannot be read as GeoJSON: {e.Message}", e);
        }
    }

    private sealed record Site(string Name, double Latitude, double Longitude, DateOnly? Since);
}
