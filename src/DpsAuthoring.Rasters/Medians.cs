using System.Numerics;

namespace DpsAuthoring.Rasters;

/// <summary>
/// The medians of a block's inputs: a network of comparisons sorts a vector of pixels at once. Floating pixels without data sort behind
/// all others, and are counted.
/// </summary>
internal readonly struct Medians<T>(Block<T> block, int first, int count, int band)
    where T : unmanaged, INumber<T>
{
    private readonly (int Low, int High)[] _sorting = SortingNetwork.Whole(count);
    private readonly (int Low, int High)[] _middle = SortingNetwork.Middle(count);
    private readonly T[] _present = new T[count];
    private readonly Vector<T>[] _values = new Vector<T>[count];

    public void Fill()
    {
        for (int y = 0; y < block.Height; y++)
        {
            int start = block.RowStart(y);
            Span<T> output = block.OutputAt(band).Slice(y * block.Width, block.Width);
            int x = 0;
            for (; x <= output.Length - Vector<T>.Count; x += Vector<T>.Count)
            {
                if (PixelType.IsFloating<T>())
                {
                    Floating(start + x).CopyTo(output[x..]);
                }
                else if (AreAllValid(start + x))
                {
                    Full(start + x).CopyTo(output[x..]);
                }
                else
                {
                    OneByOne(start + x, output.Slice(x, Vector<T>.Count));
                }
            }

            OneByOne(start + x, output[x..]);
        }
    }

    private static Vector<T> Middle(Vector<T> low, Vector<T> high)
    {
        if (PixelType.IsFloating<T>())
        {
            return (low + high) * new Vector<T>(T.CreateTruncating(0.5));
        }

        // Half the sum without its overflow, rounded down; then towards zero.
        Vector<T> half = (low & high) + ((low ^ high) >> 1);
        return half + ((low ^ high) & Vector<T>.One & Vector.LessThan(half, Vector<T>.Zero));
    }

    private static void Sort((int Low, int High)[] network, Vector<T>[] values)
    {
        foreach ((int low, int high) in network)
        {
            (Vector<T> a, Vector<T> b) = (values[low], values[high]);
            (values[low], values[high]) = (Vector.Min(a, b), Vector.Max(a, b));
        }
    }

    private Vector<T> Floating(int place)
    {
        Vector<T> present = Vector<T>.Zero;
        var last = new Vector<T>(T.CreateSaturating(double.PositiveInfinity));
        for (int i = 0; i < count; i++)
        {
            var value = new Vector<T>(block[first + i][place..]);
            var isNumber = Vector.Equals(value, value);
            present += Vector.ConditionalSelect(isNumber, Vector<T>.One, Vector<T>.Zero);
            _values[i] = Vector.ConditionalSelect(isNumber, value, last);
        }

        if (present == new Vector<T>(T.CreateTruncating(count)))
        {
            Sort(_middle, _values);
            return Middle(_values[(count - 1) / 2], _values[count / 2]);
        }

        Sort(_sorting, _values);
        Vector<T> median = new(Validity.NaN<T>());
        for (int n = 1; n <= count; n++)
        {
            var these = Vector.Equals(present, new Vector<T>(T.CreateTruncating(n)));
            median = Vector.ConditionalSelect(these, Middle(_values[(n - 1) / 2], _values[n / 2]), median);
        }

        return median;
    }

    private Vector<T> Full(int place)
    {
        for (int i = 0; i < count; i++)
        {
            _values[i] = new Vector<T>(block[first + i][place..]);
        }

        Sort(_middle, _values);
        return (count & 1) == 1 ? _values[count / 2] : Middle(_values[(count - 1) / 2], _values[count / 2]);
    }

    private bool AreAllValid(int place)
    {
        for (int i = first; i < first + count; i++)
        {
            ReadOnlySpan<bool> valid = block.Valid(i);
            if (!valid.IsEmpty && valid.Slice(place, Vector<T>.Count).Contains(false))
            {
                return false;
            }
        }

        return true;
    }

    private void OneByOne(int place, Span<T> output)
    {
        for (int x = 0; x < output.Length; x++)
        {
            int present = Combine.Present(block, first, count, place + x, _present);
            if (present == 0)
            {
                output[x] = block.NoData(band);
                continue;
            }

            Span<T> values = _present.AsSpan(0, present);
            values.Sort();
            output[x] = (present & 1) == 1
                ? values[present / 2]
                : Middle(new Vector<T>(values[(present / 2) - 1]), new Vector<T>(values[present / 2]))[0];
        }
    }
}
