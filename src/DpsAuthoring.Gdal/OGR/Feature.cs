using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

/// <summary>
/// One thing on the map: an identifier, the values of fields, geometries. Dispose of each; it outlives its layer and its dataset. Its
/// geometries and definitions do not outlive it.
/// </summary>
public sealed partial class Feature : IDisposable
{
    /// <summary>Makes a feature without values, for <see cref="Layer.CreateFeature"/>.</summary>
    /// <param name="feature_def">Its fields: <see cref="Layer.GetLayerDefn"/>.</param>
    public Feature(FeatureDefn feature_def)
    {
        ArgumentNullException.ThrowIfNull(feature_def);
        using NativeCall call = feature_def.Native.Enter(throws: true);
        Native = Own(call.CheckedHandle(LibGdal.OGR_F_Create(feature_def.Native.Pointer), "The feature was not made"));
    }

    private Feature(NativeObject native) => Native = native;

    internal NativeObject Native { get; }

    private nint Pointer => Native.Pointer;

    /// <summary>Copies it.</summary>
    /// <returns>The copy.</returns>
    public Feature Clone()
    {
        using NativeCall call = Enter();
        return MadeOrNull(call, call.CheckedHandle(LibGdal.OGR_F_Clone(Pointer), "The feature was not copied"))!;
    }

    /// <summary>Gets its definition.</summary>
    /// <returns>The definition.</returns>
    public FeatureDefn GetDefnRef()
    {
        using NativeCall call = Enter();
        return new FeatureDefn(LibGdal.OGR_F_GetDefnRef(Pointer));
    }

    /// <summary>Prints it to stdout.</summary>
    public void DumpReadable()
    {
        using NativeCall call = Enter();
        LibGdal.OGR_F_DumpReadable(Pointer, file: 0);
        call.Checked(0);
    }

    /// <summary>Gets its identifier.</summary>
    /// <returns>The number; -1 when it has none yet.</returns>
    public long GetFID()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_F_GetFID(Pointer));
    }

    /// <summary>Sets its identifier.</summary>
    /// <param name="fid">The number; -1 for the layer to choose one.</param>
    /// <returns>0.</returns>
    public int SetFID(long fid)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OGR_F_SetFID(Pointer, fid));
    }

    /// <summary>Gets whether another feature of the same definition has the same identifier, values and geometries.</summary>
    /// <param name="feature">The other.</param>
    /// <returns>True when it has.</returns>
    public bool Equal(Feature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        using NativeCall call = Enter();
        using var theFeature = new HandleLease(feature.Native);
        return call.Checked(LibGdal.OGR_F_Equal(Pointer, theFeature.Pointer)) != 0;
    }

    /// <summary>Gets the number of fields, without geometries.</summary>
    /// <returns>The number.</returns>
    public int GetFieldCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_F_GetFieldCount(Pointer));
    }

    /// <summary>Gets the number of a field.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The number, from 0; -1 when there is no such field.</returns>
    public int GetFieldIndex(string field_name)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_F_GetFieldIndex(Pointer, field_name));
    }

    /// <summary>Gets the number of geometry fields.</summary>
    /// <returns>The number.</returns>
    public int GetGeomFieldCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_F_GetGeomFieldCount(Pointer));
    }

    /// <summary>Gets the number of a geometry field.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The number, from 0; -1 when there is no such field.</returns>
    public int GetGeomFieldIndex(string field_name)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_F_GetGeomFieldIndex(Pointer, field_name));
    }

    /// <summary>Gets how it is to be drawn.</summary>
    /// <returns>The style; null when there is none.</returns>
    public string? GetStyleString()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_F_GetStyleString(Pointer)));
    }

    /// <summary>Sets how it is to be drawn.</summary>
    /// <param name="the_string">The style; null for none.</param>
    public void SetStyleString(string? the_string)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_F_SetStyleString(Pointer, the_string);
        call.Checked(0);
    }

    /// <summary>Gets it as its format holds it, where the layer was opened with <c>NATIVE_DATA=YES</c>.</summary>
    /// <returns>The text; null when there is none.</returns>
    public string? GetNativeData()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_F_GetNativeData(Pointer)));
    }

    /// <summary>Sets it as its format holds it.</summary>
    /// <param name="nativeData">The text; null for none.</param>
    public void SetNativeData(string? nativeData)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_F_SetNativeData(Pointer, nativeData);
        call.Checked(0);
    }

    /// <summary>Gets the media type of <see cref="GetNativeData"/>.</summary>
    /// <returns>The type; null when there is none.</returns>
    public string? GetNativeMediaType()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_F_GetNativeMediaType(Pointer)));
    }

    /// <summary>Sets the media type of <see cref="SetNativeData"/>.</summary>
    /// <param name="nativeMediaType">The type; null for none.</param>
    public void SetNativeMediaType(string? nativeMediaType)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_F_SetNativeMediaType(Pointer, nativeMediaType);
        call.Checked(0);
    }

    /// <summary>Gives fields without a value the default of their definition.</summary>
    /// <param name="bNotNullableOnly">1 for those only that must have a value, 0 for all.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    public void FillUnsetWithDefault(int bNotNullableOnly, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        LibGdal.OGR_F_FillUnsetWithDefault(Pointer, bNotNullableOnly, list.Pointer);
        call.Checked(0);
    }

    /// <summary>Gets whether it keeps what its definition says.</summary>
    /// <param name="flags">What to look at: 1 null, 2 geometry types, 4 widths, 8 null with a default, 16 geometry dimensions; a sum of
    /// these.</param>
    /// <param name="bEmitError">1 to have the reason thrown, 0 not to.</param>
    /// <returns>1 when it does, else 0.</returns>
    /// <exception cref="GdalException">It does not, and <paramref name="bEmitError"/> is 1.</exception>
    public int Validate(int flags, int bEmitError)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_F_Validate(Pointer, flags, bEmitError));
    }

    /// <summary>Takes the values and geometries of another feature, by the names of fields.</summary>
    /// <param name="other">The other.</param>
    /// <param name="forgiving">1 to leave out what has no field here, 0 to refuse.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">A field has no counterpart here, and <paramref name="forgiving"/> is 0.</exception>
    public int SetFrom(Feature other, int forgiving)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        Native.LoseParts();
        return call.CheckedOgr(LibGdal.OGR_F_SetFrom(Pointer, theOther.Pointer, forgiving));
    }

    /// <summary>Takes the values and geometries of another feature, by a list of fields.</summary>
    /// <param name="other">The other.</param>
    /// <param name="forgiving">1 to go on where a value cannot be taken, 0 to refuse.</param>
    /// <param name="nList">The number of fields of the other.</param>
    /// <param name="pList">For each field of the other the number of the field here; -1 for none.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">The list is not as long as the other has fields, or names a field that is not there.</exception>
    /// <exception cref="GdalException">A value cannot be taken, and <paramref name="forgiving"/> is 0.</exception>
    public int SetFromWithMap(Feature other, int forgiving, int nList, int[] pList)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(pList);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        int fields = LibGdal.OGR_F_GetFieldCount(Pointer);
        if (nList != LibGdal.OGR_F_GetFieldCount(theOther.Pointer) || pList.Length < nList || pList.Any(to => to < -1 || to >= fields))
        {
            throw new ArgumentException("The list must have one number for each field of the other feature: a field here, or -1.", nameof(pList));
        }

        Native.LoseParts();
        return call.CheckedOgr(LibGdal.OGR_F_SetFromWithMap(Pointer, theOther.Pointer, forgiving, pList));
    }

    /// <summary>Frees it.</summary>
    public void Dispose() => Native.Dispose("feature");

    /// <summary>Wraps a feature that libgdal has made, and frees it again when it reported a failure.</summary>
    internal static Feature? MadeOrNull(in NativeCall call, nint feature)
    {
        try
        {
            call.Checked(0);
        }
        catch when (feature != 0)
        {
            LibGdal.OGR_F_Destroy(feature);
            throw;
        }

        return feature == 0 ? null : new Feature(Own(feature));
    }

    private static NativeObject Own(nint feature) => new(Schema.OfFeature(feature));

    private NativeCall Enter() => Native.Enter(Ogr.Throws);
}
