using System.Runtime.InteropServices;

namespace OSGeo.Native;

// How geometries lie to each other.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial int OGR_G_Intersects(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial int OGR_G_Equals(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial int OGR_G_Disjoint(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial int OGR_G_Touches(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial int OGR_G_Crosses(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial int OGR_G_Within(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial int OGR_G_Contains(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial int OGR_G_Overlaps(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial double OGR_G_Distance(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial double OGR_G_Distance3D(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial int OGR_G_IsEmpty(nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_G_IsValid(nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_G_IsSimple(nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_G_IsRing(nint geometry);
}
