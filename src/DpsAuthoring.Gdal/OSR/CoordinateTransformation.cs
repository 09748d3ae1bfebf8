using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OSR;

/// <summary>Turns coordinates of one coordinate system into those of another. One object is for one thread at a time.</summary>
public sealed class CoordinateTransformation : IDisposable
{
    /// <summary>Makes a transformation.</summary>
    /// <param name="src">The coordinate system of what is given.</param>
    /// <param name="dst">The coordinate system of what is returned.</param>
    /// <exception cref="GdalException">PROJ knows no way between them.</exception>
    public CoordinateTransformation(SpatialReference src, SpatialReference dst)
    {
        ArgumentNullException.ThrowIfNull(src);
        ArgumentNullException.ThrowIfNull(dst);
        using var call = new NativeCall(src.Handle, Osr.Throws);
        using var source = new HandleLease(src.Handle);
        using var destination = new HandleLease(dst.Handle);
        nint transformation = LibGdal.OCTNewCoordinateTransformation(source.Pointer, destination.Pointer);
        Handle = new CoordinateTransformationHandle(
            call.CheckedHandle(transformation, "There is no transformation between these coordinate systems"));
    }

    private CoordinateTransformation(CoordinateTransformationHandle handle) => Handle = handle;

    internal CoordinateTransformationHandle Handle { get; }

    private nint Pointer => Handle.DangerousGetHandle();

    /// <summary>Makes the transformation back.</summary>
    /// <returns>The inverse.</returns>
    /// <exception cref="GdalException">It has none.</exception>
    public CoordinateTransformation GetInverse()
    {
        using NativeCall call = Enter();
        return new CoordinateTransformation(
            new CoordinateTransformationHandle(call.CheckedHandle(LibGdal.OCTGetInverse(Pointer), "The transformation has no inverse")));
    }

    /// <summary>Transforms a point in place.</summary>
    /// <param name="inout">x, y and z.</param>
    /// <exception cref="ArgumentException">The array has fewer than three elements.</exception>
    /// <exception cref="GdalException">The point cannot be transformed.</exception>
    public unsafe void TransformPoint(double[] inout)
    {
        Dataset.RequireLength(inout, 3, nameof(inout));
        using NativeCall call = Enter();
        fixed (double* p = inout)
        {
            Transformed(call, LibGdal.OCTTransform(Pointer, 1, p, p + 1, p + 2));
        }
    }

    /// <summary>Transforms a point.</summary>
    /// <param name="argout">x, y and z, filled in.</param>
    /// <param name="x">The first coordinate.</param>
    /// <param name="y">The second coordinate.</param>
    /// <param name="z">The height; 0 when there is none.</param>
    /// <exception cref="ArgumentException">The array has fewer than three elements.</exception>
    /// <exception cref="GdalException">The point cannot be transformed.</exception>
    public void TransformPoint(double[] argout, double x, double y, double z)
    {
        Dataset.RequireLength(argout, 3, nameof(argout));
        (argout[0], argout[1], argout[2]) = (x, y, z);
        TransformPoint(argout);
    }

    /// <summary>Transforms a point at a time.</summary>
    /// <param name="argout">x, y, z and time, filled in.</param>
    /// <param name="x">The first coordinate.</param>
    /// <param name="y">The second coordinate.</param>
    /// <param name="z">The height; 0 when there is none.</param>
    /// <param name="t">The time, in years.</param>
    /// <exception cref="ArgumentException">The array has fewer than four elements.</exception>
    /// <exception cref="GdalException">The point cannot be transformed.</exception>
    public unsafe void TransformPoint(double[] argout, double x, double y, double z, double t)
    {
        Dataset.RequireLength(argout, 4, nameof(argout));
        (argout[0], argout[1], argout[2], argout[3]) = (x, y, z, t);
        using NativeCall call = Enter();
        fixed (double* p = argout)
        {
            Transformed(call, LibGdal.OCTTransform4D(Pointer, 1, p, p + 1, p + 2, p + 3, null));
        }
    }

    /// <summary>Transforms a point at a time, and returns a number where it cannot.</summary>
    /// <param name="argout">x, y, z and time, filled in.</param>
    /// <param name="x">The first coordinate.</param>
    /// <param name="y">The second coordinate.</param>
    /// <param name="z">The height; 0 when there is none.</param>
    /// <param name="t">The time, in years.</param>
    /// <returns>0, or PROJ's error number.</returns>
    /// <exception cref="ArgumentException">The array has fewer than four elements.</exception>
    public unsafe int TransformPointWithErrorCode(double[] argout, double x, double y, double z, double t)
    {
        Dataset.RequireLength(argout, 4, nameof(argout));
        (argout[0], argout[1], argout[2], argout[3]) = (x, y, z, t);
        using NativeCall call = Enter();
        int error = 0;
        fixed (double* p = argout)
        {
            _ = LibGdal.OCTTransform4DWithErrorCodes(Pointer, 1, p, p + 1, p + 2, p + 3, &error);
        }

        return error;
    }

    /// <summary>Transforms points in place.</summary>
    /// <param name="nCount">Number of points.</param>
    /// <param name="x">Their first coordinates.</param>
    /// <param name="y">Their second coordinates.</param>
    /// <param name="z">Their heights.</param>
    /// <exception cref="ArgumentException">An array has fewer than <paramref name="nCount"/> elements.</exception>
    /// <exception cref="GdalException">A point cannot be transformed.</exception>
    public unsafe void TransformPoints(int nCount, double[] x, double[] y, double[] z)
    {
        Dataset.RequireLength(x, nCount, nameof(x));
        Dataset.RequireLength(y, nCount, nameof(y));
        Dataset.RequireLength(z, nCount, nameof(z));
        using NativeCall call = Enter();
        fixed (double* px = x, py = y, pz = z)
        {
            Transformed(call, LibGdal.OCTTransform(Pointer, nCount, px, py, pz));
        }
    }

    /// <summary>Transforms a rectangle: the result holds all of it.</summary>
    /// <param name="argout">Least x, least y, greatest x and greatest y, filled in.</param>
    /// <param name="minx">The least first coordinate.</param>
    /// <param name="miny">The least second coordinate.</param>
    /// <param name="maxx">The greatest first coordinate.</param>
    /// <param name="maxy">The greatest second coordinate.</param>
    /// <param name="densify_pts">Points to add on each edge: 21 is usual.</param>
    /// <exception cref="ArgumentException">The array has fewer than four elements.</exception>
    /// <exception cref="GdalException">It cannot be transformed.</exception>
    public unsafe void TransformBounds(double[] argout, double minx, double miny, double maxx, double maxy, int densify_pts)
    {
        Dataset.RequireLength(argout, 4, nameof(argout));
        using NativeCall call = Enter();
        fixed (double* p = argout)
        {
            Transformed(call, LibGdal.OCTTransformBounds(Pointer, minx, miny, maxx, maxy, p, p + 1, p + 2, p + 3, densify_pts));
        }
    }

    /// <summary>Frees it.</summary>
    public void Dispose() => Handle.Dispose();

    private static void Transformed(NativeCall call, int success)
    {
        call.Checked(0);
        if (success == 0 && Osr.Throws)
        {
            throw call.Failure("The coordinates cannot be transformed");
        }
    }

    private NativeCall Enter() => new(Handle, Osr.Throws);
}
