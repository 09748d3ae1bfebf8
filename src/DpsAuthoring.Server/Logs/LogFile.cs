using System.Text;

namespace DpsAuthoring.Server.Logs;

/// <summary>A part of a log.</summary>
/// <param name="Text">What is in it.</param>
/// <param name="From">Where it begins in the file, in bytes.</param>
/// <param name="To">Where it ends.</param>
internal sealed record LogPart(string Text, long From, long To);

/// <summary>A line of a log in which something was found.</summary>
/// <param name="Number">The line's, from 1.</param>
/// <param name="Text">What is around it.</param>
internal sealed record LogLine(long Number, string Text);

/// <summary>A log that may be of any size, also in one line, and may grow. Never more of it is in memory than is shown.</summary>
internal static class LogFile
{
    private const int Chunk = 1 << 16;

    /// <summary>A line that is longer is shown as far.</summary>
    public const int LongestLine = 2000;

    /// <summary>The end of a log.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">So many bytes at most.</param>
    public static LogPart Tail(string path, int most = Chunk)
    {
        using FileStream file = Open(path);
        long from = Math.Max(0, file.Length - most);
        return Read(file, from, most, isCut: from > 0);
    }

    /// <summary>What comes from a place on; nothing where the log ends there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="from">The place, in bytes.</param>
    /// <param name="isCut">Whether it may be within a line, the rest of which is left out.</param>
    /// <param name="most">So many bytes at most.</param>
    public static LogPart Read(string path, long from, bool isCut, int most = Chunk)
    {
        using FileStream file = Open(path);
        return Read(file, Math.Clamp(from, 0, file.Length), most, isCut);
    }

    /// <summary>The lines that hold a text, in any capitals.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What is looked for.</param>
    /// <param name="most">So many lines at most.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<LogLine>> FindAsync(string path, string text, int most, CancellationToken cancel)
    {
        var found = new List<LogLine>();
        FileStream file = Open(path);
        await using System.Runtime.CompilerServices.ConfiguredAsyncDisposable _ = file.ConfigureAwait(false);
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        char[] chunk = new char[Chunk];
        var line = new StringBuilder();
        long number = 1, last = 0;
        int count;
        while (found.Count < most && (count = await reader.ReadAsync(chunk, cancel).ConfigureAwait(false)) > 0)
        {
            for (int start = 0; start < count && found.Count < most;)
            {
                int end = Array.IndexOf(chunk, '\n', start, count - start);
                line.Append(chunk, start, (end < 0 ? count : end) - start);
                Look();
                if (end < 0)
                {
                    // Of a line without end the last part stays: what is looked for may lie across.
                    line.Remove(0, Math.Max(0, line.Length - Math.Max(text.Length, LongestLine)));
                    break;
                }

                line.Clear();
                number++;
                start = end + 1;
            }
        }

        return found;

        void Look()
        {
            string known = line.ToString();
            int at = last == number ? -1 : known.IndexOf(text, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                last = number;
                int from = Math.Max(0, at - (LongestLine / 4));
                int length = Math.Min(LongestLine / 2, known.Length - from);
                found.Add(new LogLine(number, string.Concat(from > 0 ? "…" : "", known.AsSpan(from, length))));
            }
        }
    }

    private static LogPart Read(FileStream file, long from, int most, bool isCut)
    {
        file.Position = from;
        byte[] bytes = new byte[(int)Math.Min(most, file.Length - from)];
        int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> read = bytes.AsSpan(0, count);

        // It does not begin within a line, and ends with one where there is any: a secret is not to be cut in two.
        int start = isCut ? read.IndexOf((byte)'\n') + 1 : 0;
        int end = from + count < file.Length ? read.LastIndexOf((byte)'\n') + 1 : count;
        if (end <= start)
        {
            (start, end) = (0, count);
        }

        return new LogPart(Encoding.UTF8.GetString(read[start..end]), from + start, from + end);
    }

    /// <summary>The job may write on, and remove the file.</summary>
    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);
}
