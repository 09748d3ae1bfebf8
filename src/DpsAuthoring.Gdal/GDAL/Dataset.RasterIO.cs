using OSGeo.Native;

namespace OSGeo.GDAL;

// Reading and writing pixels of several bands at once, with the overloads of GDAL's own C# bindings.
public sealed partial class Dataset
{
    /// <summary>
    /// Reads a window of several bands into a buffer, converting to the buffer's type and resampling where the sizes differ.
    /// Overviews are used where they are enough.
    /// </summary>
    /// <param name="xOff">The window's left edge in pixels.</param>
    /// <param name="yOff">The window's upper edge in pixels.</param>
    /// <param name="xSize">The window's width in pixels.</param>
    /// <param name="ySize">The window's height in pixels.</param>
    /// <param name="buffer">Filled with the pixels: band by band, row by row, unless the spacings say otherwise.</param>
    /// <param name="buf_xSize">The buffer's width in pixels.</param>
    /// <param name="buf_ySize">The buffer's height in pixels.</param>
    /// <param name="bandCount">Number of bands.</param>
    /// <param name="bandMap">The bands' numbers, from 1; null for the first <paramref name="bandCount"/>.</param>
    /// <param name="pixelSpace">Bytes from one pixel to the next; 0 when they follow each other.</param>
    /// <param name="lineSpace">Bytes from one row to the next; 0 when they follow each other.</param>
    /// <param name="bandSpace">Bytes from one band to the next; 0 when they follow each other.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="ArgumentException">The buffer or <paramref name="bandMap"/> is too small for this.</exception>
    /// <exception cref="GdalException">The window is not inside the raster, a band does not exist, or the file cannot be read.</exception>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            null);

    /// <summary>
    /// Writes a buffer into a window of several bands, converting from the buffer's type and resampling (nearest) where the sizes differ.
    /// </summary>
    /// <param name="xOff">The window's left edge in pixels.</param>
    /// <param name="yOff">The window's upper edge in pixels.</param>
    /// <param name="xSize">The window's width in pixels.</param>
    /// <param name="ySize">The window's height in pixels.</param>
    /// <param name="buffer">The pixels: band by band, row by row, unless the spacings say otherwise.</param>
    /// <param name="buf_xSize">The buffer's width in pixels.</param>
    /// <param name="buf_ySize">The buffer's height in pixels.</param>
    /// <param name="bandCount">Number of bands.</param>
    /// <param name="bandMap">The bands' numbers, from 1; null for the first <paramref name="bandCount"/>.</param>
    /// <param name="pixelSpace">Bytes from one pixel to the next; 0 when they follow each other.</param>
    /// <param name="lineSpace">Bytes from one row to the next; 0 when they follow each other.</param>
    /// <param name="bandSpace">Bytes from one band to the next; 0 when they follow each other.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="ArgumentException">The buffer or <paramref name="bandMap"/> is too small for this.</exception>
    /// <exception cref="GdalException">The window is not inside the raster, a band does not exist, or the file cannot be
    /// written.</exception>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            extraArg);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            null);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            extraArg);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap, int pixelSpace,
        int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            null);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap, int pixelSpace,
        int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap, int pixelSpace,
        int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap, int pixelSpace,
        int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            extraArg);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            null);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            extraArg);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            null);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int bandCount, int[]? bandMap,
        int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, bandCount, bandMap, pixelSpace, lineSpace, bandSpace,
            extraArg);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="buf_type">The type of the buffer's pixels.</param>
    /// <remarks>Nobody can check the size of what a bare pointer points at: it must hold every pixel.</remarks>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type, int bandCount,
        int[]? bandMap, int pixelSpace, int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, bandCount, bandMap, pixelSpace, lineSpace,
            bandSpace, null);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="buf_type">The type of the buffer's pixels.</param>
    /// <remarks>Nobody can check the size of what a bare pointer points at: it must hold every pixel.</remarks>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type, int bandCount,
        int[]? bandMap, int pixelSpace, int lineSpace, int bandSpace)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, bandCount, bandMap, pixelSpace, lineSpace,
            bandSpace, null);

    /// <inheritdoc cref="ReadRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="buf_type">The type of the buffer's pixels.</param>
    /// <remarks>Nobody can check the size of what a bare pointer points at: it must hold every pixel.</remarks>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type, int bandCount,
        int[]? bandMap, int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, bandCount, bandMap, pixelSpace, lineSpace,
            bandSpace, extraArg);

    /// <inheritdoc cref="WriteRaster(int, int, int, int, byte[], int, int, int, int[], int, int, int)"/>
    /// <param name="buf_type">The type of the buffer's pixels.</param>
    /// <remarks>Nobody can check the size of what a bare pointer points at: it must hold every pixel.</remarks>
    /// <param name="extraArg">Resampling, a window in fractions of pixels, progress.</param>
    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type, int bandCount,
        int[]? bandMap, int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        => Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, bandCount, bandMap, pixelSpace, lineSpace,
            bandSpace, extraArg);

    private unsafe CPLErr Transfer<T>(
        RWFlag direction, int xOff, int yOff, int xSize, int ySize, T[] buffer, int width, int height, int bandCount, int[]? bandMap, int
        pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        RasterBuffer.Validate((long)buffer.Length * sizeof(T), sizeof(T), width, height, bandCount, pixelSpace, lineSpace, bandSpace);
        fixed (T* pixels = buffer)
        {
            return Transfer(
                direction, xOff, yOff, xSize, ySize, (nint)pixels, width, height, RasterBuffer.TypeOf<T>(), bandCount, bandMap, pixelSpace,
                lineSpace, bandSpace, extraArg);
        }
    }

    private unsafe CPLErr Transfer(
        RWFlag direction, int xOff, int yOff, int xSize, int ySize, nint buffer, int width, int height, DataType type, int bandCount,
        int[]? bandMap, int pixelSpace, int lineSpace, int bandSpace, RasterIOExtraArg? extraArg)
    {
        if (bandMap is not null && bandMap.Length < bandCount)
        {
            throw new ArgumentException($"bandMap has {bandMap.Length} elements, and bandCount is {bandCount}.", nameof(bandMap));
        }

        using var progress = new Progress(extraArg?.pfnProgress, extraArg?.pProgressData ?? 0);
        RasterIOArguments arguments = RasterIOExtraArg.ToNative(extraArg, progress);
        using NativeCall call = Enter();
        int result = LibGdal.GDALDatasetRasterIOEx(
            Pointer, (
                int)direction, xOff, yOff, xSize, ySize, (void*)buffer, width, height, (int)type, bandCount, bandMap, pixelSpace, lineSpace,
                bandSpace, &arguments);
        progress.Rethrow();
        return call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The pixels were not transferred");
    }
}
