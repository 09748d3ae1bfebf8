using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The type of values of an array or attribute.</summary>
#pragma warning disable MA0077 // GDAL's own bindings do not implement it.
public sealed class ExtendedDataType : IDisposable
#pragma warning restore MA0077
{
    private ExtendedDataType(nint item) => Native = new NativeObject(new OwnedHandle(item, LibGdal.GDALExtendedDataTypeRelease));

    internal NativeObject Native { get; }

    private nint Pointer => Native.Pointer;

    /// <summary>Gets the name of a type of several fields.</summary>
    /// <returns>The name; empty for others.</returns>
    public string GetName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALExtendedDataTypeGetName(Pointer)) ?? "");
    }

    /// <summary>Gets what values are: numbers, texts, or of several fields.</summary>
    /// <returns>The class.</returns>
    public ExtendedDataTypeClass GetClass()
    {
        using NativeCall call = Enter();
        return (ExtendedDataTypeClass)call.Checked(LibGdal.GDALExtendedDataTypeGetClass(Pointer));
    }

    /// <summary>Gets the type of numbers.</summary>
    /// <returns>The type; <see cref="DataType.GDT_Unknown"/> when they are none.</returns>
    public DataType GetNumericDataType()
    {
        using NativeCall call = Enter();
        return (DataType)call.Checked(LibGdal.GDALExtendedDataTypeGetNumericDataType(Pointer));
    }

    /// <summary>Gets the size of a value.</summary>
    /// <returns>Bytes.</returns>
    public uint GetSize()
    {
        using NativeCall call = Enter();
        return (uint)call.Checked(LibGdal.GDALExtendedDataTypeGetSize(Pointer));
    }

    /// <summary>Gets the most that a text takes.</summary>
    /// <returns>Bytes; 0 for any.</returns>
    public uint GetMaxStringLength()
    {
        using NativeCall call = Enter();
        return (uint)call.Checked(LibGdal.GDALExtendedDataTypeGetMaxStringLength(Pointer));
    }

    /// <summary>Gets what kind of its class values are.</summary>
    /// <returns>The kind.</returns>
    public ExtendedDataTypeSubType GetSubType()
    {
        using NativeCall call = Enter();
        return (ExtendedDataTypeSubType)call.Checked(LibGdal.GDALExtendedDataTypeGetSubType(Pointer));
    }

    /// <summary>Gets whether values can become those of another type.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when they can.</returns>
    public bool CanConvertTo(ExtendedDataType other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.GDALExtendedDataTypeCanConvertTo(Pointer, theOther.Pointer)) != 0;
    }

    /// <summary>Gets whether another type is the same.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when it is.</returns>
    public bool Equals(ExtendedDataType other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.GDALExtendedDataTypeEquals(Pointer, theOther.Pointer)) != 0;
    }

    /// <summary>Makes a type of numbers.</summary>
    /// <param name="dt">The type.</param>
    /// <returns>The type.</returns>
    /// <exception cref="GdalException">There is no such type.</exception>
    public static ExtendedDataType Create(DataType dt)
    {
        GdalLibrary.Start();
        using var call = new NativeCall(owner: null, Gdal.Throws);
        return Of(call, LibGdal.GDALExtendedDataTypeCreate((int)dt));
    }

    /// <summary>Makes a type of texts.</summary>
    /// <param name="nMaxStringLength">The most that a text takes, in bytes; 0 for any.</param>
    /// <param name="eSubType">The kind.</param>
    /// <returns>The type.</returns>
    /// <exception cref="GdalException">It cannot be made.</exception>
    public static ExtendedDataType CreateString(uint nMaxStringLength, ExtendedDataTypeSubType eSubType)
    {
        GdalLibrary.Start();
        using var call = new NativeCall(owner: null, Gdal.Throws);
        return Of(call, LibGdal.GDALExtendedDataTypeCreateStringEx(nMaxStringLength, (int)eSubType));
    }

    /// <summary>Lets go of it. What was written is on disk once all of its dataset is let go of.</summary>
    public void Dispose() => Native.Dispose("type");

    /// <summary>Wraps what libgdal has made, or says that there is none.</summary>
    internal static ExtendedDataType Of(in NativeCall call, nint item) =>
        call.CheckedHandle(item, "There is no such type") == 0 ? null! : new ExtendedDataType(item);

    private NativeCall Enter() => Native.Enter(Gdal.Throws);
}
