using DpsAuthoring.Declaration;

namespace DpsAuthoring.Tables;

/// <summary>How the text of a cell becomes a value: as that of an input does, so that both take the same texts.</summary>
internal static class CellReader<T>
    where T : notnull, IParsable<T>
{
    /// <summary>Whether a text is a value as it stands, with its blanks, also where there is nothing else.</summary>
    public static readonly bool IsText = typeof(T) == typeof(string);

    private static readonly InputReader<T> s_reader = (InputReader<T>)Reader();

    /// <summary>What a value must be, as the end of a sentence.</summary>
    public static string Expected => s_reader.Expected;

    private static bool HasDecimals => default(T) is double or float or Half or decimal;

    /// <summary>Reads a text.</summary>
    /// <returns>What is wrong, to stand behind the column's name; null for nothing.</returns>
    public static string? Read(string text, out T value)
    {
        bool isRead = s_reader.TryRead(text, out T? read, out string problem);
        value = read!;
        return !isRead ? problem + (HasDecimals && text.Contains(',') ? ", with a point for the decimals" : "")
            : IsFinite(value) ? null
            : $"is '{text}', but must be {Expected}, or empty where there is none";
    }

    private static bool IsFinite(T value) => value switch
    {
        double number => double.IsFinite(number),
        float number => float.IsFinite(number),
        Half number => Half.IsFinite(number),
        _ => true,
    };

    private static object Reader() => default(T) switch
    {
        double => InputReaders.Real<double>(),
        float => InputReaders.Real<float>(),
        Half => InputReaders.Real<Half>(),
        decimal => InputReaders.Real<decimal>(),
        int => InputReaders.WholeNumber<int>(),
        long => InputReaders.WholeNumber<long>(),
        short => InputReaders.WholeNumber<short>(),
        sbyte => InputReaders.WholeNumber<sbyte>(),
        byte => InputReaders.WholeNumber<byte>(),
        ushort => InputReaders.WholeNumber<ushort>(),
        uint => InputReaders.WholeNumber<uint>(),
        ulong => InputReaders.WholeNumber<ulong>(),
        Int128 => InputReaders.WholeNumber<Int128>(),
        UInt128 => InputReaders.WholeNumber<UInt128>(),
        bool => InputReaders.TrueOrFalse(),
        DateOnly => InputReaders.Date(),
        DateTimeOffset => InputReaders.Time(),
        TimeInterval => InputReaders.Interval(),
        BoundingBox => InputReaders.Box(),
        _ when IsText => InputReaders.Text(),
        _ => InputReaders.Parsable<T>(),
    };
}
