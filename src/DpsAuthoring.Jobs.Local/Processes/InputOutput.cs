using System.Globalization;

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

    public static InputOutput Of(int pid)
    {
        string counters = ProcessList.Read($"/proc/{pid}/io");
        return new InputOutput(Counter(counters, "rchar: "), Counter(counters, "wchar: "));
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
