using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>
/// An array of any number of dimensions, its values still in the file. It keeps its file open until it is disposed of. Read it as rasters:
/// <see cref="GetView"/> down to two dimensions, then <see cref="AsClassicDataset(uint, uint)"/>.
/// </summary>
public sealed class MDArray : IDisposable
{
    private MDArray(nint item) => Native = new NativeObject(new OwnedHandle(item, LibGdal.GDALMDArrayRelease));

    internal NativeObject Native { get; }

    private nint Pointer => Native.Pointer;

    /// <summary>Makes a raster of it: two dimensions are its pixels, all others its bands.</summary>
    /// <param name="iXDim">The dimension of columns, from 0.</param>
    /// <param name="iYDim">The dimension of rows, from 0; the same for one of one dimension.</param>
    /// <returns>The raster, of which the array is kept open. GDAL's own bindings have this overload to 3.7.</returns>
    /// <exception cref="GdalException">There is no such dimension, or the values are not numeric.</exception>
    public Dataset AsClassicDataset(uint iXDim, uint iYDim)
    {
        using NativeCall call = Enter();
        RequireDimensions(iXDim, iYDim);
        return call.CheckedDataset(LibGdal.GDALMDArrayAsClassicDataset(Pointer, iXDim, iYDim), "The array is no raster");
    }

    /// <summary>Makes a raster of it: two dimensions are its pixels, all others its bands. Needs GDAL 3.8.</summary>
    /// <param name="iXDim">The dimension of columns, from 0.</param>
    /// <param name="iYDim">The dimension of rows, from 0; the same for one of one dimension.</param>
    /// <param name="hRootGroup">The group that arrays named in options are found from; may be null.</param>
    /// <param name="options"><c>BAND_METADATA=…</c>; may be null.</param>
    /// <returns>The raster, of which the array is kept open. GDAL's own bindings have this overload from 3.8 on.</returns>
    /// <exception cref="GdalException">There is no such dimension, or the values are not numeric.</exception>
    public Dataset AsClassicDataset(uint iXDim, uint iYDim, Group? hRootGroup, string[]? options)
    {
        if (hRootGroup is null && options is null or [])
        {
            return AsClassicDataset(iXDim, iYDim);
        }

        using NativeCall call = Enter();
        GdalLibrary.Require("3.8", "MDArray.AsClassicDataset with options");
        RequireDimensions(iXDim, iYDim);
        using var root = new HandleLease(hRootGroup?.Native);
        using var list = new StringList(options);
        nint dataset = LibGdal.GDALMDArrayAsClassicDatasetEx(Pointer, iXDim, iYDim, root.Pointer, list.Pointer);
        return call.CheckedDataset(dataset, "The array is no raster");
    }

    /// <summary>Gets what is added to values once they are scaled.</summary>
    /// <param name="val">The number.</param>
    /// <param name="hasval">1 when there is one, else 0.</param>
    public void GetOffset(out double val, out int hasval)
    {
        using NativeCall call = Enter();
        val = call.Checked(LibGdal.GDALMDArrayGetOffset(Pointer, out hasval));
    }

    /// <summary>Gets what values are multiplied by.</summary>
    /// <param name="val">The number.</param>
    /// <param name="hasval">1 when there is one, else 0.</param>
    public void GetScale(out double val, out int hasval)
    {
        using NativeCall call = Enter();
        val = call.Checked(LibGdal.GDALMDArrayGetScale(Pointer, out hasval));
    }

    /// <summary>Gets the value that stands for no value.</summary>
    /// <param name="val">The value.</param>
    /// <param name="hasval">1 when there is one, else 0.</param>
    public void GetNoDataValueAsDouble(out double val, out int hasval)
    {
        using NativeCall call = Enter();
        val = call.Checked(LibGdal.GDALMDArrayGetNoDataValueAsDouble(Pointer, out hasval));
    }

    /// <summary>Takes the value away that stands for no value.</summary>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr DeleteNoDataValue()
    {
        using NativeCall call = Enter();
        return Written(call, LibGdal.GDALMDArraySetRawNoDataValue(Pointer, value: 0));
    }

    /// <summary>Gets the name.</summary>
    /// <returns>The name.</returns>
    public string GetName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALMDArrayGetName(Pointer)) ?? "");
    }

    /// <summary>Gets the name with those of the groups that it is in.</summary>
    /// <returns>The name: <c>/a/b</c>.</returns>
    public string GetFullName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALMDArrayGetFullName(Pointer)) ?? "");
    }

    /// <summary>Gets the number of values. GDAL's own bindings give a number to 3.6 only, later ones a pointer.</summary>
    /// <returns>The number.</returns>
    public ulong GetTotalElementsCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALMDArrayGetTotalElementsCount(Pointer));
    }

    /// <summary>Gets the number of dimensions.</summary>
    /// <returns>The number; 0 for a single value.</returns>
    public uint GetDimensionCount()
    {
        using NativeCall call = Enter();
        return (uint)call.Checked(LibGdal.GDALMDArrayGetDimensionCount(Pointer));
    }

    /// <summary>Gets the type of the values.</summary>
    /// <returns>The type.</returns>
    public ExtendedDataType GetDataType()
    {
        using NativeCall call = Enter();
        return ExtendedDataType.Of(call, LibGdal.GDALMDArrayGetDataType(Pointer));
    }

    /// <summary>Gets how its format stores it: compression and the like.</summary>
    /// <returns><c>NAME=value</c> items.</returns>
    public string[] GetStructuralInfo()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.List(LibGdal.GDALMDArrayGetStructuralInfo(Pointer)));
    }

    /// <summary>Gets an attribute.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The attribute.</returns>
    /// <exception cref="GdalException">There is no such attribute.</exception>
    public Attribute GetAttribute(string name)
    {
        using NativeCall call = Enter();
        return Attribute.Of(call, LibGdal.GDALMDArrayGetAttribute(Pointer, name));
    }

    /// <summary>Sets the value that stands for no value.</summary>
    /// <param name="d">The value.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr SetNoDataValueDouble(double d)
    {
        using NativeCall call = Enter();
        return Written(call, LibGdal.GDALMDArraySetNoDataValueAsDouble(Pointer, d));
    }

    /// <summary>Gets the unit of the values.</summary>
    /// <returns>The unit; empty when there is none.</returns>
    public string GetUnit()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALMDArrayGetUnit(Pointer)) ?? "");
    }

    /// <summary>Sets the unit of the values.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr SetUnit(string? unit)
    {
        using NativeCall call = Enter();
        return Written(call, LibGdal.GDALMDArraySetUnit(Pointer, unit));
    }

    /// <summary>Sets what is added to values once they are scaled.</summary>
    /// <param name="val">The number.</param>
    /// <param name="storageType">The type that it is stored in; <see cref="DataType.GDT_Unknown"/> to leave that to the format.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr SetOffset(double val, DataType storageType)
    {
        using NativeCall call = Enter();
        return Written(call, LibGdal.GDALMDArraySetOffsetEx(Pointer, val, (int)storageType));
    }

    /// <summary>Sets what values are multiplied by.</summary>
    /// <param name="val">The number.</param>
    /// <param name="storageType">The type that it is stored in; <see cref="DataType.GDT_Unknown"/> to leave that to the format.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr SetScale(double val, DataType storageType)
    {
        using NativeCall call = Enter();
        return Written(call, LibGdal.GDALMDArraySetScaleEx(Pointer, val, (int)storageType));
    }

    /// <summary>Gets a part of it, which reads the same values.</summary>
    /// <param name="viewExpr">Which: <c>[3,:,0:10]</c>, or <c>['field']</c>.</param>
    /// <returns>The part.</returns>
    /// <exception cref="GdalException">There is no such part.</exception>
    public MDArray GetView(string viewExpr)
    {
        using NativeCall call = Enter();
        return Of(call, LibGdal.GDALMDArrayGetView(Pointer, viewExpr));
    }

    /// <summary>Gets it with its scale and offset applied.</summary>
    /// <returns>An array of <c>Float64</c>.</returns>
    /// <exception cref="GdalException">It is not numeric.</exception>
    public MDArray GetUnscaled()
    {
        using NativeCall call = Enter();
        return Of(call, LibGdal.GDALMDArrayGetUnscaled(Pointer));
    }

    /// <summary>Gets whether values are valid.</summary>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>An array of 1, valid, and 0.</returns>
    /// <exception cref="GdalException">It is not numeric.</exception>
    public MDArray GetMask(string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return Of(call, LibGdal.GDALMDArrayGetMask(Pointer, list.Pointer));
    }

    /// <summary>Writes a copy of the values beside the file, in <c>.gmac</c>.</summary>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>True when it was written.</returns>
    public bool Cache(string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return call.Checked(LibGdal.GDALMDArrayCache(Pointer, list.Pointer)) != 0;
    }

    /// <summary>Lets go of it. What was written is on disk once all of its dataset is let go of.</summary>
    public void Dispose() => Native.Dispose("array");

    /// <summary>Wraps what libgdal has made, or says that there is none.</summary>
    internal static MDArray Of(in NativeCall call, nint item) =>
        call.CheckedHandle(item, "There is no such array") == 0 ? null! : new MDArray(item);

    private static CPLErr Written(in NativeCall call, int done) =>
        call.Checked(done) != 0 ? CPLErr.CE_None : call.Checked((int)CPLErr.CE_Failure, "The format cannot write it");

    private void RequireDimensions(uint x, uint y)
    {
        nuint count = LibGdal.GDALMDArrayGetDimensionCount(Pointer);
        if (x >= count || y >= count || (x == y && count > 1))
        {
            throw new GdalException($"The dimensions {x} and {y} make no raster: the array has {count}");
        }
    }

    private NativeCall Enter() => Native.Enter(Gdal.Throws);
}
