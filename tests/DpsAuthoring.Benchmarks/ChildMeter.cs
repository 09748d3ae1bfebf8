using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DpsAuthoring.Benchmarks;

/// <summary>What one run of a program took.</summary>
/// <param name="Milliseconds">Wall time from start to exit.</param>
/// <param name="PeakKilobytes">The most memory it held at once.</param>
internal readonly record struct Cost(double Milliseconds, long PeakKilobytes);

/// <summary>
/// Measures a program's time and peak memory. The kernel keeps the peak of all children together, so each measurement has a process of
/// its own, with one child.
/// </summary>
internal static partial class ChildMeter
{
    public const string Command = "--measure-child";

    private const int RusageChildren = -1;

    /// <summary>Where <c>ru_maxrss</c> stands in <c>struct rusage</c> of 64-bit Linux: behind two <c>timeval</c>s.</summary>
    private const int MaxRssOffset = 32;

    public static Cost Measure(string directory, string program, params string[] args)
    {
        using Process meter = Start(new ProcessStartInfo(Environment.ProcessPath!, [Command, program, .. args]) { WorkingDirectory = directory });
        string[] lines = meter.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        meter.WaitForExit();
        if (meter.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', args)} ended with exit code {meter.ExitCode}.");
        }

        string[] figures = lines[^1].Split(' ');
        return new(double.Parse(figures[0], CultureInfo.InvariantCulture), long.Parse(figures[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The inner process: runs the program and prints its milliseconds and peak kilobytes.</summary>
    public static int Child(string program, string[] args)
    {
        long begun = Stopwatch.GetTimestamp();
        using Process child = Start(new ProcessStartInfo(program, args));
        child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        double elapsed = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;

        Span<byte> usage = stackalloc byte[256];
        if (GetResourceUsage(RusageChildren, ref MemoryMarshal.GetReference(usage)) != 0)
        {
            throw new InvalidOperationException($"getrusage failed: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        long peak = BitConverter.ToInt64(usage[MaxRssOffset..]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{elapsed} {peak}"));
        return child.ExitCode;
    }

    private static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        return Process.Start(start)!;
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetResourceUsage(int who, ref byte usage);
}
