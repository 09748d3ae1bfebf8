namespace OSGeo.OGR;

/// <summary>A type of geometries. <c>25D</c> and <c>Z</c> have heights, <c>M</c> measures.</summary>
public enum wkbGeometryType
{
    /// <summary>Any, or several.</summary>
    wkbUnknown = 0,

    /// <summary><c>Point</c>.</summary>
    wkbPoint = 1,

    /// <summary><c>LineString</c>.</summary>
    wkbLineString = 2,

    /// <summary><c>Polygon</c>.</summary>
    wkbPolygon = 3,

    /// <summary><c>MultiPoint</c>.</summary>
    wkbMultiPoint = 4,

    /// <summary><c>MultiLineString</c>.</summary>
    wkbMultiLineString = 5,

    /// <summary><c>MultiPolygon</c>.</summary>
    wkbMultiPolygon = 6,

    /// <summary><c>GeometryCollection</c>.</summary>
    wkbGeometryCollection = 7,

    /// <summary><c>CircularString</c>.</summary>
    wkbCircularString = 8,

    /// <summary><c>CompoundCurve</c>.</summary>
    wkbCompoundCurve = 9,

    /// <summary><c>CurvePolygon</c>.</summary>
    wkbCurvePolygon = 10,

    /// <summary><c>MultiCurve</c>.</summary>
    wkbMultiCurve = 11,

    /// <summary><c>MultiSurface</c>.</summary>
    wkbMultiSurface = 12,

    /// <summary><c>Curve</c>.</summary>
    wkbCurve = 13,

    /// <summary><c>Surface</c>.</summary>
    wkbSurface = 14,

    /// <summary><c>PolyhedralSurface</c>.</summary>
    wkbPolyhedralSurface = 15,

    /// <summary><c>TIN</c>.</summary>
    wkbTIN = 16,

    /// <summary><c>Triangle</c>.</summary>
    wkbTriangle = 17,

    /// <summary>No geometry.</summary>
    wkbNone = 100,

    /// <summary><c>LinearRing</c>.</summary>
    wkbLinearRing = 101,

    /// <summary><c>CircularStringZ</c>.</summary>
    wkbCircularStringZ = 1008,

    /// <summary><c>CompoundCurveZ</c>.</summary>
    wkbCompoundCurveZ = 1009,

    /// <summary><c>CurvePolygonZ</c>.</summary>
    wkbCurvePolygonZ = 1010,

    /// <summary><c>MultiCurveZ</c>.</summary>
    wkbMultiCurveZ = 1011,

    /// <summary><c>MultiSurfaceZ</c>.</summary>
    wkbMultiSurfaceZ = 1012,

    /// <summary><c>CurveZ</c>.</summary>
    wkbCurveZ = 1013,

    /// <summary><c>SurfaceZ</c>.</summary>
    wkbSurfaceZ = 1014,

    /// <summary><c>PolyhedralSurfaceZ</c>.</summary>
    wkbPolyhedralSurfaceZ = 1015,

    /// <summary><c>TINZ</c>.</summary>
    wkbTINZ = 1016,

    /// <summary><c>TriangleZ</c>.</summary>
    wkbTriangleZ = 1017,

    /// <summary><c>PointM</c>.</summary>
    wkbPointM = 2001,

    /// <summary><c>LineStringM</c>.</summary>
    wkbLineStringM = 2002,

    /// <summary><c>PolygonM</c>.</summary>
    wkbPolygonM = 2003,

    /// <summary><c>MultiPointM</c>.</summary>
    wkbMultiPointM = 2004,

    /// <summary><c>MultiLineStringM</c>.</summary>
    wkbMultiLineStringM = 2005,

    /// <summary><c>MultiPolygonM</c>.</summary>
    wkbMultiPolygonM = 2006,

    /// <summary><c>GeometryCollectionM</c>.</summary>
    wkbGeometryCollectionM = 2007,

    /// <summary><c>CircularStringM</c>.</summary>
    wkbCircularStringM = 2008,

    /// <summary><c>CompoundCurveM</c>.</summary>
    wkbCompoundCurveM = 2009,

    /// <summary><c>CurvePolygonM</c>.</summary>
    wkbCurvePolygonM = 2010,

    /// <summary><c>MultiCurveM</c>.</summary>
    wkbMultiCurveM = 2011,

    /// <summary><c>MultiSurfaceM</c>.</summary>
    wkbMultiSurfaceM = 2012,

    /// <summary><c>CurveM</c>.</summary>
    wkbCurveM = 2013,

    /// <summary><c>SurfaceM</c>.</summary>
    wkbSurfaceM = 2014,

    /// <summary><c>PolyhedralSurfaceM</c>.</summary>
    wkbPolyhedralSurfaceM = 2015,

    /// <summary><c>TINM</c>.</summary>
    wkbTINM = 2016,

    /// <summary><c>TriangleM</c>.</summary>
    wkbTriangleM = 2017,

    /// <summary><c>PointZM</c>.</summary>
    wkbPointZM = 3001,

    /// <summary><c>LineStringZM</c>.</summary>
    wkbLineStringZM = 3002,

    /// <summary><c>PolygonZM</c>.</summary>
    wkbPolygonZM = 3003,

    /// <summary><c>MultiPointZM</c>.</summary>
    wkbMultiPointZM = 3004,

    /// <summary><c>MultiLineStringZM</c>.</summary>
    wkbMultiLineStringZM = 3005,

    /// <summary><c>MultiPolygonZM</c>.</summary>
    wkbMultiPolygonZM = 3006,

    /// <summary><c>GeometryCollectionZM</c>.</summary>
    wkbGeometryCollectionZM = 3007,

    /// <summary><c>CircularStringZM</c>.</summary>
    wkbCircularStringZM = 3008,

    /// <summary><c>CompoundCurveZM</c>.</summary>
    wkbCompoundCurveZM = 3009,

    /// <summary><c>CurvePolygonZM</c>.</summary>
    wkbCurvePolygonZM = 3010,

    /// <summary><c>MultiCurveZM</c>.</summary>
    wkbMultiCurveZM = 3011,

    /// <summary><c>MultiSurfaceZM</c>.</summary>
    wkbMultiSurfaceZM = 3012,

    /// <summary><c>CurveZM</c>.</summary>
    wkbCurveZM = 3013,

    /// <summary><c>SurfaceZM</c>.</summary>
    wkbSurfaceZM = 3014,

    /// <summary><c>PolyhedralSurfaceZM</c>.</summary>
    wkbPolyhedralSurfaceZM = 3015,

    /// <summary><c>TINZM</c>.</summary>
    wkbTINZM = 3016,

    /// <summary><c>TriangleZM</c>.</summary>
    wkbTriangleZM = 3017,

    /// <summary><c>GeometryCollection25D</c>.</summary>
    wkbGeometryCollection25D = -2147483641,

    /// <summary><c>LineString25D</c>.</summary>
    wkbLineString25D = -2147483646,

    /// <summary><c>MultiLineString25D</c>.</summary>
    wkbMultiLineString25D = -2147483643,

    /// <summary><c>MultiPoint25D</c>.</summary>
    wkbMultiPoint25D = -2147483644,

    /// <summary><c>MultiPolygon25D</c>.</summary>
    wkbMultiPolygon25D = -2147483642,

    /// <summary><c>Point25D</c>.</summary>
    wkbPoint25D = -2147483647,

    /// <summary><c>Polygon25D</c>.</summary>
    wkbPolygon25D = -2147483645,
}
