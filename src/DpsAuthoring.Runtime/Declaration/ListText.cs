using System.Text;
using System.Text.Json;
using DpsAuthoring.Logging;

namespace DpsAuthoring.Declaration;

/// <summary>
/// How a list is written. CWL gives several texts; a form gives one text with commas; MAAP's API turns such a text that looks like
/// JSON into a JSON array with blanks in it.
/// </summary>
/// <param name="nested">Whether an element is itself written as a list, as a box is: commas then part no elements.</param>
internal sealed class ListText(bool nested)
{
    public bool TrySplit(IReadOnlyList<string> texts, out IReadOnlyList<string> parts, out string problem)
    {
        problem = "";
        parts = texts;
        if (texts.Count != 1)
        {
            return true;
        }

        string text = texts[0].Trim();
        if (nested ? text is ['[', .. var body] && body.TrimStart() is ['[' or '"', ..] : text.StartsWith('['))
        {
            return TryReadArray(text, out parts, out problem);
        }

        if (nested)
        {
            return true;
        }

        parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Contains(""))
        {
            problem = $"is '{Quoted.Value(texts[0])}', which has an empty element; write a,b,c";
            return false;
        }

        return true;
    }

    private bool TryReadArray(string text, out IReadOnlyList<string> parts, out string problem)
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
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.Null
                    || (reader.TokenType == JsonTokenType.StartArray && !nested))
                {
                    problem = $"is '{Quoted.Value(text)}', but a list cannot hold another list, an object or null";
                    return false;
                }

                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                elements.Add(reader.TokenType == JsonTokenType.String
                    ? reader.GetString()!
                    : Encoding.UTF8.GetString(bytes[start..(int)reader.BytesConsumed]));
            }

            if (!reader.Read() && elements.Count > 0)
            {
                return true;
            }

            problem = $"is '{Quoted.Value(text)}', which has no element";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // The latter for half a surrogate pair.
        {
            problem = $"is '{Quoted.Value(text)}', which starts like a JSON array but is none; "
                + "write [\"a\", \"b\"], or a,b without brackets";
        }

        return false;
    }
}
