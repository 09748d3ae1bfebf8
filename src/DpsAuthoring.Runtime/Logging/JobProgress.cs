using System.Diagnostics;
using System.Globalization;
using System.Text;
using DpsAuthoring.Logging;

namespace DpsAuthoring;

/// <summary>
/// Shows how much of a job is done. On a terminal it is a bar with the time still to go; elsewhere one line in GDAL's own manner
/// (<c>0...10...20</c>), and a dated line in the log file now and then.
/// </summary>
public sealed class JobProgress : IProgress<double>
{
    private const int Ticks = 40;
    private const int TicksPerTenth = 4;
    private const int BarWidth = 40;
    private static readonly TimeSpan s_redraw = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_note = TimeSpan.FromSeconds(10);

    private readonly JobLog _log;
    private readonly Lock _lock = new();
    private int _tick = -1;
    private long _begun;
    private long _drawn;
    private long _noted;

    internal JobProgress(JobLog log) => _log = log;

    /// <summary>Takes the fraction that is done. At 1 the line ends; a smaller fraction than the last begins another.</summary>
    /// <param name="value">From 0 to 1; anything beyond is cut to it.</param>
    public void Report(double value)
    {
        if (double.IsNaN(value))
        {
            return;
        }

        lock (_lock)
        {
            double fraction = Math.Clamp(value, 0, 1);
            int tick = (int)(fraction * Ticks);
            if (tick < _tick)
            {
                _tick = -1;
            }

            if (_tick < 0)
            {
                _begun = _noted = Stopwatch.GetTimestamp();
                _drawn = 0;
            }
            else if (_tick == Ticks)
            {
                return;
            }

            if (_log.Console.IsTerminal)
            {
                DrawBar(fraction);
            }
            else if (tick > _tick)
            {
                _log.Console.Progress(Line(_tick + 1, tick), finished: tick == Ticks);
            }

            if (tick == Ticks || Stopwatch.GetElapsedTime(_noted) >= s_note)
            {
                _noted = Stopwatch.GetTimestamp();
                _log.Note($"progress: {Describe(fraction)}");
            }

            _tick = tick;
        }
    }

    private static string Line(int from, int to)
    {
        var line = new StringBuilder();
        for (int tick = from; tick <= to; tick++)
        {
            line.Append(tick % TicksPerTenth == 0 ? (tick / TicksPerTenth * 10).ToString(CultureInfo.InvariantCulture) : ".");
        }

        return line.Append(to == Ticks ? " - done." : "").ToString();
    }

    private void DrawBar(double fraction)
    {
        if (fraction < 1 && _drawn != 0 && Stopwatch.GetElapsedTime(_drawn) < s_redraw)
        {
            return;
        }

        _drawn = Stopwatch.GetTimestamp();
        int full = (int)(fraction * BarWidth);
        _log.Console.Progress($"[{new string('#', full)}{new string('.', BarWidth - full)}] {Describe(fraction)}", finished: fraction >= 1);
    }

    private string Describe(double fraction)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_begun);
        string time = fraction switch
        {
            >= 1 => $"done in {elapsed:h\\:mm\\:ss}",
            > 0 when elapsed.TotalSeconds >= 1 => $"{elapsed / fraction - elapsed:h\\:mm\\:ss} to go",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{(int)(fraction * 100),3} % {time}").TrimEnd();
    }
}
