using System.Runtime.InteropServices;
using OSGeo.GDAL;

namespace OSGeo.Native;

/// <summary><c>GDAL_GCP</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ControlPoint
{
    public nint Id;
    public nint Info;
    public double Pixel;
    public double Line;
    public double X;
    public double Y;
    public double Z;
}

/// <summary>Ground control points as GDAL's array, for the time of a call.</summary>
internal sealed class ControlPoints : IDisposable
{
    public ControlPoints(GCP[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        foreach (GCP point in points)
        {
            ArgumentNullException.ThrowIfNull(point, nameof(points));
            OptionalText.RefuseNul(point.Id);
            OptionalText.RefuseNul(point.Info);
        }

        Native = Array.ConvertAll(points, point => new ControlPoint
        {
            Id = Marshal.StringToCoTaskMemUTF8(point.Id ?? ""),
            Info = Marshal.StringToCoTaskMemUTF8(point.Info ?? ""),
            Pixel = point.GCPPixel,
            Line = point.GCPLine,
            X = point.GCPX,
            Y = point.GCPY,
            Z = point.GCPZ,
        });
    }

    public ControlPoint[] Native { get; }

    public static unsafe GCP[] Copy(nint points, int count)
    {
        var copies = new GCP[points == 0 ? 0 : count];
        for (int i = 0; i < copies.Length; i++)
        {
            ControlPoint point = ((ControlPoint*)points)[i];
            copies[i] = new GCP(point.X, point.Y, point.Z, point.Pixel, point.Line, Text.From(point.Info), Text.From(point.Id));
        }

        return copies;
    }

    public void Dispose()
    {
        foreach (ControlPoint point in Native)
        {
            Marshal.FreeCoTaskMem(point.Id);
            Marshal.FreeCoTaskMem(point.Info);
        }
    }
}
