using System.Globalization;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages;

/// <summary>Times and durations as people read them.</summary>
internal static class ShownTime
{
    /// <summary>A time with its zone; a dash for none.</summary>
    public static Html At(long? moment) => moment is { } known
        ? Html.Of($"""<time datetime="{Moment.Zulu(known)}">{Moment.Time(known).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC</time>""")
        : Html.Of($"""<span class="none">–</span>""");

    /// <summary>As 0.42 s, 12 s, 1 m 23 s, 7 h 2 m, 3 d 4 h.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 9.995 } => Text($"{Math.Max(0, time.TotalSeconds):0.00} s"),
        { TotalSeconds: < 59.5 } => Text($"{time.TotalSeconds:0} s"),
        { TotalMinutes: < 60 } => Text($"{(int)time.TotalMinutes} m {time.Seconds} s"),
        { TotalDays: < 1 } => Text($"{(int)time.TotalHours} h {time.Minutes} m"),
        _ => Text($"{(int)time.TotalDays} d {time.Hours} h"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
