using System.Text;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>Compares two texts line by line, but for the times of the two runs.</summary>
internal sealed class TextComparison(Clocks clocks)
{
    /// <summary>Whether a file that begins so is text in UTF-8; what comes later may still tell otherwise.</summary>
    public static bool IsText(ReadOnlySpan<byte> begin) => !begin.ContainsAnyInRange((byte)0, (byte)3);

    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public Difference? Compare(string first, string second)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using StreamReader one = new(first, strict), other = new(second, strict);
        for (int number = 1; ; number++)
        {
            string? line = one.ReadLine(), otherLine = other.ReadLine();
            switch (line, otherLine)
            {
                case (null, null):
                    return null;
                case (null, { }):
                    return Difference.OfTexts(DifferenceKind.Text, $"line {number}", "", otherLine) with { First = null };
                case ({ }, null):
                    return Difference.OfTexts(DifferenceKind.Text, $"line {number}", line, "") with { Second = null };
                case ({ }, { }) when !clocks.AreSame(line, otherLine):
                    return Difference.OfTexts(DifferenceKind.Text, $"line {number}", line, otherLine);
            }
        }
    }
}
