using OSGeo.Native;

namespace OSGeo.GDAL;

// Reading and writing pixels. The overloads are those of GDAL's own C# bindings: five array types and a pointer, with and without
// RasterIOExtraArg. All end in one transfer.
public sealed partial class Band
{
    /// <summary>
    /// Reads a window into a buffer, converting to the buffer's type and resampling where the sizes differ.
    /// Overviews are used where they are enough.
    /// </summary>
    /// <param name="xOff">The window's left edge in pixels.</param>
    /// <param name="yOff">The window's upper edge in pixels.</param>
    /// <param name="xSize">The window's width in pixels.</param>
    /// <param name="ySize">The window's height in pixels.</param>
    /// <param name="buffer">Filled with the pixels, row by row.</param>
    /// <param name="buf_xSize">The buffer's width in pixels.</param>
    /// <param name="buf_ySize">The buffer's height in pixels.</param>
    /// <param name="pixelSpace">Bytes from one pixel to the next; 0 when they follow each other.</param>
    /// <param name="lineSpace">Bytes from one row to the next; 0 when they follow each other.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="ArgumentException">The buffer is too small for this.</exception>
    /// <exception cref="GdalException">The window is not inside the raster, or the file cannot be read.</exception>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    /// <summary>Writes a buffer into a window, converting from the buffer's type and resampling (nearest) where the sizes differ.</summary>
    /// <param name="xOff">The window's left edge in pixels.</param>
    /// <param name="yOff">The window's upper edge in pixels.</param>
    /// <param name="xSize">The window's width in pixels.</param>
    /// <param name="ySize">The window's height in pixels.</param>
    /// <param name="buffer">The pixels, row by row.</param>
    /// <param name="buf_xSize">The buffer's width in pixels.</param>
    /// <param name="buf_ySize">The buffer's height in pixels.</param>
    /// <param name="pixelSpace">Bytes from one pixel to the next; 0 when they follow each other.</param>
    /// <param name="lineSpace">Bytes from one row to the next; 0 when they follow each other.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="ArgumentException">The buffer is too small for this.</exception>
    /// <exception cref="GdalException">The window is not inside the raster, or the file cannot be written.</exception>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="buf_type">The type of the buffer's pixels.</param>
    /// <remarks>Nobody can check the size of what a bare pointer points at: it must hold every pixel.</remarks>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type, int pixelSpace,
        int lineSpace)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="buf_type">The type of the buffer's pixels.</param>
    /// <remarks>Nobody can check the size of what a bare pointer points at: it must hold every pixel.</remarks>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type, int pixelSpace,
        int lineSpace)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, pixelSpace, lineSpace, null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="buf_type">The type of the buffer's pixels.</param>
    /// <remarks>Nobody can check the size of what a bare pointer points at: it must hold every pixel.</remarks>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, pixelSpace, lineSpace, extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int)"/>
    /// <param name="buf_type">The type of the buffer's pixels.</param>
    /// <remarks>Nobody can check the size of what a bare pointer points at: it must hold every pixel.</remarks>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg)
        => Transfer(RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, pixelSpace, lineSpace, extraArg);

    private unsafe CPLErr Transfer<T>(
        RWFlag direction, int xOff, int yOff, int xSize, int ySize, T[] buffer, int width, int height, int pixelSpace, int lineSpace,
        RasterIOExtraArg? extraArg)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        RasterBuffer.Validate((long)buffer.Length * sizeof(T), sizeof(T), width, height, 1, pixelSpace, lineSpace, 0);
        fixed (T* pixels = buffer)
        {
            return Transfer(
                direction, xOff, yOff, xSize, ySize, (nint)pixels, width, height, RasterBuffer.TypeOf<T>(), pixelSpace, lineSpace,
                extraArg);
        }
    }

    private unsafe CPLErr Transfer(
        RWFlag direction, int xOff, int yOff, int xSize, int ySize, nint buffer, int width, int height, DataType type, int pixelSpace, int
        lineSpace, RasterIOExtraArg? extraArg)
    {
        using var progress = new Progress(extraArg?.pfnProgress, extraArg?.pProgressData ?? 0);
        RasterIOArguments arguments = RasterIOExtraArg.ToNative(extraArg, progress);
        using NativeCall call = Enter();
        int result = LibGdal.GDALRasterIOEx(
            Pointer, (int)direction, xOff, yOff, xSize, ySize, (void*)buffer, width, height, (int)type, pixelSpace, lineSpace, &arguments);
        progress.Rethrow();
        return call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The pixels were not transferred");
    }
}
