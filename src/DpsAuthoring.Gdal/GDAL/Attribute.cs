using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>A value that describes a group or an array.</summary>
public sealed class Attribute : IDisposable
{
    private Attribute(nint item) => Native = new NativeObject(new OwnedHandle(item, LibGdal.GDALAttributeRelease));

    internal NativeObject Native { get; }

    private nint Pointer => Native.Pointer;

    /// <summary>Gets the name.</summary>
    /// <returns>The name.</returns>
    public string GetName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALAttributeGetName(Pointer)) ?? "");
    }

    /// <summary>Gets the name with those that it belongs to.</summary>
    /// <returns>The name: <c>/a/_FillValue</c>.</returns>
    public string GetFullName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALAttributeGetFullName(Pointer)) ?? "");
    }

    /// <summary>Gets the number of values. GDAL's own bindings give a number to 3.6 only, later ones a pointer.</summary>
    /// <returns>The number.</returns>
    public ulong GetTotalElementsCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALAttributeGetTotalElementsCount(Pointer));
    }

    /// <summary>Gets the number of dimensions.</summary>
    /// <returns>The number; 0 for a single value.</returns>
    public uint GetDimensionCount()
    {
        using NativeCall call = Enter();
        return (uint)call.Checked(LibGdal.GDALAttributeGetDimensionCount(Pointer));
    }

    /// <summary>Gets the type of the values.</summary>
    /// <returns>The type.</returns>
    public ExtendedDataType GetDataType()
    {
        using NativeCall call = Enter();
        return ExtendedDataType.Of(call, LibGdal.GDALAttributeGetDataType(Pointer));
    }

    /// <summary>Gets the first value as text.</summary>
    /// <returns>The text; null when there is none.</returns>
    public string? ReadAsString()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALAttributeReadAsString(Pointer)));
    }

    /// <summary>Gets the values as texts.</summary>
    /// <returns>The texts.</returns>
    public string[] ReadAsStringArray()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.TakeList(LibGdal.GDALAttributeReadAsStringArray(Pointer)));
    }

    /// <summary>Gets the first value as an integer.</summary>
    /// <returns>The value.</returns>
    public int ReadAsInt()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALAttributeReadAsInt(Pointer));
    }

    /// <summary>Gets the first value as a number.</summary>
    /// <returns>The value.</returns>
    public double ReadAsDouble()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALAttributeReadAsDouble(Pointer));
    }

    /// <summary>Sets the value.</summary>
    /// <param name="val">The text.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr WriteString(string val)
    {
        using NativeCall call = Enter();
        return Written(call, LibGdal.GDALAttributeWriteString(Pointer, val));
    }

    /// <summary>Sets the values.</summary>
    /// <param name="vals">The texts, as many as there are values.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr WriteStringArray(string[] vals)
    {
        ArgumentNullException.ThrowIfNull(vals);
        using NativeCall call = Enter();
        using var listVals = new StringList(vals);
        return Written(call, LibGdal.GDALAttributeWriteStringArray(Pointer, listVals.Pointer));
    }

    /// <summary>Sets the value.</summary>
    /// <param name="val">The value.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr WriteInt(int val)
    {
        using NativeCall call = Enter();
        return Written(call, LibGdal.GDALAttributeWriteInt(Pointer, val));
    }

    /// <summary>Sets the value.</summary>
    /// <param name="val">The value.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr WriteDouble(double val)
    {
        using NativeCall call = Enter();
        return Written(call, LibGdal.GDALAttributeWriteDouble(Pointer, val));
    }

    /// <summary>Lets go of it. What was written is on disk once all of its dataset is let go of.</summary>
    public void Dispose() => Native.Dispose("attribute");

    /// <summary>Wraps what libgdal has made, or says that there is none.</summary>
    internal static Attribute Of(in NativeCall call, nint item) =>
        call.CheckedHandle(item, "There is no such attribute") == 0 ? null! : new Attribute(item);

    private static CPLErr Written(in NativeCall call, int done) =>
        call.Checked(done) != 0 ? CPLErr.CE_None : call.Checked((int)CPLErr.CE_Failure, "The format cannot write it");

    private NativeCall Enter() => Native.Enter(Gdal.Throws);
}
