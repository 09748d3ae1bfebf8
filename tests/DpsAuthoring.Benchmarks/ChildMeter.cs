using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DpsAuthoring.Benchmarks;

/// <summary>What one run of a program took.</summary>
/// <param name="Milliseconds">Wall time from start to exit.</param>
/// <param name="ProcessorMilliseconds">Processor time of all its threads, its own and the kernel's for it.</param>
/// <param name="PeakKilobytes">The most memory it held at once.</param>
internal readonly record struct Cost(double Milliseconds, double ProcessorMilliseconds, long PeakKilobytes);

/// <summary>
/// Measures a program's time and peak memory. The kernel keeps the peak of all children together, so each measurement has a process of
/// its own, with one child.
/// </summary>
internal static partial class ChildMeter
{
    public const string Command = "--measure-child";

    private const int RusageChildren = -1;

    /// <summary>Where <c>ru_maxrss</c> stands in <c>struct rusage</c> of 64-bit Linux: behind two <c>timeval</c>s.</summary>
    private const int MaxRssOffset = 2 * TimevalSize;

    private const int TimevalSize = 16;

    public static Cost Measure(string directory, string program, params string[] args)
    {
        using Process meter = Start(
            new ProcessStartInfo(Environment.ProcessPath!, [Command, program, .. args]) { WorkingDirectory = directory });
        string[] lines = meter.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        meter.WaitForExit();
        if (meter.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', args)} ended with exit code {meter.ExitCode}.");
        }

        string[] figures = lines[^1].Split(' ');
        return new(
            double.Parse(figures[0], CultureInfo.InvariantCulture),
            double.Parse(figures[1], CultureInfo.InvariantCulture),
            long.Parse(figures[2], CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// The inner process: runs the program and prints its milliseconds, on the clock and of processor, and its peak kilobytes.
    /// </summary>
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

        double processor = Time(usage) + Time(usage[TimevalSize..]);
        long peak = BitConverter.ToInt64(usage[MaxRssOffset..]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{elapsed} {processor} {peak}"));
        return child.ExitCode;

        static double Time(ReadOnlySpan<byte> timeval) =>
            (1000.0 * BitConverter.ToInt64(timeval)) + (BitConverter.ToInt64(timeval[sizeof(long)..]) / 1000.0);
    }

    private static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        return Process.Start(start)!;
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetResourceUsage(int who, ref byte usage);
}
