namespace DpsAuthoring.Cli.Comparing;

/// <summary>The first place at which two results differ.</summary>
/// <param name="Where">The place: a line, a byte, a value's path, a table's row.</param>
/// <param name="First">What is there under the OGC contract; null for nothing.</param>
/// <param name="Second">What is there under the legacy contract; null for nothing.</param>
internal sealed record Difference(string Where, string? First, string? Second)
{
    private const int Longest = 120;

    public override string ToString() => $"{Where} is {Shown(First)} under OGC and {Shown(Second)} under legacy";

    /// <summary>The same inside something else: an entry of an archive.</summary>
    public Difference In(string outer) => this with { Where = $"{outer}: {Where}" };

    /// <summary>Two texts, cut to what surrounds their first different character.</summary>
    public static Difference OfTexts(string where, string first, string second)
    {
        int same = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
        return new Difference(where, Quoted(first, same), Quoted(second, same));
    }

    private static string Quoted(string text, int same)
    {
        int start = text.Length <= Longest ? 0 : Math.Clamp(same - (Longest / 3), 0, text.Length - Longest);
        int end = Math.Min(text.Length, start + Longest);
        string part = string.Concat(text[start..end].Select(c => char.IsControl(c) ? '?' : c));
        return $"'{(start > 0 ? "…" : "")}{part}{(end < text.Length ? "…" : "")}'";
    }

    private static string Shown(string? value) => value ?? "missing";
}
