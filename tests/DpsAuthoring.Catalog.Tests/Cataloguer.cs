using OSGeo.GDAL;
using OSGeo.OSR;

namespace DpsAuthoring.Catalog.Tests;

public enum Way
{
    All,
    Some,
    Nothing,
    Off,
    Fail,
    Missing,
    SameIds,
    OwnCatalog,
    BadId,
}

/// <summary>An algorithm that catalogues its results, in every way in which it can.</summary>
[Algorithm("cataloguer", "Catalogues its results.")]
public sealed partial class Cataloguer : IAlgorithm
{
    [Input("way", "What to do")]
    public required Way Way { get; init; }

    [Input("datetime", "When")]
    public string Datetime { get; init; } = "";

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        if (Way is not (Way.Off or Way.Some))
        {
            job.Output.Catalog.Enable();
        }

        if (Way == Way.Nothing)
        {
            job.Output.AllowEmpty("there is nothing here");
            return Task.CompletedTask;
        }

        job.Output.Write("maps/ndvi.tif", WriteRaster);
        job.Output.Write("counts.csv", path => File.WriteAllText(path, "a,b\n1,2\n"));
        switch (Way)
        {
            case Way.Some:
                job.Output.Catalog.Add("maps/ndvi.tif", item => item
                    .Between(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 5, 31, 0, 0, 0,
                        TimeSpan.Zero))
                    .Set("eo:cloud_cover", 12.5)
                    .Using(new Uri("https://example.org/eo.json"))
                    .For("data", "visual")
                    .DerivedFrom(new Uri("https://example.org/scene?token=secret")));
                break;
            case Way.All:
                job.Output.Catalog.Add("counts.csv", item =>
                {
                    item.Title = "Counts";
                    item.Within(170, -20, -170, -10);
                });
                break;
            case Way.Fail:
                throw new InvalidDataException("it does not work");
            case Way.Missing:
                job.Output.Catalog.Add("never.tif");
                break;
            case Way.SameIds:
                job.Output.Catalog.Add("counts.csv", item => item.Id = "maps-ndvi");
                break;
            case Way.OwnCatalog:
                job.Output.Write("catalog.json", path => File.WriteAllText(path, "{}"));
                break;
            case Way.BadId:
                job.Output.Catalog.Add("counts.csv", item => item.Id = "../x");
                break;
        }

        return Task.CompletedTask;
    }

    private static void WriteRaster(string path)
    {
        Gdal.AllRegister();
        using Dataset raster = Gdal.GetDriverByName("GTiff").Create(path, 20, 10, 1, DataType.GDT_Float32, null);
        using var system = new SpatialReference("");
        system.ImportFromEPSG(32633);
        raster.SetSpatialRef(system);
        raster.SetGeoTransform([400000, 30, 0, 5000000, 0, -30]);
        raster.GetRasterBand(1).WriteRaster(0, 0, 20, 10, [.. Enumerable.Range(0, 200).Select(number => (float)number)], 20, 10, 0, 0);
    }
}
