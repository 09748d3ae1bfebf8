using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>The limits that a <c>[Range]</c> sets, as numbers: <c>decimal</c> where they fit, <c>double</c> otherwise.</summary>
internal sealed record NumberRange(object Minimum, object Maximum)
{
    /// <summary>The limits; null where they are not numbers.</summary>
    public static NumberRange? Of(AttributeData range)
    {
        // [Range(typeof(double), "0.1", "2")] has the limits behind the type.
        int first = range.ConstructorArguments.Length - 2;
        return
            first >= 0
            && Number(range.ConstructorArguments[first].Value) is { } minimum
            && Number(range.ConstructorArguments[first + 1].Value) is { } maximum
            ? new(minimum, maximum)
            : null;
    }

    public bool IsEmpty => Compare(Minimum, Maximum) > 0;

    /// <summary>Whether a value is allowed; one that is no number is not judged.</summary>
    public bool Allows(object? value) =>
        Number(value) is not { } number || (Compare(Minimum, number) <= 0 && Compare(number, Maximum) <= 0);

    /// <summary>A limit that the number type cannot have: outside it, or with a fraction where it is whole.</summary>
    public object? Misfit(SpecialType type)
    {
        if (Limits(type) is not var (least, most))
        {
            return null;
        }

        return IsMisfit(Minimum) ? Minimum : IsMisfit(Maximum) ? Maximum : null;

        // The extremes of int and of double are how [Range] says that there is no limit on a side.
        bool IsMisfit(object limit) =>
            limit is decimal number
                ? number is not (int.MinValue or int.MaxValue) && (number < least || number > most || number != decimal.Truncate(number))
                : limit is double real && !double.IsInfinity(real) && real is not (double.MinValue or double.MaxValue);
    }

    public static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    private static object? Number(object? value)
    {
        switch (value)
        {
            case string text:
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact) ? exact
                    : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) ? real
                    : null;
            case bool or char or null:
                return null;
            case IConvertible number:
                double near = number.ToDouble(CultureInfo.InvariantCulture);
                return Math.Abs(near) < 7e28 && (near == 0 || Math.Abs(near) > 1e-20)
                    ? number.ToDecimal(CultureInfo.InvariantCulture)
                    : near;
            default:
                return null;
        }
    }

    private static int Compare(object left, object right) =>
        left is decimal a && right is decimal b
            ? a.CompareTo(b)
            : Convert.ToDouble(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(right, CultureInfo.InvariantCulture));

    private static (decimal Least, decimal Most)? Limits(SpecialType type) => type switch
    {
        SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
        SpecialType.System_Int64 => (long.MinValue, long.MaxValue),
        SpecialType.System_UInt64 => (ulong.MinValue, ulong.MaxValue),
        _ => null,
    };
}
