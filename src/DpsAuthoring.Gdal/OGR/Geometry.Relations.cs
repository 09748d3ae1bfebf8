using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

// How it lies to another geometry, and whether it is in order.
public sealed partial class Geometry
{
    /// <summary>Gets whether it has a point in common with another geometry.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when it has.</returns>
    public bool Intersects(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.OGR_G_Intersects(Pointer, theOther.Pointer)) != 0;
    }

    /// <inheritdoc cref="Intersects(Geometry)"/>
    public bool Intersect(Geometry other) => Intersects(other);

    /// <summary>Gets whether another geometry covers the same points.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when it does.</returns>
    public bool Equals(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.OGR_G_Equals(Pointer, theOther.Pointer)) != 0;
    }

    /// <inheritdoc cref="Equals(Geometry)"/>
    public bool Equal(Geometry other) => Equals(other);

    /// <summary>Gets whether it has no point in common with another geometry.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when it has none.</returns>
    public bool Disjoint(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.OGR_G_Disjoint(Pointer, theOther.Pointer)) != 0;
    }

    /// <summary>Gets whether it touches another geometry at their boundaries only.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when it does.</returns>
    public bool Touches(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.OGR_G_Touches(Pointer, theOther.Pointer)) != 0;
    }

    /// <summary>Gets whether it crosses another geometry.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when it does.</returns>
    public bool Crosses(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.OGR_G_Crosses(Pointer, theOther.Pointer)) != 0;
    }

    /// <summary>Gets whether it lies within another geometry.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when it does.</returns>
    public bool Within(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.OGR_G_Within(Pointer, theOther.Pointer)) != 0;
    }

    /// <summary>Gets whether another geometry lies within it.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.OGR_G_Contains(Pointer, theOther.Pointer)) != 0;
    }

    /// <summary>Gets whether it overlaps another geometry of the same dimension.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when it does.</returns>
    public bool Overlaps(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.OGR_G_Overlaps(Pointer, theOther.Pointer)) != 0;
    }

    /// <summary>Gets the shortest distance to another geometry.</summary>
    /// <param name="other">The other.</param>
    /// <returns>In the unit of the coordinates; -1 when there is none.</returns>
    /// <exception cref="GdalException">The other geometry is not valid.</exception>
    public double Distance(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.OGR_G_Distance(Pointer, theOther.Pointer));
    }

    /// <summary>Gets the shortest distance to another geometry in three dimensions.</summary>
    /// <param name="other">The other.</param>
    /// <returns>In the unit of the coordinates; -1 when there is none.</returns>
    /// <exception cref="GdalException">This libgdal has no SFCGAL.</exception>
    public double Distance3D(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return call.Checked(LibGdal.OGR_G_Distance3D(Pointer, theOther.Pointer));
    }

    /// <summary>Gets whether it has no points.</summary>
    /// <returns>True when it has none.</returns>
    public bool IsEmpty()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_IsEmpty(Pointer)) != 0;
    }

    /// <summary>Gets whether it follows the rules: rings closed, not crossing themselves. GDAL says on stderr what is wrong.</summary>
    /// <returns>True when it does.</returns>
    public bool IsValid()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_IsValid(Pointer)) != 0;
    }

    /// <summary>Gets whether it meets itself nowhere.</summary>
    /// <returns>True when it does not.</returns>
    public bool IsSimple()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_IsSimple(Pointer)) != 0;
    }

    /// <summary>Gets whether it is a closed line that meets itself nowhere else.</summary>
    /// <returns>True when it is.</returns>
    public bool IsRing()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_IsRing(Pointer)) != 0;
    }
}
