using System.Globalization;
using System.Text.Json;

namespace DpsAuthoring.Maap.Reading;

/// <summary>
/// A value of an answer, read with tolerance: what is missing, or of another kind, is nothing; a number does for a text and the reverse.
/// </summary>
internal readonly struct Json(JsonElement element)
{
    private const double LastMillisecond = 253402300799000; // The end of the year 9999.

    public JsonElement Element => element;

    public bool IsNothing => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    public bool IsObject => element.ValueKind is JsonValueKind.Object;

    public bool IsArray => element.ValueKind is JsonValueKind.Array;

    /// <summary>A text, or a number or boolean as it is written.</summary>
    public string? Text => element.ValueKind switch
    {
        JsonValueKind.String => String(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    /// <summary>A text that says something.</summary>
    public string? Words => string.IsNullOrWhiteSpace(Text) ? null : Text;

    /// <summary>A text, and of an object or list its JSON.</summary>
    public string? AnyText => Text ?? (IsNothing ? null : element.GetRawText());

    public double? Number =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null;

    public long? Integer =>
        long.TryParse(Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long integer) ? integer
        : Number is { } number && Math.Abs(number) < 1e15 && Math.Floor(number) == number ? (long)number
        : null;

    /// <summary>A time: ISO 8601 (of no zone: UTC), or seconds or milliseconds since 1970.</summary>
    public DateTimeOffset? Time => Times.Read(Text) ?? Number switch
    {
        > 0 and < 1e11 and { } seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        >= 1e11 and < LastMillisecond and { } milliseconds => DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds),
        _ => null,
    };

    public TimeSpan? Seconds => Number is { } number && Math.Abs(number) < 1e11 ? TimeSpan.FromSeconds(number) : null;

    /// <summary>The entries of a list; of a single object or text, itself.</summary>
    public IEnumerable<Json> Items =>
        IsArray ? element.EnumerateArray().Select(item => new Json(item)) : IsNothing ? [] : [this];

    public IEnumerable<(string Name, Json Value)> Members =>
        IsObject ? element.EnumerateObject().Select(member => (member.Name, new Json(member.Value))) : [];

    public Json this[string name] => IsObject && element.TryGetProperty(name, out JsonElement value) ? new(value) : default;

    public static Json Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return new(document.RootElement.Clone());
    }

    /// <summary>The first of these that is there.</summary>
    public Json First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (this[name] is { IsNothing: false } value)
            {
                return value;
            }
        }

        return default;
    }

    /// <summary>The texts of a list, or of one text.</summary>
    public List<string> Texts() => [.. Items.Select(item => item.AnyText).OfType<string>()];

    /// <summary>A text may hold half a character, which is no text to .NET.</summary>
    private string String()
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText().Trim('"');
        }
    }
}
