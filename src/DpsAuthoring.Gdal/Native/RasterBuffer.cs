using System.Globalization;
using OSGeo.GDAL;

namespace OSGeo.Native;

/// <summary>Checks that an array holds every pixel that GDAL is about to read or write in it.</summary>
internal static class RasterBuffer
{
    /// <exception cref="ArgumentException">The array is too small, or a size or spacing is negative.</exception>
    public static void Validate(
        long arrayBytes, int typeBytes, int width, int height, int bands, int pixelSpace, int lineSpace, int bandSpace)
    {
        if (width < 0 || height < 0 || bands < 0 || pixelSpace < 0 || lineSpace < 0 || bandSpace < 0)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The buffer is described as {width} x {height} pixels, {bands} bands, spacings of {pixelSpace}, {lineSpace} and {bandSpace} bytes; none may be negative in an array."));
        }

        if (width == 0 || height == 0 || bands == 0)
        {
            return;
        }

        Int128 pixel = pixelSpace == 0 ? typeBytes : pixelSpace;
        Int128 line = lineSpace == 0 ? pixel * width : lineSpace;
        Int128 band = bandSpace == 0 ? line * height : bandSpace;
        Int128 needed = (band * (bands - 1)) + (line * (height - 1)) + (pixel * (width - 1)) + typeBytes;
        if (needed > arrayBytes)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The buffer holds {arrayBytes} bytes, and {width} x {height} pixels in {bands} band(s) with these spacings need {needed}."));
        }
    }

    /// <summary>SWIG's bindings know these array types; each has one GDAL type.</summary>
    public static DataType TypeOf<T>()
        where T : unmanaged
        => default(T) switch
        {
            byte => DataType.GDT_Byte,
            short => DataType.GDT_Int16,
            int => DataType.GDT_Int32,
            float => DataType.GDT_Float32,
            double => DataType.GDT_Float64,
            _ => throw new NotSupportedException(typeof(T).Name),
        };
}
