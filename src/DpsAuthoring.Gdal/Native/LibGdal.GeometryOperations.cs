using System.Runtime.InteropServices;

namespace OSGeo.Native;

// What is made of geometries.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint OGR_G_Boundary(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ConvexHull(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ConcaveHull(nint geometry, double ratio, int allowHoles);

    [LibraryImport(Name)]
    public static partial nint OGR_G_DelaunayTriangulation(nint geometry, double dfTolerance, int bOnlyEdges);

    [LibraryImport(Name)]
    public static partial int OGR_G_Centroid(nint geometry, nint point);

    [LibraryImport(Name)]
    public static partial nint OGR_G_PointOnSurface(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_Buffer(nint geometry, double distance, int quadsecs);

    [LibraryImport(Name)]
    public static partial nint OGR_G_Intersection(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial nint OGR_G_Union(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial nint OGR_G_UnionCascaded(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_Difference(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial nint OGR_G_SymDifference(nint geometry, nint other);

    [LibraryImport(Name)]
    public static partial nint OGR_G_Simplify(nint geometry, double tolerance);

    [LibraryImport(Name)]
    public static partial nint OGR_G_SimplifyPreserveTopology(nint geometry, double tolerance);

    [LibraryImport(Name)]
    public static partial nint OGR_G_Polygonize(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_MakeValidEx(nint geometry, nint options);

    [LibraryImport(Name)]
    public static partial nint OGR_G_Normalize(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_RemoveLowerDimensionSubGeoms(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_GetLinearGeometry(nint geometry, double dfMaxAngleStepSizeDegrees, nint options);

    [LibraryImport(Name)]
    public static partial nint OGR_G_GetCurveGeometry(nint geometry, nint options);

    [LibraryImport(Name)]
    public static partial nint OGR_G_Value(nint geometry, double dfDistance);

    [LibraryImport(Name)]
    public static partial nint OGR_GeomTransformer_Transform(nint transformer, nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_G_Transform(nint geometry, nint trans);

    [LibraryImport(Name)]
    public static partial int OGR_G_TransformTo(nint geometry, nint reference);

    [LibraryImport(Name)]
    public static partial void OGR_G_Segmentize(nint geometry, double dfMaxLength);

    [LibraryImport(Name)]
    public static partial void OGR_G_CloseRings(nint geometry);

    [LibraryImport(Name)]
    public static partial void OGR_G_FlattenTo2D(nint geometry);

    [LibraryImport(Name)]
    public static partial void OGR_G_SwapXY(nint geometry);

    [LibraryImport(Name)]
    public static partial double OGR_G_Area(nint geometry);

    [LibraryImport(Name)]
    public static partial double OGR_G_Length(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_GeomTransformer_Create(nint transformation, nint options);

    [LibraryImport(Name)]
    public static partial void OGR_GeomTransformer_Destroy(nint transformer);

    [LibraryImport(Name)]
    public static partial nint OGRCreatePreparedGeometry(nint geometry);

    [LibraryImport(Name)]
    public static partial void OGRDestroyPreparedGeometry(nint prepared);

    [LibraryImport(Name)]
    public static partial int OGRPreparedGeometryIntersects(nint prepared, nint other);

    [LibraryImport(Name)]
    public static partial int OGRPreparedGeometryContains(nint prepared, nint other);
}
