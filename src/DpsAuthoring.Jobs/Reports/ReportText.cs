using System.Globalization;
using System.Net;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>Texts and numbers as people read them, and so that a page shows them and does not obey them.</summary>
internal static class ReportText
{
    /// <summary>A text as HTML.</summary>
    public static string Html(string text) =>
        WebUtility.HtmlEncode(string.Join('\n', text.Split('\n').Select(line => PlainText.Line(line))));

    /// <summary>As 0.42 s, 12 s, 3 min 5 s, 7 h 2 min, 3 d 4 h.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 9.995 } => Number($"{time.TotalSeconds:0.00} s"),
        { TotalSeconds: < 59.5 } => Number($"{time.TotalSeconds:0} s"),
        { TotalMinutes: < 60 } => Number($"{(int)time.TotalMinutes} min {time.Seconds} s"),
        { TotalDays: < 1 } => Number($"{(int)time.TotalHours} h {time.Minutes} min"),
        _ => Number($"{(int)time.TotalDays} d {time.Hours} h"),
    };

    /// <summary>As 512 kB, 25 MB, 5.1 GB, of powers of ten.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => Number($"{bytes / 1e9:0.0} GB"),
        >= 1_000_000 => Number($"{bytes / 1e6:0} MB"),
        _ => Number($"{Math.Ceiling(bytes / 1e3):0} kB"),
    };

    public static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
