using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Jobs;

/// <summary>
/// What the legacy interface makes of a value on its way to the job: it is read as JSON where it is JSON, and written as Python's json
/// writes it. 1.10 becomes 1.1, 1E3 becomes 1000.0, and null nothing at all.
/// </summary>
internal static class LegacyText
{
    public static string? AsSent(string text)
    {
        if (text is "NaN" or "Infinity" or "-Infinity")
        {
            return text;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => json.RootElement.GetString(), // Text stays text, without its quotes.
                _ => Write(json.RootElement),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return text; // The latter is of half a surrogate pair.
        }
    }

    private static string Write(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Write))}]",
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(member => $"{Quote(member.Name)}: {Write(member.Value)}"))}}}",
        JsonValueKind.String => Quote(value.GetString()!),
        JsonValueKind.Number => Number(value.GetRawText()),
        _ => value.GetRawText(),
    };

    private static string Number(string text)
    {
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            return text == "-0" ? "0" : text;
        }

        double number = double.Parse(text, CultureInfo.InvariantCulture);
        if (double.IsInfinity(number))
        {
            return number > 0 ? "Infinity" : "-Infinity";
        }

        // The digits and the exponent of the shortest text that reads back as this number, which Python and .NET agree on; they differ
        // in when they write the exponent.
        string[] parts = number.ToString("R", CultureInfo.InvariantCulture).TrimStart('-').Split('E');
        string whole = parts[0].Split('.')[0];
        string all = parts[0].Replace(".", "", StringComparison.Ordinal);
        string digits = all.TrimStart('0').TrimEnd('0') is { Length: > 0 } some ? some : "0";
        int leading = all.Length - all.TrimStart('0').Length;
        int exponent = number == 0 ? 0 : whole.Length - 1 - leading + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        string sign = double.IsNegative(number) ? "-" : "";
        if (exponent is < -4 or >= 16)
        {
            string mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        string padded = exponent < 0 ? new string('0', -exponent) + digits : digits.PadRight(exponent + 1, '0');
        int point = Math.Max(exponent, 0) + 1;
        return $"{sign}{padded[..point]}.{(point < padded.Length ? padded[point..] : "0")}";
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' or > '~' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
