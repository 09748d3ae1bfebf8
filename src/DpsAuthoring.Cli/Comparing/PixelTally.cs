using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using OSGeo.GDAL;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>Counts the pixels of two bands that differ, and finds the greatest difference.</summary>
internal abstract class PixelTally
{
    protected const string WithoutData = "no data";

    private long _compared;

    /// <summary>The type that pixels of both are read as.</summary>
    public abstract DataType Type { get; }

    /// <summary>The bytes of a pixel.</summary>
    public abstract int Size { get; }

    /// <summary>How many pixels have a value in one only.</summary>
    protected long Lone { get; set; }

    /// <summary>How many pixels have two values that are not the same.</summary>
    protected long Differing { get; set; }

    /// <summary>A tally for two bands of any types.</summary>
    public static PixelTally Create(Band first, Band second, Tolerance tolerance)
    {
        BandNoData one = BandNoData.Of(first), other = BandNoData.Of(second);
        PixelTally Of<T>(DataType type)
            where T : unmanaged, INumber<T> => new RealPixels<T>(type, one, other, tolerance);
        return PixelTypes.Common(first.DataType, second.DataType) switch
        {
            DataType.GDT_Byte => Of<byte>(DataType.GDT_Byte),
            DataType.GDT_UInt16 => Of<ushort>(DataType.GDT_UInt16),
            DataType.GDT_Int16 => Of<short>(DataType.GDT_Int16),
            DataType.GDT_UInt32 => Of<uint>(DataType.GDT_UInt32),
            DataType.GDT_Int32 => Of<int>(DataType.GDT_Int32),
            DataType.GDT_UInt64 => Of<ulong>(DataType.GDT_UInt64),
            DataType.GDT_Int64 => Of<long>(DataType.GDT_Int64),
            DataType.GDT_Float32 => Of<float>(DataType.GDT_Float32),
            DataType.GDT_CFloat64 => new ComplexPixels(one, other, tolerance),
            _ => Of<double>(DataType.GDT_Float64),
        };
    }

    /// <summary>Compares a row of pixels.</summary>
    /// <param name="first">The pixels of the first.</param>
    /// <param name="second">The pixels of the second.</param>
    /// <param name="mask">Which of the first's have data, 0 for none; empty where all have.</param>
    /// <param name="otherMask">The same of the second.</param>
    /// <param name="column">The column of the first pixel.</param>
    /// <param name="row">Their row.</param>
    public void Add(
        ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> mask, ReadOnlySpan<byte> otherMask, int column, int row)
    {
        _compared += first.Length / Size;
        if (!IsSameMask || !first.SequenceEqual(second) || !mask.SequenceEqual(otherMask))
        {
            Examine(first, second, mask, otherMask, column, row);
        }
    }

    /// <summary>What differs in a band.</summary>
    public IEnumerable<Difference> Differences(int band)
    {
        string At(Pixel pixel) => string.Create(
            CultureInfo.InvariantCulture, $"band {band} at column {pixel.Column}, row {pixel.Row}");
        if (Lone > 0)
        {
            (Pixel pixel, string one, string other) = FirstLone(band);
            yield return new Difference(DifferenceKind.Mask, At(pixel), one, other)
            {
                Pixel = pixel,
                Extent = new DifferenceExtent(Lone, _compared, "pixels", null),
            };
        }

        if (Differing > 0)
        {
            (Pixel pixel, string one, string other, double apart) = Greatest(band);
            yield return new Difference(DifferenceKind.Pixels, At(pixel), one, other)
            {
                Pixel = pixel,
                Extent = new DifferenceExtent(Differing, _compared, "pixels", double.IsFinite(apart) ? apart : null),
            };
        }
    }

    /// <summary>Whether pixels of the same bytes have data in both, or in neither.</summary>
    protected abstract bool IsSameMask { get; }

    protected abstract void Examine(
        ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> mask, ReadOnlySpan<byte> otherMask, int column, int row);

    protected abstract (Pixel Pixel, string One, string Other) FirstLone(int band);

    protected abstract (Pixel Pixel, string One, string Other, double Apart) Greatest(int band);

    protected static bool HasData(ReadOnlySpan<byte> mask, int at) => mask.IsEmpty || mask[at] != 0;
}

/// <summary>The value of a band that marks pixels without data.</summary>
internal readonly record struct BandNoData(double? Value)
{
    public static BandNoData Of(Band band)
    {
        band.GetNoDataValue(out double value, out int has);
        return new BandNoData(has != 0 ? value : null);
    }

    public override string ToString() => Value?.ToString(CultureInfo.InvariantCulture) ?? "none";
}

/// <summary>Pixels that are numbers.</summary>
internal sealed class RealPixels<T>(DataType type, BandNoData first, BandNoData second, Tolerance tolerance) : PixelTally
    where T : unmanaged, INumber<T>
{
    private readonly NoDataValue _noData = new(first), _otherNoData = new(second);
    private (int Column, int Row, T? One, T? Other) _lone;
    private (int Column, int Row, T One, T Other, double Apart) _greatest = (0, 0, default, default, -1);

    public override DataType Type => type;

    public override int Size => Marshal.SizeOf<T>();

    protected override bool IsSameMask => first.Equals(second);

    private static bool IsLong => typeof(T) == typeof(long) || typeof(T) == typeof(ulong);

    protected override void Examine(
        ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> mask, ReadOnlySpan<byte> otherMask, int column, int row)
    {
        ReadOnlySpan<T> ones = MemoryMarshal.Cast<byte, T>(first), others = MemoryMarshal.Cast<byte, T>(second);
        for (int i = 0; i < ones.Length; i++)
        {
            (T one, T other) = (ones[i], others[i]);
            bool hasOne = HasData(mask, i) && !_noData.Is(one);
            bool hasOther = HasData(otherMask, i) && !_otherNoData.Is(other);
            if (hasOne && hasOther)
            {
                if (T.IsNaN(one) != T.IsNaN(other))
                {
                    AddLone(one, other, column + i, row);
                }
                else if (one != other)
                {
                    Compare(one, other, column + i, row);
                }
            }
            else if (hasOne != hasOther)
            {
                AddLone(hasOne ? one : null, hasOther ? other : null, column + i, row);
            }
        }
    }

    protected override (Pixel Pixel, string One, string Other) FirstLone(int band) => (
        new Pixel(band, _lone.Column, _lone.Row),
        _lone.One is { } one ? Shown(one) : WithoutData,
        _lone.Other is { } other ? Shown(other) : WithoutData);

    protected override (Pixel Pixel, string One, string Other, double Apart) Greatest(int band) =>
        (new Pixel(band, _greatest.Column, _greatest.Row), Shown(_greatest.One), Shown(_greatest.Other), _greatest.Apart);

    private void AddLone(T? one, T? other, int column, int row)
    {
        if (Lone++ == 0)
        {
            _lone = (column, row, one, other);
        }
    }

    private void Compare(T one, T other, int column, int row)
    {
        bool isCovered = IsLong
            ? tolerance.CoversWhole(Int128.CreateChecked(one), Int128.CreateChecked(other))
            : tolerance.Covers(double.CreateChecked(one), double.CreateChecked(other));
        if (isCovered)
        {
            return;
        }

        Differing++;
        double apart = IsLong
            ? (double)Int128.Abs(Int128.CreateChecked(one) - Int128.CreateChecked(other))
            : Math.Abs(double.CreateChecked(one) - double.CreateChecked(other));
        if (apart > _greatest.Apart)
        {
            _greatest = (column, row, one, other, apart);
        }
    }

    private static string Shown(T value) => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>The no-data value as a pixel has it; a type that cannot hold it has no such pixels.</summary>
    private readonly struct NoDataValue
    {
        private readonly bool _isThere;
        private readonly bool _isNaN;
        private readonly T _value;

        public NoDataValue(BandNoData noData)
        {
            if (noData.Value is not { } value)
            {
                return;
            }

            _isNaN = double.IsNaN(value);
            _value = _isNaN ? default : T.CreateSaturating(value);
            bool isFraction = typeof(T) == typeof(float) || typeof(T) == typeof(double);
            _isThere = isFraction || (!_isNaN && double.CreateChecked(_value) == value);
        }

        public bool Is(T pixel) => _isThere && (_isNaN ? T.IsNaN(pixel) : pixel == _value);
    }
}

/// <summary>Pixels that are complex numbers: how far two lie apart is the magnitude of their difference.</summary>
internal sealed class ComplexPixels(BandNoData first, BandNoData second, Tolerance tolerance) : PixelTally
{
    private (int Column, int Row, Complex? One, Complex? Other) _lone;
    private (int Column, int Row, Complex One, Complex Other, double Apart) _greatest = (0, 0, default, default, -1);

    public override DataType Type => DataType.GDT_CFloat64;

    public override int Size => 2 * sizeof(double);

    protected override bool IsSameMask => first.Equals(second);

    protected override void Examine(
        ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> mask, ReadOnlySpan<byte> otherMask, int column, int row)
    {
        ReadOnlySpan<Complex> ones = MemoryMarshal.Cast<byte, Complex>(first), others = MemoryMarshal.Cast<byte, Complex>(second);
        for (int i = 0; i < ones.Length; i++)
        {
            (Complex one, Complex other) = (ones[i], others[i]);
            bool hasOne = HasData(mask, i) && !IsNoData(one, NoData), hasOther = HasData(otherMask, i) && !IsNoData(other, OtherNoData);
            if (hasOne && hasOther)
            {
                Compare(one, other, column + i, row);
            }
            else if (hasOne != hasOther && Lone++ == 0)
            {
                _lone = (column + i, row, hasOne ? one : null, hasOther ? other : null);
            }
        }
    }

    protected override (Pixel Pixel, string One, string Other) FirstLone(int band) => (
        new Pixel(band, _lone.Column, _lone.Row),
        _lone.One is { } one ? Shown(one) : WithoutData,
        _lone.Other is { } other ? Shown(other) : WithoutData);

    protected override (Pixel Pixel, string One, string Other, double Apart) Greatest(int band) =>
        (new Pixel(band, _greatest.Column, _greatest.Row), Shown(_greatest.One), Shown(_greatest.Other), _greatest.Apart);

    private double? NoData => first.Value;

    private double? OtherNoData => second.Value;

    private void Compare(Complex one, Complex other, int column, int row)
    {
        double apart = Complex.Abs(one - other);
        bool isSame = one.Equals(other)
            || (double.IsFinite(apart)
                && (apart <= tolerance.Absolute || apart <= tolerance.Relative * Math.Max(Complex.Abs(one), Complex.Abs(other))));
        if (isSame)
        {
            return;
        }

        Differing++;
        apart = double.IsNaN(apart) ? double.PositiveInfinity : apart;
        if (apart > _greatest.Apart)
        {
            _greatest = (column, row, one, other, apart);
        }
    }

    private static bool IsNoData(Complex pixel, double? noData) => noData is { } value && pixel.Imaginary == 0 && pixel.Real.Equals(value);

    private static string Shown(Complex value) => string.Create(
        CultureInfo.InvariantCulture, $"{value.Real}{(value.Imaginary < 0 ? "" : "+")}{value.Imaginary}i");
}
