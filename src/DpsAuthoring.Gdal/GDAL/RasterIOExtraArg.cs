using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>What a read or write may be told beyond its window: resampling, a window in fractions of pixels, progress.</summary>
public sealed class RasterIOExtraArg : IDisposable
{
    /// <summary>Gets or sets the version of GDAL's structure. It stays 1.</summary>
    public int nVersion { get; set; } = 1;

    /// <summary>Gets or sets the resampling where window and buffer differ in size. Default: nearest.</summary>
    public RIOResampleAlg eResampleAlg { get; set; }

    /// <summary>Gets or sets what is told of the progress; null for nobody.</summary>
    public Gdal.GDALProgressFuncDelegate? pfnProgress { get; set; }

    /// <summary>Gets or sets a pointer handed to <see cref="pfnProgress"/>.</summary>
    public IntPtr pProgressData { get; set; }

    /// <summary>Gets or sets whether (1) the window is given by the four properties below, inside the one given in whole pixels.</summary>
    public int bFloatingPointWindowValidity { get; set; }

    /// <summary>Gets or sets the window's left edge in pixels.</summary>
    public double dfXOff { get; set; }

    /// <summary>Gets or sets the window's upper edge in pixels.</summary>
    public double dfYOff { get; set; }

    /// <summary>Gets or sets the window's width in pixels.</summary>
    public double dfXSize { get; set; }

    /// <summary>Gets or sets the window's height in pixels.</summary>
    public double dfYSize { get; set; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal static unsafe RasterIOArguments ToNative(RasterIOExtraArg? extra, Progress progress) => new()
    {
        Version = 1,
        Resampling = (int)(extra?.eResampleAlg ?? RIOResampleAlg.GRIORA_NearestNeighbour),
        Progress = (nint)progress.Function,
        ProgressData = (nint)progress.Data,
        FloatingPointWindow = extra?.bFloatingPointWindowValidity ?? 0,
        XOff = extra?.dfXOff ?? 0,
        YOff = extra?.dfYOff ?? 0,
        XSize = extra?.dfXSize ?? 0,
        YSize = extra?.dfYSize ?? 0,
    };
}
