using System.Globalization;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>A place at which two results differ.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Where">The place: a line, a byte, a value's path, a table's row, a pixel.</param>
/// <param name="First">What is there in the first; null for nothing.</param>
/// <param name="Second">What is there in the second; null for nothing.</param>
internal sealed record Difference(DifferenceKind Kind, string Where, string? First, string? Second)
{
    private const int Longest = 120;

    /// <summary>How much differs, where this is the greatest of several; null where this is all, or the first that was found.</summary>
    public DifferenceExtent? Extent { get; init; }

    /// <summary>The pixel, where it is one.</summary>
    public Pixel? Pixel { get; init; }

    /// <summary>The same inside something else: an entry of an archive.</summary>
    public Difference In(string outer) => this with { Where = $"{outer}: {Where}" };

    /// <summary>The difference as a part of a sentence.</summary>
    public string Text(Sides sides)
    {
        if (Kind == DifferenceKind.Unreadable)
        {
            IEnumerable<string> reasons = new[] { (Reason: First, Side: sides.First), (Reason: Second, Side: sides.Second) }
                .Where(side => side.Reason is not null).Select(side => $"cannot be read {side.Side}: {side.Reason}");
            return $"{(Where.Length > 0 ? Where + " " : "")}{string.Join(", and ", reasons)}";
        }

        string what = $"{Where} is {Shown(First)} {sides.First} and {Shown(Second)} {sides.Second}";
        return Extent is null ? what : $"{Extent.Text(Kind)}: {what}";
    }

    /// <summary>Two texts, cut to what surrounds their first different character.</summary>
    public static Difference OfTexts(DifferenceKind kind, string where, string first, string second)
    {
        int same = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
        return new Difference(kind, where, Quoted(first, same), Quoted(second, same));
    }

    /// <summary>A text in quotes, cut where it is long.</summary>
    public static string Quoted(string text) => Quoted(text, 0);

    private static string Quoted(string text, int same)
    {
        int start = text.Length <= Longest ? 0 : Math.Clamp(same - (Longest / 3), 0, text.Length - Longest);
        int end = Math.Min(text.Length, start + Longest);
        string part = string.Concat(text[start..end].Select(c => char.IsControl(c) ? '?' : c));
        return $"'{(start > 0 ? "…" : "")}{part}{(end < text.Length ? "…" : "")}'";
    }

    private static string Shown(string? value) => value ?? "missing";
}

/// <summary>How much differs.</summary>
/// <param name="Count">How many values differ by more than the tolerance.</param>
/// <param name="Of">Of how many.</param>
/// <param name="What">What they are: pixels, values.</param>
/// <param name="Largest">By how much, at most; null where that is no number.</param>
internal sealed record DifferenceExtent(long Count, long Of, string What, double? Largest)
{
    public string Text(DifferenceKind kind)
    {
        string most = Largest is { } largest ? string.Create(CultureInfo.InvariantCulture, $", at most by {largest:G6}") : "";
        string what = (kind, Count) switch
        {
            (DifferenceKind.Mask, 1) => "has a value in one only",
            (DifferenceKind.Mask, _) => "have a value in one only",
            (_, 1) => "differs",
            _ => "differ",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Count:N0} of {Of:N0} {What} {what}{most}");
    }
}

/// <summary>A pixel of a raster.</summary>
/// <param name="Band">Its band, from 1.</param>
/// <param name="Column">Its column, from 0 at the left.</param>
/// <param name="Row">Its row, from 0 at the top.</param>
internal readonly record struct Pixel(int Band, int Column, int Row);

/// <summary>What the two that are compared are called in a sentence: "in OLD".</summary>
internal sealed record Sides(string First, string Second);
