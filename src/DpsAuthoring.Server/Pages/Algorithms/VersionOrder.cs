namespace DpsAuthoring.Server.Pages.Algorithms;

/// <summary>Versions as people count: 1.10 comes after 1.9, and v2 after v1.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> one = x, other = y;
        while (one.Length > 0 && other.Length > 0)
        {
            int length = RunOf(one), otherLength = RunOf(other);
            ReadOnlySpan<char> run = one[..length], otherRun = other[..otherLength];
            int order = char.IsAsciiDigit(run[0]) && char.IsAsciiDigit(otherRun[0])
                ? CompareNumbers(run.TrimStart('0'), otherRun.TrimStart('0'))
                : run.CompareTo(otherRun, StringComparison.Ordinal);
            if (order != 0)
            {
                return order;
            }

            one = one[length..];
            other = other[otherLength..];
        }

        int rest = one.Length.CompareTo(other.Length);
        return rest != 0 ? rest : string.CompareOrdinal(x, y); // 1.01 and 1.1 are two versions.
    }

    private static int CompareNumbers(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.Length != other.Length ? one.Length.CompareTo(other.Length) : one.CompareTo(other, StringComparison.Ordinal);

    /// <summary>How many characters from the first on are digits, or are none.</summary>
    private static int RunOf(ReadOnlySpan<char> text)
    {
        int length = 1;
        while (length < text.Length && char.IsAsciiDigit(text[length]) == char.IsAsciiDigit(text[0]))
        {
            length++;
        }

        return length;
    }
}
