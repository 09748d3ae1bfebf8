using System.Globalization;
using System.Text;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>What the kernel says of a process.</summary>
/// <param name="State">A letter; <c>Z</c> is one that has ended and waits to be reaped.</param>
/// <param name="Parent">Its parent's id.</param>
/// <param name="Session">The session that it is in: that of what started it, unless it made one of its own.</param>
/// <param name="Started">When it was started, in the kernel's ticks since the machine was.</param>
internal readonly record struct ProcessStat(char State, int Parent, int Session, ulong Started)
{
    private const int LongestStat = 2048;

    /// <summary>Null where there is no such process.</summary>
    public static ProcessStat? Of(int pid)
    {
        int descriptor = LibC.OpenToRead($"/proc/{pid}/stat");
        if (descriptor < 0)
        {
            return null;
        }

        Span<byte> content = stackalloc byte[LongestStat];
        int length = LibC.ReadOnce(descriptor, content);
        LibC.Close(descriptor);
        return Parse(Encoding.UTF8.GetString(content[..length]));
    }

    private static ProcessStat? Parse(string text)
    {
        int name = text.LastIndexOf(')'); // A program's name may be anything.
        return name >= 0 && text[(name + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 19 } fields
            ? new ProcessStat(fields[0][0], Number(fields[1]), Number(fields[3]), ulong.Parse(fields[19], CultureInfo.InvariantCulture))
            : null;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
