using GdalTests.Support;
using OSGeo.GDAL;

namespace GdalTests;

/// <summary>Groups, arrays and attributes of NetCDF, HDF5 and Zarr.</summary>
public sealed class MultidimensionalTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public MultidimensionalTests() => Gdal.AllRegister();

    public static TheoryData<string, string> Formats => new() { { "netCDF", "cube.nc" }, { "Zarr", "cube.zarr" } };

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_array_is_read_by_parts_and_as_rasters(string format, string file)
    {
        using Group root = Opened(format, file).GetRootGroup();
        Assert.Equal("/", root.GetFullName());
        Assert.Contains("t", root.GetMDArrayNames(null));
        Assert.Equal(["g"], root.GetGroupNames(null));
        using MDArray array = root.OpenMDArray("t", null);
        Assert.Equal(3u, array.GetDimensionCount());
        Assert.Equal(24ul, array.GetTotalElementsCount());
        Assert.Equal(DataType.GDT_Float32, array.GetDataType().GetNumericDataType());
        Assert.Equal("K", array.GetUnit());
        array.GetScale(out double scale, out int hasScale);
        Assert.Equal((0.5, 1), (scale, hasScale));
        array.GetNoDataValueAsDouble(out double none, out int hasNone);
        Assert.Equal((-9, 1), (none, hasNone));

        using MDArray part = array.GetView("[1,:,:]");
        using Dataset raster = part.AsClassicDataset(1, 0);
        Assert.Equal((4, 3), (raster.RasterXSize, raster.RasterYSize));
        float[] values = new float[12];
        raster.GetRasterBand(1).ReadRaster(0, 0, 4, 3, values, 4, 3, 0, 0);
        Assert.Equal(Enumerable.Range(12, 12).Select(v => (float)v), values);
        using MDArray unscaled = array.GetUnscaled();
        using Dataset all = unscaled.AsClassicDataset(2, 1);
        Assert.Equal(2, all.RasterCount);
        double[] pixel = new double[1];
        all.GetRasterBand(2).ReadRaster(0, 0, 1, 1, pixel, 1, 1, 0, 0);
        Assert.Equal(6, pixel[0]);

        using Group inner = root.OpenGroup("g", null);
        using OSGeo.GDAL.Attribute attribute = inner.GetAttribute("level");
        Assert.Equal(42, attribute.ReadAsInt());
        Assert.Equal("42", attribute.ReadAsString());
        Assert.Equal(ExtendedDataTypeClass.GEDTC_NUMERIC, attribute.GetDataType().GetClass());
    }

    [Fact]
    public void What_is_not_there_or_gone_is_said()
    {
        Dataset dataset = Opened("netCDF", "cube.nc");
        Group root = dataset.GetRootGroup();
        MDArray array = root.OpenMDArray("t", null);
        Assert.Throws<GdalException>(() => root.OpenMDArray("none", null));
        Assert.Throws<GdalException>(() => root.OpenGroup("none", null));
        Assert.Throws<GdalException>(() => array.GetAttribute("none"));
        Assert.Throws<GdalException>(() => array.AsClassicDataset(0, 7));
        Assert.Throws<GdalException>(() => array.GetView("[9,:,:]"));
        dataset.Dispose();
        root.Dispose();
        Assert.Throws<ObjectDisposedException>(() => root.GetName());

        // libgdal keeps the file open for the array.
        using (Dataset raster = array.AsClassicDataset(2, 1))
        {
            Assert.Equal(2, raster.RasterCount);
        }

        array.Dispose();
        Assert.Throws<ObjectDisposedException>(() => array.GetName());
        using Dataset plain = Gdal.Open(Rasters.Create(_scratch["plain.tif"]), Access.GA_ReadOnly);
        Assert.Throws<GdalException>(() => plain.GetRootGroup());
    }

    [Fact]
    public unsafe void Arrays_are_cut_as_by_gdalmdimtranslate()
    {
        using Dataset source = Opened("netCDF", "cube.nc");
        using var options = new GDALMultiDimTranslateOptions(["-array", "name=t,view=[0,:,:]"]);
        nint handle = Dataset.getCPtr(source).Handle;
        string path = _scratch["cut.nc"];
        Gdal.wrapper_GDALMultiDimTranslateDestName(path, 1, (nint)(&handle), options, null, null).Dispose();
        using Dataset cut = Gdal.OpenEx(path, (uint)GdalConst.OF_MULTIDIM_RASTER, null, null, null);
        using Group root = cut.GetRootGroup();
        Assert.Equal(12ul, root.OpenMDArray("t", null).GetTotalElementsCount());
        Assert.Contains("\"t\"", Gdal.GDALMultiDimInfo(cut, null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_and_attributes_are_written()
    {
        Python.Run($"""
            d = gdal.GetDriverByName('Zarr').CreateMultiDimensional({Python.Text(_scratch["w.zarr"])})
            a = d.GetRootGroup().CreateAttribute('note', [], gdal.ExtendedDataType.CreateString())
            a.WriteString('before')
            """);
        using (Dataset dataset = Gdal.OpenEx(
            _scratch["w.zarr"], (uint)(GdalConst.OF_MULTIDIM_RASTER | GdalConst.OF_UPDATE), null, null, null))
        using (Group root = dataset.GetRootGroup())
        {
            root.CreateGroup("made", null).Dispose();
            using OSGeo.GDAL.Attribute note = root.GetAttribute("note");
            Assert.Equal(CPLErr.CE_None, note.WriteString("after"));
        }

        Assert.Equal("['made'] after", Python.Run($"""
            g = gdal.OpenEx({Python.Text(_scratch["w.zarr"])}, gdal.OF_MULTIDIM_RASTER).GetRootGroup()
            print(g.GetGroupNames(), g.GetAttribute('note').ReadAsString())
            """).Trim());
    }

    public void Dispose() => _scratch.Dispose();

    private Dataset Opened(string format, string file)
    {
        string path = _scratch[file];
        Python.Run($"""
            import numpy
            d = gdal.GetDriverByName({Python.Text(format)}).CreateMultiDimensional({Python.Text(path)})
            g = d.GetRootGroup()
            dims = [g.CreateDimension(n, None, None, s) for n, s in (('time', 2), ('y', 3), ('x', 4))]
            a = g.CreateMDArray('t', dims, gdal.ExtendedDataType.Create(gdal.GDT_Float32))
            a.SetUnit('K'); a.SetScale(0.5); a.SetNoDataValueDouble(-9)
            a.Write(numpy.arange(24, dtype='float32').reshape(2, 3, 4))
            i = g.CreateGroup('g')
            i.CreateAttribute('level', [], gdal.ExtendedDataType.Create(gdal.GDT_Int32)).Write(42)
            """);
        return Gdal.OpenEx(path, (uint)GdalConst.OF_MULTIDIM_RASTER, null, null, null);
    }
}
