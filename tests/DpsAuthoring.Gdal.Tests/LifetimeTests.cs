using System.Runtime.CompilerServices;
using GdalTests.Support;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace GdalTests;

/// <summary>Objects may be dropped, disposed and collected in any order.</summary>
public sealed class LifetimeTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public LifetimeTests() => Gdal.AllRegister();

    [Fact]
    public void A_band_keeps_its_dropped_dataset_open()
    {
        Band band = BandOfDropped(Rasters.Create(_scratch["source.tif"]));
        Collect();

        int[] pixel = new int[1];
        band.ReadRaster(3, 4, 1, 1, pixel, 1, 1, 0, 0);

        Assert.Equal(Rasters.Value(3, 4), pixel[0]);
        Assert.Equal(197, band.GetDataset().RasterXSize);
    }

    [Fact]
    public void A_dropped_dataset_is_closed_by_the_collector()
    {
        string path = _scratch["dropped.tif"];
        WriteAndDrop(path);
        Collect();

        using Dataset read = Gdal.Open(path, Access.GA_ReadOnly);
        Assert.All(Rasters.Read(read), value => Assert.Equal(5, value));
    }

    [Fact]
    public void What_belongs_to_a_disposed_dataset_says_so()
    {
        string path = Rasters.Create(_scratch["source.tif"]);
        Dataset dataset = Gdal.Open(path, Access.GA_Update);
        dataset.BuildOverviews("NEAREST", [2]);
        Band band = dataset.GetRasterBand(1), overview = band.GetOverview(0), mask = band.GetMaskBand();
        dataset.Dispose();
        dataset.Dispose();

        Assert.Throws<ObjectDisposedException>(() => dataset.RasterXSize);
        Assert.Throws<ObjectDisposedException>(() => dataset.GetMetadata(""));
        Assert.Throws<ObjectDisposedException>(() => Gdal.wrapper_GDALTranslate(_scratch["out.tif"], dataset, null, null, null));
        Assert.Throws<ObjectDisposedException>(() => Gdal.Warp(_scratch["out.tif"], [dataset], null, null, null));
        foreach (Band one in new[] { band, overview, mask })
        {
            Assert.Throws<ObjectDisposedException>(() => one.XSize);
            Assert.Throws<ObjectDisposedException>(() => one.ReadRaster(0, 0, 1, 1, new int[1], 1, 1, 0, 0));
        }
    }

    [Fact]
    public void Disposing_of_a_band_leaves_its_dataset_open()
    {
        using Dataset dataset = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);
        dataset.GetRasterBand(1).Dispose();

        Assert.Equal(Rasters.Value(0, 0), Rasters.Read(dataset)[0]);
    }

    [Fact]
    public void A_dataset_disposed_of_in_the_middle_of_a_call_is_closed_after_it()
    {
        Dataset dataset = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);
        dataset.GetRasterBand(1).ComputeStatistics(
            false,
            out _,
            out double max,
            out _,
            out _,
            (_, _, _) =>
            {
                dataset.Dispose();
                return 1;
            },
            null);

        Assert.Equal(Rasters.Value(196, 160), max);
        Assert.Throws<ObjectDisposedException>(() => dataset.RasterXSize);
    }

    [Fact]
    public void A_storm_of_dropped_objects_and_collections_ends_well()
    {
        string path = Rasters.Create(_scratch["source.tif"], options: ["COMPRESS=DEFLATE"]);
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            Band band = BandOfDropped(path);
            using var system = new SpatialReference("");
            system.SetWellKnownGeogCS("WGS84");
            _ = new ColorTable(PaletteInterp.GPI_RGB).Clone();
            if (i % 20 == 0)
            {
                Collect();
            }

            int[] pixel = new int[1];
            band.ReadRaster(1, 1, 1, 1, pixel, 1, 1, 0, 0);
            Assert.Equal(Rasters.Value(1, 1), pixel[0]);
        });
        Collect();
    }

    public void Dispose() => _scratch.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Band BandOfDropped(string path) => Gdal.Open(path, Access.GA_ReadOnly).GetRasterBand(1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteAndDrop(string path) =>
        Gdal.GetDriverByName("GTiff").Create(path, 10, 10, 1, DataType.GDT_Byte, null).GetRasterBand(1).Fill(5, 0);

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
