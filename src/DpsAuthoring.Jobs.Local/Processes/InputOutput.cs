using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

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
    /// <returns>Null where they cannot be opened.</returns>
    public static SafeFileHandle? Open(int pid)
    {
        try
        {
            return File.OpenHandle($"/proc/{pid}/io");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What they say; a process that is over keeps them until it is reaped.</summary>
    public static InputOutput Of(SafeFileHandle? counters)
    {
        Span<byte> bytes = stackalloc byte[512];
        try
        {
            string text = counters is null ? "" : Encoding.ASCII.GetString(bytes[..RandomAccess.Read(counters, bytes, 0)]);
            return new InputOutput(Counter(text, "rchar: "), Counter(text, "wchar: "));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
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
