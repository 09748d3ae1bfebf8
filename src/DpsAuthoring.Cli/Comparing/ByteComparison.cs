namespace DpsAuthoring.Cli.Comparing;

/// <summary>Compares two files byte by byte.</summary>
internal static class ByteComparison
{
    private const int Block = 1 << 20;

    public static Difference? Compare(string first, string second)
    {
        using FileStream one = File.OpenRead(first), other = File.OpenRead(second);
        byte[] here = new byte[Block], there = new byte[Block];
        for (long offset = 0; ; offset += Block)
        {
            int count = one.ReadAtLeast(here, Block, throwOnEndOfStream: false);
            int otherCount = other.ReadAtLeast(there, Block, throwOnEndOfStream: false);
            int same = here.AsSpan(0, count).CommonPrefixLength(there.AsSpan(0, otherCount));
            if (same < count && same < otherCount)
            {
                return new Difference(DifferenceKind.Bytes, $"byte {offset + same}", $"0x{here[same]:x2}", $"0x{there[same]:x2}");
            }

            if (count != otherCount)
            {
                return new Difference(DifferenceKind.Bytes, "its size", $"{one.Length} bytes", $"{other.Length} bytes");
            }

            if (count < Block)
            {
                return null;
            }
        }
    }
}
