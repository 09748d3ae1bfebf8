using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DpsAuthoring.Jobs.Processes;

/// <summary>What processes used.</summary>
/// <param name="Cpu">Processor time, of user and system.</param>
/// <param name="PeakMemory">
/// Bytes of the largest process's memory at its peak. Linux counts what the process was started from too, so that a small one is told with
/// the memory of this program.
/// </param>
/// <param name="BytesRead">Bytes that were asked for in reads, whether or not from a disk.</param>
/// <param name="BytesWritten">Bytes that were handed over in writes.</param>
public readonly record struct ResourceUse(TimeSpan Cpu, long PeakMemory, long BytesRead, long BytesWritten)
{
    internal static ResourceUse Of(in LibC.Usage usage, InputOutput transfer) => new(
        TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds)
            + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds),
        usage.MaxResidentKilobytes * 1024,
        transfer.Read,
        transfer.Written);

    internal ResourceUse With(ResourceUse other) => new(
        Cpu + other.Cpu, Math.Max(PeakMemory, other.PeakMemory), BytesRead + other.BytesRead, BytesWritten + other.BytesWritten);
}

/// <summary>The bytes that a process and the children that it waited for have read and written.</summary>
internal readonly record struct InputOutput(long Read, long Written)
{
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
