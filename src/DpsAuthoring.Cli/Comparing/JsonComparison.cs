using System.Globalization;
using System.Text.Json;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares JSON, also several values one after the other, by what it says: not by its spaces, nor by the order of an object's members.
/// </summary>
/// <param name="clocks">When the two ran.</param>
/// <param name="tolerance">How far numbers may lie apart.</param>
/// <param name="omitted">Names of members that are left out.</param>
internal sealed class JsonComparison(Clocks clocks, Tolerance tolerance, IReadOnlyCollection<string> omitted)
{
    /// <summary>What is held in memory at once.</summary>
    private const long Largest = 200L << 20;

    /// <returns>Whether both are JSON.</returns>
    public static bool TryCompare(Clocks clocks, Tolerance tolerance, string first, string second, out Difference? difference)
    {
        difference = null;
        if (new[] { first, second }.Any(path => new FileInfo(path).Length > Largest))
        {
            return false;
        }

        try
        {
            difference = new JsonComparison(clocks, tolerance, []).Compare(Values(first), Values(second));
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false; // The latter of texts that are no Unicode.
        }
    }

    /// <summary>The first difference of two values.</summary>
    public Difference? Compare(JsonElement first, JsonElement second) => Compare("", first, second);

    private static List<JsonElement> Values(string path)
    {
        ReadOnlySpan<byte> text = File.ReadAllBytes(path);
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var values = new List<JsonElement>();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            values.Add(JsonElement.ParseValue(ref reader));
        }

        return values;
    }

    private Difference? Compare(List<JsonElement> first, List<JsonElement> second) =>
        first.Count == 1 && second.Count == 1 ? Compare("", first[0], second[0]) : Items("", first, second);

    private Difference? Compare(string path, JsonElement first, JsonElement second) => (first.ValueKind, second.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => Members(path, Members(first), Members(second)),
        (JsonValueKind.Array, JsonValueKind.Array) => Items(path, [.. first.EnumerateArray()], [.. second.EnumerateArray()]),
        (JsonValueKind.String, JsonValueKind.String) => clocks.AreSame(first.GetString()!, second.GetString()!)
            ? null : Difference.OfTexts(DifferenceKind.Value, Name(path), first.GetString()!, second.GetString()!),
        (JsonValueKind.Number, JsonValueKind.Number) when AreSameNumber(first, second) => null,
        var (kind, other) when kind == other && first.GetRawText() == second.GetRawText() => null,
        _ => new Difference(DifferenceKind.Value, Name(path), Shown(first), Shown(second)),
    };

    private Difference? Items(string path, List<JsonElement> first, List<JsonElement> second)
    {
        for (int i = 0; i < Math.Min(first.Count, second.Count); i++)
        {
            if (Compare($"{path}[{i}]", first[i], second[i]) is { } difference)
            {
                return difference;
            }
        }

        return first.Count == second.Count ? null : new Difference(DifferenceKind.Value, $"the length of {Name(path)}", $"{first.Count}", $"{second.Count}");
    }

    private Difference? Members(string path, Dictionary<string, JsonElement> first, Dictionary<string, JsonElement> second) =>
        first
            .Keys.Union(second.Keys)
            .Except(omitted)
            .Select(name =>
                (first.TryGetValue(name, out JsonElement one), second.TryGetValue(name, out JsonElement other)) switch
        {
            (true, true) => Compare($"{path}.{name}", one, other),
            (true, false) => new Difference(DifferenceKind.Value, $"{path}.{name}", Shown(one), null),
            _ => new Difference(DifferenceKind.Value, $"{path}.{name}", null, Shown(other)),
        }).FirstOrDefault(difference => difference is not null);

    /// <summary>Members by name; of two with one name, readers take the last.</summary>
    private static Dictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    /// <summary>1 and 1.0 are one number; two that only a double cannot tell apart are not.</summary>
    private bool AreSameNumber(JsonElement first, JsonElement second)
    {
        string one = first.GetRawText(), other = second.GetRawText();
        if (one == other)
        {
            return true;
        }

        (double value, double otherValue) = (first.GetDouble(), second.GetDouble());
        if (!double.IsFinite(value) || !double.IsFinite(otherValue))
        {
            return false;
        }

        bool isSame = decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
            && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal otherExact)
                ? exact == otherExact && value.Equals(otherValue) // A decimal rounds what is very small.
                : value.Equals(otherValue) && (one + other).Any(c => c is '.' or 'e' or 'E');
        return isSame || clocks.AreNow(value, otherValue) || (!tolerance.IsExact && tolerance.Covers(value, otherValue));
    }

    private static string Name(string path) => path.Length > 0 ? path : "the value";

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"a list of {value.GetArrayLength()}",
        JsonValueKind.String => Difference.Quoted(value.GetString()!),
        _ => value.GetRawText(),
    };
}
