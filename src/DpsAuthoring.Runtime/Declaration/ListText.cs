using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Declaration;

/// <summary>
/// How a list is written. CWL gives several texts; a form gives one text with commas; MAAP's API turns such a text that looks like
/// JSON into a JSON array with blanks in it.
/// </summary>
internal static class ListText
{
    public static bool TrySplit(IReadOnlyList<string> texts, out IReadOnlyList<string> parts, out string problem)
    {
        problem = "";
        parts = texts;
        if (texts.Count != 1)
        {
            return true;
        }

        string text = texts[0].Trim();
        if (text.StartsWith('['))
        {
            return TryReadArray(text, out parts, out problem);
        }

        parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Contains(""))
        {
            problem = $"is '{OutputName.Printable(texts[0])}', which has an empty element; write a,b,c";
            return false;
        }

        return true;
    }

    private static bool TryReadArray(string text, out IReadOnlyList<string> parts, out string problem)
    {
        var elements = new List<string>();
        parts = elements;
        problem = "";
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False))
                {
                    problem = $"is '{OutputName.Printable(text)}', but a list cannot hold another list, an object or null";
                    return false;
                }

                elements.Add(reader.TokenType == JsonTokenType.String
                    ? reader.GetString()!
                    : Encoding.UTF8.GetString(reader.ValueSpan));
            }

            if (!reader.Read() && elements.Count > 0)
            {
                return true;
            }

            problem = $"is '{OutputName.Printable(text)}', which has no element";
        }
        catch (JsonException)
        {
            problem = $"is '{OutputName.Printable(text)}', which starts like a JSON array but is none; "
                + "write [\"a\", \"b\"], or a,b without brackets";
        }

        return false;
    }
}
