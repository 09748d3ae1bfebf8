using System.Numerics;
using System.Runtime.InteropServices;

namespace DpsAuthoring.Rasters;

/// <summary>Marks pixels without data: as NaN where the type has one, else in a mask beside the pixels.</summary>
internal static class Validity
{
    public static T NaN<T>()
        where T : unmanaged, INumber<T>
        => T.CreateTruncating(double.NaN);

    public static bool HasNaN<T>(ReadOnlySpan<T> pixels)
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(pixels);
        foreach (Vector<T> vector in vectors)
        {
            if (!Vector.EqualsAll(vector, vector))
            {
                return true;
            }
        }

        foreach (T pixel in pixels[(vectors.Length * Vector<T>.Count)..])
        {
            if (T.IsNaN(pixel))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Marks the pixels of a value.</summary>
    public static void Hide<T>(Span<T> pixels, Span<bool> valid, T value)
        where T : unmanaged, INumber<T>
    {
        if (PixelType.IsFloating<T>())
        {
            Replace(pixels, value, NaN<T>());
            return;
        }

        for (int i = 0; i < pixels.Length; i++)
        {
            valid[i] &= pixels[i] != value;
        }
    }

    /// <summary>Marks the pixels whose mask is 0.</summary>
    public static void HideWhereZero<T>(Span<T> pixels, Span<bool> valid, ReadOnlySpan<byte> mask)
        where T : unmanaged, INumber<T>
    {
        if (mask.IndexOf((byte)0) < 0)
        {
            return;
        }

        for (int i = 0; i < pixels.Length; i++)
        {
            if (mask[i] == 0)
            {
                Hide(pixels, valid, i);
            }
        }
    }

    public static void Hide<T>(Span<T> pixels, Span<bool> valid, int index)
        where T : unmanaged, INumber<T>
    {
        if (PixelType.IsFloating<T>())
        {
            pixels[index] = NaN<T>();
        }
        else
        {
            valid[index] = false;
        }
    }

    /// <summary>Writes another value for one; NaN is a value here.</summary>
    public static void Replace<T>(Span<T> pixels, T value, T by)
        where T : unmanaged, INumber<T>
    {
        var wanted = new Vector<T>(value);
        var other = new Vector<T>(by);
        bool isNaN = T.IsNaN(value);
        Span<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(pixels);
        foreach (ref Vector<T> vector in vectors)
        {
            Vector<T> hit = isNaN ? ~Vector.Equals(vector, vector) : Vector.Equals(vector, wanted);
            vector = Vector.ConditionalSelect(hit, other, vector);
        }

        foreach (ref T pixel in pixels[(vectors.Length * Vector<T>.Count)..])
        {
            pixel = (isNaN ? T.IsNaN(pixel) : pixel == value) ? by : pixel;
        }
    }
}
