using System.Globalization;

namespace DpsAuthoring.Tables;

/// <summary>Values as a table has them: in the invariant culture, and so that they can be read back.</summary>
internal static class CellText
{
    public static string Of(object? value) => value switch
    {
        null or double.NaN or float.NaN => "",
        string text => text,
        true => "true",
        false => "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTime or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
