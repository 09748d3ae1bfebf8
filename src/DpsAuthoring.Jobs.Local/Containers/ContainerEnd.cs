using System.Globalization;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>What the first process of a job's container has told.</summary>
/// <param name="IsStarted">Whether it was there to start the job's command.</param>
/// <param name="Refusal">Why the command cannot be started: the system's error, or <see cref="Missing"/>; null where it was.</param>
/// <param name="ExitCode">The command's exit code; null where the container was ended first.</param>
/// <param name="LeftRunning">How many processes of the job still ran then.</param>
/// <param name="Use">What the job used.</param>
internal sealed record ContainerEnd(bool IsStarted, int? Refusal, int? ExitCode, int LeftRunning, ResourceUse Use)
{
    /// <summary>There is no such program in the image.</summary>
    public const int Missing = -1;

    /// <summary>The kernel's clock that processes' times are told in, on all Linux.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>User, system, and those of the children that were waited for; behind the name, which is one word, in <c>stat</c>.</summary>
    private static readonly Range s_times = 13..17;

    public static ContainerEnd Parse(string told)
    {
        var end = new ContainerEnd(false, null, null, 0, default);
        foreach (string line in told.Split('\n'))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            end = words switch
            {
                ["refused", "missing"] => end with { IsStarted = true, Refusal = Missing },
                ["refused", var error] => end with { IsStarted = true, Refusal = (int)Number(error) },
                ["started"] => end with { IsStarted = true },
                ["ended", var code, var left] => end with { ExitCode = (int)Number(code), LeftRunning = (int)Number(left) },
                ["io", "rchar:", var read] => end with { Use = end.Use with { BytesRead = Number(read) } },
                ["io", "wchar:", var written] => end with { Use = end.Use with { BytesWritten = Number(written) } },
                ["stat", .. { Length: > 17 } fields] => end with
                {
                    Use = end.Use with { Cpu = TimeSpan.FromSeconds(fields[s_times].Sum(Number) / TicksPerSecond) },
                },
                ["peak", var bytes] => end with { Use = end.Use with { PeakMemory = Number(bytes) } },
                _ => end,
            };
        }

        return end;
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
}
