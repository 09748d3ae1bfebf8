using OSGeo.GDAL;
using OSGeo.Native;
using OSGeo.OSR;

namespace OSGeo.OGR;

// What is made of it, and what changes it as a whole.
public sealed partial class Geometry
{
    /// <summary>Gets the boundary: a polygon's rings, a line's ends.</summary>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">There is none.</exception>
    public Geometry Boundary()
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_Boundary(Pointer));
    }

    /// <inheritdoc cref="Boundary()"/>
    public Geometry GetBoundary() => Boundary();

    /// <summary>Gets the convex hull.</summary>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry ConvexHull()
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_ConvexHull(Pointer));
    }

    /// <summary>Gets a hull that follows the points closer than the convex one. Needs GDAL 3.6 and GEOS 3.11.</summary>
    /// <param name="ratio">From 0, as close as possible, to 1, convex.</param>
    /// <param name="allowHoles">Whether it may have holes.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry ConcaveHull(double ratio, bool allowHoles)
    {
        GdalLibrary.Require("3.6", "Geometry.ConcaveHull");
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_ConcaveHull(Pointer, ratio, allowHoles ? 1 : 0));
    }

    /// <summary>Gets the Delaunay triangles of its points.</summary>
    /// <param name="dfTolerance">Points closer than this are one; 0 for none.</param>
    /// <param name="bOnlyEdges">1 for the edges as lines, 0 for the triangles as polygons.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry DelaunayTriangulation(double dfTolerance, int bOnlyEdges)
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_DelaunayTriangulation(Pointer, dfTolerance, bOnlyEdges));
    }

    /// <summary>Gets the centre of gravity.</summary>
    /// <returns>A new point.</returns>
    /// <exception cref="GdalException">It is empty.</exception>
    public Geometry Centroid()
    {
        using NativeCall call = Enter();
        nint point = LibGdal.OGR_G_CreateGeometry((int)wkbGeometryType.wkbPoint);
        int error = LibGdal.OGR_G_Centroid(Pointer, point);
        Geometry centroid = Made(call, point);
        return call.CheckedOgr(error) == 0 ? centroid : null!;
    }

    /// <summary>Gets a point that is surely on it, which the centroid of a bent shape is not.</summary>
    /// <returns>A new point.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry PointOnSurface()
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_PointOnSurface(Pointer));
    }

    /// <summary>Gets all that is within a distance of it.</summary>
    /// <param name="distance">In the unit of the coordinates; negative shrinks a polygon.</param>
    /// <param name="quadsecs">Segments for a quarter of a circle: 30 where there is no reason for another number.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry Buffer(double distance, int quadsecs)
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_Buffer(Pointer, distance, quadsecs));
    }

    /// <summary>Gets what it has in common with another geometry.</summary>
    /// <param name="other">The other.</param>
    /// <returns>A new geometry; empty when that is nothing.</returns>
    /// <exception cref="GdalException">It failed: one of them is not valid (see <see cref="MakeValid"/>).</exception>
    public Geometry Intersection(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return Made(call, LibGdal.OGR_G_Intersection(Pointer, theOther.Pointer));
    }

    /// <summary>Gets it and another geometry as one.</summary>
    /// <param name="other">The other.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed: one of them is not valid (see <see cref="MakeValid"/>).</exception>
    public Geometry Union(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return Made(call, LibGdal.OGR_G_Union(Pointer, theOther.Pointer));
    }

    /// <summary>Gets the polygons of a multipolygon as one shape.</summary>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry UnionCascaded()
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_UnionCascaded(Pointer));
    }

    /// <summary>Gets what it has and another geometry has not.</summary>
    /// <param name="other">The other.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed: one of them is not valid (see <see cref="MakeValid"/>).</exception>
    public Geometry Difference(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return Made(call, LibGdal.OGR_G_Difference(Pointer, theOther.Pointer));
    }

    /// <summary>Gets what either has and the other has not.</summary>
    /// <param name="other">The other.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed: one of them is not valid (see <see cref="MakeValid"/>).</exception>
    public Geometry SymmetricDifference(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var theOther = new HandleLease(other.Native);
        return Made(call, LibGdal.OGR_G_SymDifference(Pointer, theOther.Pointer));
    }

    /// <inheritdoc cref="SymmetricDifference(Geometry)"/>
    public Geometry SymDifference(Geometry other) => SymmetricDifference(other);

    /// <summary>Gets it with fewer points. A polygon may come out invalid.</summary>
    /// <param name="tolerance">How far the result may be from it.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry Simplify(double tolerance)
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_Simplify(Pointer, tolerance));
    }

    /// <summary>Gets it with fewer points, and as valid as it was.</summary>
    /// <param name="tolerance">How far the result may be from it.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry SimplifyPreserveTopology(double tolerance)
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_SimplifyPreserveTopology(Pointer, tolerance));
    }

    /// <summary>Gets the polygons that a collection of lines encloses.</summary>
    /// <returns>A new collection.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry Polygonize()
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_Polygonize(Pointer));
    }

    /// <summary>Gets it mended: valid, with all its points.</summary>
    /// <param name="options"><c>METHOD=LINEWORK</c> or <c>STRUCTURE</c>; null for the first.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry MakeValid(string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return Made(call, LibGdal.OGR_G_MakeValidEx(Pointer, list.Pointer));
    }

    /// <summary>Gets it in normal form, so that equal geometries look the same.</summary>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry Normalize()
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_Normalize(Pointer));
    }

    /// <summary>Gets a collection without the parts of lower dimension: without the lines beside its polygons.</summary>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry RemoveLowerDimensionSubGeoms()
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_RemoveLowerDimensionSubGeoms(Pointer));
    }

    /// <summary>Gets it with straight segments for its arcs.</summary>
    /// <param name="dfMaxAngleStepSizeDegrees">The longest step along an arc; 0 for GDAL's own.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry GetLinearGeometry(double dfMaxAngleStepSizeDegrees, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return Made(call, LibGdal.OGR_G_GetLinearGeometry(Pointer, dfMaxAngleStepSizeDegrees, list.Pointer));
    }

    /// <summary>Gets it with arcs again for the segments that were made of them.</summary>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public Geometry GetCurveGeometry(string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return Made(call, LibGdal.OGR_G_GetCurveGeometry(Pointer, list.Pointer));
    }

    /// <summary>Gets a point along a line.</summary>
    /// <param name="dfDistance">The way from its start.</param>
    /// <returns>A new point.</returns>
    /// <exception cref="GdalException">It is no line.</exception>
    public Geometry Value(double dfDistance)
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_Value(Pointer, dfDistance));
    }

    /// <summary>Gets it in another coordinate system, cut where that must be.</summary>
    /// <param name="transformer">The transformation.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">A point has no place in the other system.</exception>
    public Geometry Transform(GeomTransformer transformer)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        using NativeCall call = Enter();
        using var theTransformer = new HandleLease(transformer.Native);
        return Made(call, LibGdal.OGR_GeomTransformer_Transform(theTransformer.Pointer, Pointer));
    }

    /// <summary>Takes it to another coordinate system.</summary>
    /// <param name="trans">The transformation.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">A point has no place in the other system.</exception>
    public int Transform(CoordinateTransformation trans)
    {
        ArgumentNullException.ThrowIfNull(trans);
        using NativeCall call = Enter();
        using var theTrans = new HandleLease(trans.Handle);
        return call.CheckedOgr(LibGdal.OGR_G_Transform(Pointer, theTrans.Pointer));
    }

    /// <summary>Takes it to another coordinate system from its own.</summary>
    /// <param name="reference">The other system.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It has no coordinate system, or a point has no place in the other.</exception>
    public int TransformTo(SpatialReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        using NativeCall call = Enter();
        using var theReference = new HandleLease(reference.Handle);
        return call.CheckedOgr(LibGdal.OGR_G_TransformTo(Pointer, theReference.Pointer));
    }

    /// <summary>Divides its segments.</summary>
    /// <param name="dfMaxLength">The longest that a segment may be.</param>
    public void Segmentize(double dfMaxLength)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_Segmentize(Pointer, dfMaxLength);
        call.Checked(0);
    }

    /// <summary>Has all rings end where they start.</summary>
    public void CloseRings()
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_CloseRings(Pointer);
        call.Checked(0);
    }

    /// <summary>Takes heights and measures away.</summary>
    public void FlattenTo2D()
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_FlattenTo2D(Pointer);
        call.Checked(0);
    }

    /// <summary>Exchanges x and y, for data whose axes are the other way round.</summary>
    public void SwapXY()
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_SwapXY(Pointer);
        call.Checked(0);
    }

    /// <summary>Gets the area.</summary>
    /// <returns>In the squared unit of the coordinates; 0 for points and lines.</returns>
    public double GetArea()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_Area(Pointer));
    }

    /// <inheritdoc cref="GetArea()"/>
    public double Area() => GetArea();

    /// <summary>Gets the length of a line.</summary>
    /// <returns>In the unit of the coordinates; 0 for what is no line.</returns>
    public double Length()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_Length(Pointer));
    }
}
