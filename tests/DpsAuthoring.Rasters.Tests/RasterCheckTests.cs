using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using RasterTests.Support;

namespace RasterTests;

/// <summary>What a job can expect of the rasters that it makes.</summary>
public sealed class RasterCheckTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public RasterCheckTests() => Gdal.AllRegister();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_right_raster_passes()
    {
        string raster = Make([1, 2, 3, 4]);
        Assert.All(
            [RasterCheck.IsReadable, RasterCheck.IsGeoreferenced, RasterCheck.HasData, RasterCheck.HasNoDataAtMost(0)],
            check => Assert.Null(check(raster)));
    }

    [Fact]
    public void One_that_is_cut_off_is_not_readable()
    {
        string raster = Rasters.Random<ushort>(_scratch["whole.tif"], 300, 300, 1, null, "COMPRESS=DEFLATE");
        byte[] bytes = File.ReadAllBytes(raster);
        string half = _scratch["half.tif"];
        File.WriteAllBytes(half, bytes[..(bytes.Length / 2)]);

        Assert.Null(RasterCheck.IsReadable(raster));
        Assert.ThrowsAny<ApplicationException>(() => RasterCheck.IsReadable(half));
        Assert.ThrowsAny<ApplicationException>(() => RasterCheck.HasData(_scratch["none.tif"]));
    }

    [Fact]
    public void Without_a_system_or_a_place_it_is_not_georeferenced()
    {
        Assert.Equal("has no coordinate system", RasterCheck.IsGeoreferenced(Make([1], system: false)));
        Assert.Equal("has a coordinate system and no place in it", RasterCheck.IsGeoreferenced(Make([1], place: false)));
    }

    [Fact]
    public void A_band_without_data_is_found()
    {
        Assert.Equal("has a band without any data", RasterCheck.HasData(Make([-1, -1, -1, -1])));
        Assert.Equal("has a band without any data", RasterCheck.HasData(Make([float.NaN, -1, float.NaN, -1])));
        Assert.Null(RasterCheck.HasData(Make([-1, -1, -1, 5])));
    }

    [Fact]
    public void The_share_without_data_is_told()
    {
        string raster = Make([1, -1, float.NaN, 4]);
        Assert.Null(RasterCheck.HasNoDataAtMost(0.5)(raster));
        Assert.Equal("has a band with 50.0 % of its pixels without data, and at most 25.0 % were expected", RasterCheck.HasNoDataAtMost(0.25)(raster));
        Assert.Throws<ArgumentOutOfRangeException>(() => RasterCheck.HasNoDataAtMost(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => RasterCheck.HasNoDataAtMost(double.NaN));
    }

    /// <summary>A row of pixels, of which -1 have no data.</summary>
    private string Make(float[] pixels, bool system = true, bool place = true)
    {
        string path = _scratch[$"{Guid.NewGuid()}.tif"];
        using Dataset raster = Gdal.GetDriverByName("GTiff").Create(path, pixels.Length, 1, 1, DataType.GDT_Float32, []);
        if (system)
        {
            raster.SetProjection(Rasters.Wkt(32632));
        }

        if (place)
        {
            raster.GeoTransform = new(500000, 10, 0, 5000000, 0, -10);
        }

        using Band band = raster.GetRasterBand(1);
        band.NoData = -1;
        band.Write(pixels);
        return path;
    }
}
