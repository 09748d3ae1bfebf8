using System.Runtime.InteropServices;

namespace OSGeo.Native;

/// <summary><c>GDALRasterIOExtraArg</c>, version 1: every libgdal since 2.0 reads it, whatever it has added behind.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RasterIOArguments
{
    public int Version;
    public int Resampling;
    public nint Progress;
    public nint ProgressData;
    public int FloatingPointWindow;
    public double XOff;
    public double YOff;
    public double XSize;
    public double YSize;
}

/// <summary><c>GDALColorEntry</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ColorComponents
{
    public short C1;
    public short C2;
    public short C3;
    public short C4;
}
