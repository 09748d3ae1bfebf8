using System.Globalization;
using System.Text;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>The bytes that a process and the children that it waited for have read and written.</summary>
internal readonly record struct InputOutput(long Read, long Written)
{
    public ResourceUse With(in LibC.Usage usage) => new(
        TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds)
            + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds),
        usage.MaxResidentKilobytes * 1024,
        Read,
        Written);

    /// <summary>The kernel's counters of a process, opened while it runs: when it is over, only a superuser may open them.</summary>
    /// <returns>Their descriptor; negative where they cannot be opened.</returns>
    public static int Open(int pid) => LibC.OpenToRead($"/proc/{pid}/io");

    /// <summary>What they say; a process that is over keeps them until it is reaped.</summary>
    /// <param name="counters">What <see cref="Open"/> has said.</param>
    public static InputOutput Of(int counters)
    {
        Span<byte> bytes = stackalloc byte[512];
        string text = counters < 0 ? "" : Encoding.ASCII.GetString(bytes[..LibC.ReadOnce(counters, bytes)]);
        return new InputOutput(Counter(text, "rchar: "), Counter(text, "wchar: "));
    }

    private static long Counter(string counters, string name)
    {
        int start = counters.IndexOf(name, StringComparison.Ordinal);
        if (start < 0)
        {
            return 0;
        }

        ReadOnlySpan<char> rest = counters.AsSpan(start + name.Length);
        int end = rest.IndexOf('\n');
        return long.Parse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
