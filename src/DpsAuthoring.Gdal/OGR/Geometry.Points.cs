using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

// Its type, its dimensions and its points.
public sealed partial class Geometry
{
    /// <summary>Gets the name of its type, as WKT has it.</summary>
    /// <returns>The name: <c>POLYGON</c>.</returns>
    public string GetGeometryName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_G_GetGeometryName(Pointer)) ?? "");
    }

    /// <summary>Gets its type.</summary>
    /// <returns>The type.</returns>
    public wkbGeometryType GetGeometryType()
    {
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_G_GetGeometryType(Pointer));
    }

    /// <summary>Gets its dimension.</summary>
    /// <returns>0 for points, 1 for lines, 2 for surfaces.</returns>
    public int GetDimension()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_GetDimension(Pointer));
    }

    /// <summary>Gets the number of coordinates of a point, without the measure.</summary>
    /// <returns>2 or 3; 0 for an empty point.</returns>
    public int GetCoordinateDimension()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_GetCoordinateDimension(Pointer));
    }

    /// <summary>Gets the number of coordinates of a point, with the measure.</summary>
    /// <returns>2, 3 or 4.</returns>
    public int CoordinateDimension()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_CoordinateDimension(Pointer));
    }

    /// <summary>Sets the number of coordinates of a point.</summary>
    /// <param name="dimension">2 or 3.</param>
    public void SetCoordinateDimension(int dimension)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_SetCoordinateDimension(Pointer, dimension);
        call.Checked(0);
    }

    /// <summary>Gets whether it has heights.</summary>
    /// <returns>1 when it has, else 0.</returns>
    public int Is3D()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_Is3D(Pointer));
    }

    /// <summary>Sets whether it has heights.</summary>
    /// <param name="b3D">1 when it has, else 0.</param>
    public void Set3D(int b3D)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_Set3D(Pointer, b3D);
        call.Checked(0);
    }

    /// <summary>Gets whether it has measures.</summary>
    /// <returns>1 when it has, else 0.</returns>
    public int IsMeasured()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_IsMeasured(Pointer));
    }

    /// <summary>Sets whether it has measures.</summary>
    /// <param name="bMeasured">1 when it has, else 0.</param>
    public void SetMeasured(int bMeasured)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_SetMeasured(Pointer, bMeasured);
        call.Checked(0);
    }

    /// <summary>Gets whether there are arcs in it.</summary>
    /// <param name="bLookForCircular">1 to look whether there are any really, 0 to judge by the type.</param>
    /// <returns>1 when there are, else 0.</returns>
    public int HasCurveGeometry(int bLookForCircular)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_HasCurveGeometry(Pointer, bLookForCircular));
    }

    /// <summary>Gets the number of points of a point or line.</summary>
    /// <returns>The number; 0 for what has parts instead.</returns>
    public int GetPointCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_GetPointCount(Pointer));
    }

    /// <summary>Gets the x of a point.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <returns>The number.</returns>
    /// <exception cref="GdalException">There is no such point.</exception>
    public double GetX(int point)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_GetX(Pointer, point));
    }

    /// <summary>Gets the y of a point.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <returns>The number.</returns>
    /// <exception cref="GdalException">There is no such point.</exception>
    public double GetY(int point)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_GetY(Pointer, point));
    }

    /// <summary>Gets the height of a point.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <returns>The number; 0 when it has none.</returns>
    /// <exception cref="GdalException">There is no such point.</exception>
    public double GetZ(int point)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_GetZ(Pointer, point));
    }

    /// <summary>Gets the measure of a point.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <returns>The number; 0 when it has none.</returns>
    /// <exception cref="GdalException">There is no such point.</exception>
    public double GetM(int point)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_GetM(Pointer, point));
    }

    /// <summary>Adds a point with a height to a line or ring, or places a point.</summary>
    /// <param name="x">Its x.</param>
    /// <param name="y">Its y.</param>
    /// <param name="z">Its height.</param>
    public void AddPoint(double x, double y, double z)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_AddPoint(Pointer, x, y, z);
        call.Checked(0);
    }

    /// <summary>Adds a point to a line or ring, or places a point.</summary>
    /// <param name="x">Its x.</param>
    /// <param name="y">Its y.</param>
    public void AddPoint_2D(double x, double y)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_AddPoint_2D(Pointer, x, y);
        call.Checked(0);
    }

    /// <summary>Adds a point with a measure to a line or ring, or places a point.</summary>
    /// <param name="x">Its x.</param>
    /// <param name="y">Its y.</param>
    /// <param name="m">Its measure.</param>
    public void AddPointM(double x, double y, double m)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_AddPointM(Pointer, x, y, m);
        call.Checked(0);
    }

    /// <summary>Adds a point with a height and a measure to a line or ring, or places a point.</summary>
    /// <param name="x">Its x.</param>
    /// <param name="y">Its y.</param>
    /// <param name="z">Its height.</param>
    /// <param name="m">Its measure.</param>
    public void AddPointZM(double x, double y, double z, double m)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_AddPointZM(Pointer, x, y, z, m);
        call.Checked(0);
    }

    /// <summary>Sets a point with a height; a line grows as needed.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <param name="x">Its x.</param>
    /// <param name="y">Its y.</param>
    /// <param name="z">Its height.</param>
    /// <exception cref="GdalException">There is no such point.</exception>
    public void SetPoint(int point, double x, double y, double z)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_SetPoint(Pointer, point, x, y, z);
        call.Checked(0);
    }

    /// <summary>Sets a point; a line grows as needed.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <param name="x">Its x.</param>
    /// <param name="y">Its y.</param>
    /// <exception cref="GdalException">There is no such point.</exception>
    public void SetPoint_2D(int point, double x, double y)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_SetPoint_2D(Pointer, point, x, y);
        call.Checked(0);
    }

    /// <summary>Sets a point with a measure; a line grows as needed.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <param name="x">Its x.</param>
    /// <param name="y">Its y.</param>
    /// <param name="m">Its measure.</param>
    /// <exception cref="GdalException">There is no such point.</exception>
    public void SetPointM(int point, double x, double y, double m)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_SetPointM(Pointer, point, x, y, m);
        call.Checked(0);
    }

    /// <summary>Sets a point with a height and a measure; a line grows as needed.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <param name="x">Its x.</param>
    /// <param name="y">Its y.</param>
    /// <param name="z">Its height.</param>
    /// <param name="m">Its measure.</param>
    /// <exception cref="GdalException">There is no such point.</exception>
    public void SetPointZM(int point, double x, double y, double z, double m)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_G_SetPointZM(Pointer, point, x, y, z, m);
        call.Checked(0);
    }

    /// <summary>Gets a point with its height.</summary>
    /// <param name="iPoint">Its number, from 0.</param>
    /// <param name="argout">Three numbers, filled in.</param>
    /// <exception cref="ArgumentException"><paramref name="argout"/> has fewer than three elements.</exception>
    /// <exception cref="GdalException">There is no such point.</exception>
    public void GetPoint(int iPoint, double[] argout)
    {
        Dataset.RequireLength(argout, 3, nameof(argout));
        using NativeCall call = Enter();
        LibGdal.OGR_G_GetPoint(Pointer, iPoint, out argout[0], out argout[1], out argout[2]);
        call.Checked(0);
    }

    /// <summary>Gets a point.</summary>
    /// <param name="iPoint">Its number, from 0.</param>
    /// <param name="argout">Two numbers, filled in.</param>
    /// <exception cref="ArgumentException"><paramref name="argout"/> has fewer than two elements.</exception>
    /// <exception cref="GdalException">There is no such point.</exception>
    public void GetPoint_2D(int iPoint, double[] argout)
    {
        Dataset.RequireLength(argout, 2, nameof(argout));
        using NativeCall call = Enter();
        LibGdal.OGR_G_GetPoint(Pointer, iPoint, out argout[0], out argout[1], out _);
        call.Checked(0);
    }

    /// <summary>Gets a point with its height and measure.</summary>
    /// <param name="iPoint">Its number, from 0.</param>
    /// <param name="argout">Four numbers, filled in.</param>
    /// <exception cref="ArgumentException"><paramref name="argout"/> has fewer than four elements.</exception>
    /// <exception cref="GdalException">There is no such point.</exception>
    public void GetPointZM(int iPoint, double[] argout)
    {
        Dataset.RequireLength(argout, 4, nameof(argout));
        using NativeCall call = Enter();
        LibGdal.OGR_G_GetPointZM(Pointer, iPoint, out argout[0], out argout[1], out argout[2], out argout[3]);
        call.Checked(0);
    }
}
