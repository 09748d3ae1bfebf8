using System.Runtime.InteropServices;

namespace OSGeo.Native;

/// <summary><c>OGREnvelope</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Extent
{
    public double MinX;
    public double MaxX;
    public double MinY;
    public double MaxY;
}

/// <summary><c>OGREnvelope3D</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Extent3D
{
    public Extent Flat;
    public double MinZ;
    public double MaxZ;
}
