using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>When a job ran.</summary>
internal readonly record struct RunTime(DateTime Started, DateTime Ended)
{
    public static RunTime Of(JobMetrics metrics) => new(metrics.Started, metrics.Ended);

    /// <summary>Whether a moment, known to some precision, was in it.</summary>
    public bool Has(DateTime utc, TimeSpan precision) => (utc >= Started || Started - utc <= precision) && utc <= Ended;
}

/// <summary>
/// Tells times that a job took from its clock from those in its data: two values are "now" when each lies in its own job's run. Anything
/// else that differs is a difference, whatever it is called.
/// </summary>
internal sealed partial class Clocks(RunTime first, RunTime second)
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private static readonly string[] s_formats =
    [
        "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmmss'Z'", "yyyy':'MM':'dd HH':'mm':'ss", // Names of files and TIFF's own.
        "ddd MMM d HH':'mm':'ss yyyy", "ddd MMM  d HH':'mm':'ss yyyy", "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'", // C's, and the web's.
    ];

    /// <summary>Whether two texts are the same but for times of the two runs.</summary>
    public bool AreSame(string one, string other)
    {
        if (one == other)
        {
            return true;
        }

        MatchCollection times = Time().Matches(one), others = Time().Matches(other);
        if (times.Count == 0 || times.Count != others.Count)
        {
            return false;
        }

        int at = 0, otherAt = 0;
        foreach ((Match time, Match otherTime) in times.Zip(others))
        {
            if (one[at..time.Index] != other[otherAt..otherTime.Index]
                || (time.Value != otherTime.Value && !(IsIn(first, time.Value) && IsIn(second, otherTime.Value))))
            {
                return false;
            }

            (at, otherAt) = (time.Index + time.Length, otherTime.Index + otherTime.Length);
        }

        return one[at..] == other[otherAt..];
    }

    /// <summary>Whether two numbers are seconds or milliseconds since 1970 at which the two jobs ran.</summary>
    public bool AreNow(double one, double other) =>
        (IsIn(first, one, 1) && IsIn(second, other, 1)) || (IsIn(first, one, 1000) && IsIn(second, other, 1000));

    private static bool IsIn(RunTime run, double number, double perSecond) =>
        number / perSecond is > 0 and < 1e11 && run.Has(DateTime.UnixEpoch.AddSeconds(number / perSecond), s_second);

    private static bool IsIn(RunTime run, string text)
    {
        // Seconds may be missing.
        TimeSpan precision = text.Count(c => c == ':') == 1 ? TimeSpan.FromMinutes(1) : s_second;
        string plain = text.Replace(',', '.');
        return Moments(plain).Any(moment => run.Has(moment, precision));
    }

    /// <summary>The moments that a time can mean: without an offset, UTC and this machine's time.</summary>
    private static IEnumerable<DateTime> Moments(string text)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        if (!DateTime.TryParseExact(text, s_formats, culture, DateTimeStyles.AllowWhiteSpaces, out DateTime time)
            && !DateTime.TryParse(text, culture, DateTimeStyles.RoundtripKind, out time))
        {
            return [];
        }

        return time.Kind switch
        {
            DateTimeKind.Unspecified => [time, DateTime.SpecifyKind(time, DateTimeKind.Local).ToUniversalTime()],
            _ => [time.ToUniversalTime()],
        };
    }

    [GeneratedRegex("""
        \d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(\s?(Z|UTC|[+-]\d\d:?\d\d))?
        |\d{4}:\d\d:\d\d[ ]\d\d:\d\d:\d\d
        |\d{8}T\d{6}Z?
        |[A-Z][a-z]{2},?[ ]([A-Z][a-z]{2}[ ]{1,2}\d{1,2}|\d\d[ ][A-Z][a-z]{2}[ ]\d{4})[ ]\d\d:\d\d:\d\d[ ](\d{4}|GMT)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Time();
}
