using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>One band of a raster. It keeps its dataset open as long as it is in use.</summary>
public sealed partial class Band : MajorObject
{
    private readonly Dataset _dataset;

    internal Band(nint band, Dataset dataset)
        : base(band, dataset.Owner) => _dataset = dataset;

    /// <summary>Gets the width in pixels; smaller than the dataset's for an overview.</summary>
    public int XSize
    {
        get
        {
            using NativeCall call = Enter();
            return LibGdal.GDALGetRasterBandXSize(Pointer);
        }
    }

    /// <summary>Gets the height in pixels; smaller than the dataset's for an overview.</summary>
    public int YSize
    {
        get
        {
            using NativeCall call = Enter();
            return LibGdal.GDALGetRasterBandYSize(Pointer);
        }
    }

    /// <summary>Gets the type of the pixels.</summary>
    public DataType DataType
    {
        get
        {
            using NativeCall call = Enter();
            return (DataType)LibGdal.GDALGetRasterDataType(Pointer);
        }
    }

    /// <summary>Gets the dataset that the band belongs to.</summary>
    /// <returns>The dataset.</returns>
    public Dataset GetDataset() => _dataset;

    /// <summary>Gets it as an array of two dimensions, which keeps the dataset open for libgdal.</summary>
    /// <returns>The array.</returns>
    public MDArray AsMDArray()
    {
        using NativeCall call = Enter();
        return MDArray.Of(call, LibGdal.GDALRasterBandAsMDArray(Pointer));
    }

    /// <summary>Gets the band's number.</summary>
    /// <returns>The number, from 1; 0 for overviews and masks.</returns>
    public int GetBand()
    {
        using NativeCall call = Enter();
        return LibGdal.GDALGetBandNumber(Pointer);
    }

    /// <summary>Gets the size of the blocks that the file is stored in. Reading along them is fastest.</summary>
    /// <param name="pnBlockXSize">Width in pixels.</param>
    /// <param name="pnBlockYSize">Height in pixels.</param>
    public void GetBlockSize(out int pnBlockXSize, out int pnBlockYSize)
    {
        using NativeCall call = Enter();
        LibGdal.GDALGetBlockSize(Pointer, out pnBlockXSize, out pnBlockYSize);
    }

    /// <summary>Gets what the values mean as colour.</summary>
    /// <returns>The interpretation.</returns>
    public ColorInterp GetColorInterpretation()
    {
        using NativeCall call = Enter();
        return call.Checked((ColorInterp)LibGdal.GDALGetRasterColorInterpretation(Pointer));
    }

    /// <inheritdoc cref="GetColorInterpretation"/>
    public ColorInterp GetRasterColorInterpretation() => GetColorInterpretation();

    /// <summary>Sets what the values mean as colour.</summary>
    /// <param name="val">The interpretation.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot keep it.</exception>
    public CPLErr SetColorInterpretation(ColorInterp val)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALSetRasterColorInterpretation(Pointer, (int)val), "The colour interpretation was not set");
    }

    /// <inheritdoc cref="SetColorInterpretation"/>
    public CPLErr SetRasterColorInterpretation(ColorInterp val) => SetColorInterpretation(val);

    /// <summary>Gets the value that marks pixels without data.</summary>
    /// <param name="val">The value, when there is one.</param>
    /// <param name="hasval">1 when there is one, else 0.</param>
    public void GetNoDataValue(out double val, out int hasval)
    {
        using NativeCall call = Enter();
        val = call.Checked(LibGdal.GDALGetRasterNoDataValue(Pointer, out hasval));
    }

    /// <summary>Sets the value that marks pixels without data. The pixels stay as they are.</summary>
    /// <param name="d">The value.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot keep it.</exception>
    public CPLErr SetNoDataValue(double d)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALSetRasterNoDataValue(Pointer, d), "The no-data value was not set");
    }

    /// <summary>Removes the value that marks pixels without data.</summary>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr DeleteNoDataValue()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALDeleteRasterNoDataValue(Pointer), "The no-data value was not removed");
    }

    /// <summary>Gets the unit of the values.</summary>
    /// <returns>The unit, such as <c>metre</c>; may be empty.</returns>
    public string GetUnitType()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALGetRasterUnitType(Pointer)) ?? "");
    }

    /// <summary>Sets the unit of the values.</summary>
    /// <param name="val">The unit, such as <c>metre</c>.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot keep it.</exception>
    public CPLErr SetUnitType(string val)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALSetRasterUnitType(Pointer, val), "The unit was not set");
    }

    /// <summary>Gets the names of the values 0, 1, 2…</summary>
    /// <returns>The names; empty when there are none.</returns>
    public string[] GetCategoryNames()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.List(LibGdal.GDALGetRasterCategoryNames(Pointer)));
    }

    /// <inheritdoc cref="GetCategoryNames"/>
    public string[] GetRasterCategoryNames() => GetCategoryNames();

    /// <summary>Sets the names of the values 0, 1, 2…</summary>
    /// <param name="papszCategoryNames">The names.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot keep them.</exception>
    public CPLErr SetCategoryNames(string[] papszCategoryNames)
    {
        using NativeCall call = Enter();
        using var list = new StringList(papszCategoryNames);
        return call.Checked(LibGdal.GDALSetRasterCategoryNames(Pointer, list.Pointer), "The category names were not set");
    }

    /// <summary>Sets the names of the values 0, 1, 2…</summary>
    /// <param name="names">The names.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot keep them.</exception>
    public CPLErr SetRasterCategoryNames(string[] names) => SetCategoryNames(names);

    /// <summary>Gets the least value, when the format keeps it.</summary>
    /// <param name="val">The value; else the least of the type.</param>
    /// <param name="hasval">1 when the format keeps it, else 0.</param>
    public void GetMinimum(out double val, out int hasval)
    {
        using NativeCall call = Enter();
        val = call.Checked(LibGdal.GDALGetRasterMinimum(Pointer, out hasval));
    }

    /// <summary>Gets the greatest value, when the format keeps it.</summary>
    /// <param name="val">The value; else the greatest of the type.</param>
    /// <param name="hasval">1 when the format keeps it, else 0.</param>
    public void GetMaximum(out double val, out int hasval)
    {
        using NativeCall call = Enter();
        val = call.Checked(LibGdal.GDALGetRasterMaximum(Pointer, out hasval));
    }

    /// <summary>Gets the offset: a measured value is pixel × scale + offset.</summary>
    /// <param name="val">The offset; 0 when there is none.</param>
    /// <param name="hasval">1 when there is one, else 0.</param>
    public void GetOffset(out double val, out int hasval)
    {
        using NativeCall call = Enter();
        val = call.Checked(LibGdal.GDALGetRasterOffset(Pointer, out hasval));
    }

    /// <summary>Gets the scale: a measured value is pixel × scale + offset.</summary>
    /// <param name="val">The scale; 1 when there is none.</param>
    /// <param name="hasval">1 when there is one, else 0.</param>
    public void GetScale(out double val, out int hasval)
    {
        using NativeCall call = Enter();
        val = call.Checked(LibGdal.GDALGetRasterScale(Pointer, out hasval));
    }

    /// <summary>Sets the offset: a measured value is pixel × scale + offset.</summary>
    /// <param name="val">The offset.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot keep it.</exception>
    public CPLErr SetOffset(double val)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALSetRasterOffset(Pointer, val), "The offset was not set");
    }

    /// <summary>Sets the scale: a measured value is pixel × scale + offset.</summary>
    /// <param name="val">The scale.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot keep it.</exception>
    public CPLErr SetScale(double val)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALSetRasterScale(Pointer, val), "The scale was not set");
    }

    /// <summary>Gets the number of overviews.</summary>
    /// <returns>The number.</returns>
    public int GetOverviewCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALGetOverviewCount(Pointer));
    }

    /// <summary>Gets an overview.</summary>
    /// <param name="i">Its number, from 0.</param>
    /// <returns>The overview.</returns>
    /// <exception cref="GdalException">There is no such overview.</exception>
    public Band GetOverview(int i)
    {
        using NativeCall call = Enter();
        return Child(call.CheckedHandle(LibGdal.GDALGetOverview(Pointer, i), $"There is no overview {i}"));
    }

    /// <summary>Gets GDAL's checksum of a window, a number from 0 to 65535.</summary>
    /// <param name="xoff">The window's left edge in pixels.</param>
    /// <param name="yoff">The window's upper edge in pixels.</param>
    /// <param name="xsize">The window's width in pixels; 0 for the band's width.</param>
    /// <param name="ysize">The window's height in pixels; 0 for the band's height.</param>
    /// <returns>The checksum.</returns>
    /// <exception cref="GdalException">The window is not inside the raster, or the file cannot be read.</exception>
    public int Checksum(int xoff, int yoff, ref int xsize, ref int ysize)
    {
        using NativeCall call = Enter();
        int width = xsize == 0 ? LibGdal.GDALGetRasterBandXSize(Pointer) : xsize;
        int height = ysize == 0 ? LibGdal.GDALGetRasterBandYSize(Pointer) : ysize;
        return call.Checked(LibGdal.GDALChecksumImage(Pointer, xoff, yoff, width, height));
    }

    /// <summary>Sets every pixel.</summary>
    /// <param name="real_fill">The value.</param>
    /// <param name="imag_fill">Its imaginary part, for complex types.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The file cannot be written.</exception>
    public CPLErr Fill(double real_fill, double imag_fill)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALFillRaster(Pointer, real_fill, imag_fill), "The band was not filled");
    }

    /// <summary>Writes to disk what is still in memory. The file is complete only once the dataset is disposed.</summary>
    /// <exception cref="GdalException">It cannot be written.</exception>
    public void FlushCache()
    {
        using NativeCall call = Enter();
        call.Checked(LibGdal.GDALFlushRasterCache(Pointer), "The band was not written");
    }

    /// <summary>Gets a copy of the colour table.</summary>
    /// <returns>The table, or null when there is none.</returns>
    public ColorTable? GetColorTable()
    {
        using NativeCall call = Enter();
        nint table = call.Checked(LibGdal.GDALGetRasterColorTable(Pointer));
        return table == 0 ? null : new ColorTable(new ColorTableHandle(LibGdal.GDALCloneColorTable(table)));
    }

    /// <inheritdoc cref="GetColorTable"/>
    public ColorTable? GetRasterColorTable() => GetColorTable();

    /// <summary>Sets the colour table.</summary>
    /// <param name="arg">The table; null removes it.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">The format cannot keep it.</exception>
    public int SetColorTable(ColorTable? arg)
    {
        using NativeCall call = Enter();
        using var table = new HandleLease(arg?.Handle);
        return (int)call.Checked(LibGdal.GDALSetRasterColorTable(Pointer, table.Pointer), "The colour table was not set");
    }

    /// <inheritdoc cref="SetColorTable"/>
    public int SetRasterColorTable(ColorTable? arg) => SetColorTable(arg);

    /// <summary>Gets the mask: 0 where a pixel has no data, 255 where it has.</summary>
    /// <returns>The mask.</returns>
    public Band GetMaskBand()
    {
        using NativeCall call = Enter();
        return Child(call.CheckedHandle(LibGdal.GDALGetMaskBand(Pointer), "The band has no mask"));
    }

    /// <summary>Gets where the mask comes from.</summary>
    /// <returns>A sum of <see cref="GdalConst"/>'s <c>GMF_</c> values.</returns>
    public int GetMaskFlags()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALGetMaskFlags(Pointer));
    }

    /// <summary>Gets whether it is a mask: of another band, or an alpha band. Needs GDAL 3.5.</summary>
    /// <returns>True when it is.</returns>
    public bool IsMaskBand()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALIsMaskBand(Pointer)) != 0;
    }

    /// <summary>Adds a mask.</summary>
    /// <param name="nFlags">0, or <see cref="GdalConst.GMF_PER_DATASET"/>.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr CreateMaskBand(int nFlags)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALCreateMaskBand(Pointer, nFlags), "The mask was not created");
    }

    /// <summary>Gets whether the format resamples to any size by itself.</summary>
    /// <returns>True when it does.</returns>
    public bool HasArbitraryOverviews()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALHasArbitraryOverviews(Pointer)) != 0;
    }

    private Band Child(nint band) => band == 0 ? null! : new Band(band, _dataset);
}
