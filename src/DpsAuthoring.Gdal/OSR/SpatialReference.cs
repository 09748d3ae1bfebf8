using OSGeo.Native;

namespace OSGeo.OSR;

/// <summary>
/// A coordinate system. Mind the order of axes: EPSG:4326 is latitude first, unless <see cref="SetAxisMappingStrategy"/> says otherwise.
/// </summary>
public sealed partial class SpatialReference : IDisposable
{
    /// <summary>Makes a coordinate system.</summary>
    /// <param name="wkt">Its WKT; empty or null for one still to be filled.</param>
    /// <exception cref="GDAL.GdalException">It is not WKT.</exception>
    public SpatialReference(string? wkt)
    {
        GdalLibrary.Start();
        using var call = new NativeCall(owner: null, Osr.Throws);
        Handle = new SpatialReferenceHandle(
            call.CheckedHandle(LibGdal.OSRNewSpatialReference(string.IsNullOrEmpty(wkt) ? null : wkt), "This is not WKT: " + wkt));
    }

    internal SpatialReference(SpatialReferenceHandle handle) => Handle = handle;

    internal SpatialReferenceHandle Handle { get; }

    private nint Pointer => Handle.DangerousGetHandle();

    /// <summary>Gets the name.</summary>
    /// <returns>The name: <c>WGS 84</c>; empty when there is none.</returns>
    public string GetName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OSRGetName(Pointer)) ?? "");
    }

    /// <summary>Gets whether it is geographic: in degrees.</summary>
    /// <returns>1 when it is, else 0.</returns>
    public int IsGeographic()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRIsGeographic(Pointer));
    }

    /// <summary>Gets whether it is projected: in metres or the like.</summary>
    /// <returns>1 when it is, else 0.</returns>
    public int IsProjected()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRIsProjected(Pointer));
    }

    /// <summary>Gets whether it is horizontal and vertical in one.</summary>
    /// <returns>1 when it is, else 0.</returns>
    public int IsCompound()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRIsCompound(Pointer));
    }

    /// <summary>Gets whether it is geocentric.</summary>
    /// <returns>1 when it is, else 0.</returns>
    public int IsGeocentric()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRIsGeocentric(Pointer));
    }

    /// <summary>Gets whether it is local, without a place on earth.</summary>
    /// <returns>1 when it is, else 0.</returns>
    public int IsLocal()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRIsLocal(Pointer));
    }

    /// <summary>Gets whether it is vertical.</summary>
    /// <returns>1 when it is, else 0.</returns>
    public int IsVertical()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRIsVertical(Pointer));
    }

    /// <summary>Gets whether the EPSG gives latitude first.</summary>
    /// <returns>1 when it does, else 0.</returns>
    public int EPSGTreatsAsLatLong()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSREPSGTreatsAsLatLong(Pointer));
    }

    /// <summary>Gets whether the EPSG gives northing first.</summary>
    /// <returns>1 when it does, else 0.</returns>
    public int EPSGTreatsAsNorthingEasting()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSREPSGTreatsAsNorthingEasting(Pointer));
    }

    /// <summary>Gets whether another coordinate system is the same.</summary>
    /// <param name="rhs">The other.</param>
    /// <param name="options"><c>IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES</c>, <c>CRITERION=EQUIVALENT</c>…; may be null.</param>
    /// <returns>1 when it is, else 0.</returns>
    public int IsSame(SpatialReference rhs, string[]? options)
    {
        ArgumentNullException.ThrowIfNull(rhs);
        using NativeCall call = Enter();
        using var other = new HandleLease(rhs.Handle);
        using var list = new StringList(options);
        return call.Checked(LibGdal.OSRIsSameEx(Pointer, other.Pointer, list.Pointer));
    }

    /// <summary>Gets whether another coordinate system has the same geographic system.</summary>
    /// <param name="rhs">The other.</param>
    /// <returns>1 when it has, else 0.</returns>
    public int IsSameGeogCS(SpatialReference rhs)
    {
        ArgumentNullException.ThrowIfNull(rhs);
        using NativeCall call = Enter();
        using var other = new HandleLease(rhs.Handle);
        return call.Checked(LibGdal.OSRIsSameGeogCS(Pointer, other.Pointer));
    }

    /// <summary>Gets the code that an authority gave it, or a part of it.</summary>
    /// <param name="target_key">The part: <c>PROJCS</c>, <c>GEOGCS</c>; null for the whole.</param>
    /// <returns>The code: <c>4326</c>; null when there is none.</returns>
    public string? GetAuthorityCode(string? target_key)
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OSRGetAuthorityCode(Pointer, target_key)));
    }

    /// <summary>Gets the authority that gave it, or a part of it, a code.</summary>
    /// <param name="target_key">The part: <c>PROJCS</c>, <c>GEOGCS</c>; null for the whole.</param>
    /// <returns>The authority: <c>EPSG</c>; null when there is none.</returns>
    public string? GetAuthorityName(string? target_key)
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OSRGetAuthorityName(Pointer, target_key)));
    }

    /// <summary>Gets a value of its WKT.</summary>
    /// <param name="name">The node: <c>DATUM</c>, or <c>GEOGCS|UNIT</c>.</param>
    /// <param name="child">Which of the node's values, from 0.</param>
    /// <returns>The value; null when there is none.</returns>
    public string? GetAttrValue(string name, int child)
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OSRGetAttrValue(Pointer, name, child)));
    }

    /// <summary>Gives it the code of the EPSG that it seems to be.</summary>
    /// <returns>0; 7 when none is found and exceptions are off.</returns>
    /// <exception cref="GDAL.GdalException">None is found.</exception>
    public int AutoIdentifyEPSG()
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OSRAutoIdentifyEPSG(Pointer));
    }

    /// <summary>Checks that it is well formed.</summary>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">It is not.</exception>
    public int Validate()
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OSRValidate(Pointer));
    }

    /// <summary>Gets the size of its linear unit.</summary>
    /// <returns>In metres.</returns>
    public double GetLinearUnits()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRGetLinearUnits(Pointer, out _));
    }

    /// <summary>Gets the name of its linear unit.</summary>
    /// <returns>The name; empty when there is none.</returns>
    public string GetLinearUnitsName()
    {
        using NativeCall call = Enter();
        LibGdal.OSRGetLinearUnits(Pointer, out nint name);
        return call.Checked(Text.From(name) ?? "");
    }

    /// <summary>Gets the size of its angular unit.</summary>
    /// <returns>In radians.</returns>
    public double GetAngularUnits()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRGetAngularUnits(Pointer, out _));
    }

    /// <summary>Gets the name of its angular unit.</summary>
    /// <returns>The name; empty when there is none.</returns>
    public string GetAngularUnitsName()
    {
        using NativeCall call = Enter();
        LibGdal.OSRGetAngularUnits(Pointer, out nint name);
        return call.Checked(Text.From(name) ?? "");
    }

    /// <summary>Gets the greater half axis of its ellipsoid, in metres.</summary>
    /// <returns>The number.</returns>
    public double GetSemiMajor()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRGetSemiMajor(Pointer, out _));
    }

    /// <summary>Gets the smaller half axis of its ellipsoid, in metres.</summary>
    /// <returns>The number.</returns>
    public double GetSemiMinor()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRGetSemiMinor(Pointer, out _));
    }

    /// <summary>Gets the inverse flattening of its ellipsoid; 0 for a sphere.</summary>
    /// <returns>The number.</returns>
    public double GetInvFlattening()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRGetInvFlattening(Pointer, out _));
    }

    /// <summary>Gets the number of axes.</summary>
    /// <returns>The number.</returns>
    public int GetAxesCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OSRGetAxesCount(Pointer));
    }

    /// <summary>Gets the name of an axis.</summary>
    /// <param name="target_key">The part: <c>PROJCS</c>, <c>GEOGCS</c>; null for the whole.</param>
    /// <param name="iAxis">Its number, from 0.</param>
    /// <returns>The name; null when there is no such axis.</returns>
    public string? GetAxisName(string? target_key, int iAxis)
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OSRGetAxis(Pointer, target_key, iAxis, out _)));
    }

    /// <summary>Gets the order of axes in coordinates.</summary>
    /// <returns>The strategy.</returns>
    public AxisMappingStrategy GetAxisMappingStrategy()
    {
        using NativeCall call = Enter();
        return (AxisMappingStrategy)LibGdal.OSRGetAxisMappingStrategy(Pointer);
    }

    /// <summary>Sets the order of axes in coordinates given and returned.</summary>
    /// <param name="strategy">The strategy; most data want <see cref="AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER"/>.</param>
    public void SetAxisMappingStrategy(AxisMappingStrategy strategy)
    {
        using NativeCall call = Enter();
        LibGdal.OSRSetAxisMappingStrategy(Pointer, (int)strategy);
        call.Checked(0);
    }

    /// <summary>Copies it.</summary>
    /// <returns>The copy.</returns>
    public SpatialReference Clone()
    {
        using NativeCall call = Enter();
        return new SpatialReference(new SpatialReferenceHandle(call.CheckedHandle(LibGdal.OSRClone(Pointer), "It was not copied")));
    }

    /// <summary>Copies its geographic system.</summary>
    /// <returns>The copy.</returns>
    /// <exception cref="GDAL.GdalException">It has none.</exception>
    public SpatialReference CloneGeogCS()
    {
        using NativeCall call = Enter();
        return new SpatialReference(
            new SpatialReferenceHandle(call.CheckedHandle(LibGdal.OSRCloneGeogCS(Pointer), "It has no geographic system")));
    }

    /// <summary>Frees it.</summary>
    public void Dispose() => Handle.Dispose();

    /// <summary>Copies one that belongs to something else; null stays null.</summary>
    internal static SpatialReference? CopyOf(nint system) =>
        system == 0 ? null : new SpatialReference(new SpatialReferenceHandle(LibGdal.OSRClone(system)));

    private NativeCall Enter() => new(Handle, Osr.Throws);
}
