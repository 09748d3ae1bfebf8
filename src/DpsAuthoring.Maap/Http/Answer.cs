using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap;

/// <summary>What the server answered, whole.</summary>
/// <param name="request">The request, as a sentence names it: <c>GET ogc/jobs</c>.</param>
/// <param name="status">Its HTTP status.</param>
/// <param name="text">Its body.</param>
/// <param name="wasRepeated">Whether an attempt before it may have been taken.</param>
/// <param name="redaction">Takes the token out of what is told of it.</param>
internal sealed class Answer(string request, int status, string text, bool wasRepeated, Redaction redaction)
{
    public string Request => request;

    public int Status => status;

    public string Text => text;

    public bool WasRepeated => wasRepeated;

    public Redaction Redaction => redaction;

    public bool IsSuccess => status is >= 200 and < 300;

    /// <exception cref="MaapException">It is an error, or no JSON.</exception>
    public T Json<T>(Func<Json, T> read)
    {
        EnsureSuccess();
        return Understood("JSON", () =>
        {
            Json json = string.IsNullOrWhiteSpace(text) ? default : Reading.Json.Parse(text);
            return AnswerErrors.InSuccess(this, json) is { } error ? throw error : read(json);
        });
    }

    /// <exception cref="MaapException">It is an error, or neither XML nor <c>null</c>, which the original answers for nothing.</exception>
    public T Xml<T>(Func<XElement?, T> read)
    {
        EnsureSuccess();
        if (text.AsSpan().Trim() is "null" or "")
        {
            return read(null);
        }

        return Understood("XML", () =>
        {
            if (!AnswerText.IsXml(text) && AnswerErrors.InSuccess(this, Reading.Json.Parse(text)) is { } jsonError)
            {
                throw jsonError;
            }

            XElement root = AnswerText.Xml(text);
            return root.Name.LocalName == "ExceptionReport" ? throw AnswerErrors.Of(this) : read(root);
        });
    }

    public Answer EnsureSuccess() => IsSuccess ? this : throw AnswerErrors.Of(this);

    /// <summary>That the answer is well-formed, but lacks what it is for.</summary>
    public MaapException Lacks(string what) => AnswerErrors.Unreadable(this, $"has no {what}");

    private T Understood<T>(string language, Func<T> read)
    {
        if (AnswerText.IsHtml(text))
        {
            throw AnswerErrors.Unreadable(this, AnswerErrors.Page(text, redaction));
        }

        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            throw AnswerErrors.Unreadable(this, EndsTooEarly(e) ? $"is cut off: its {language} has no end" : $"is no {language}");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw AnswerErrors.Unreadable(this, $"is {language} of another shape");
        }
    }

    private bool EndsTooEarly(Exception exception)
    {
        (long line, long column) = exception switch
        {
            JsonException json => (json.LineNumber ?? 0, json.BytePositionInLine ?? 0),
            XmlException xml => (xml.LineNumber - 1, xml.LinePosition - 1),
            _ => default,
        };
        string[] lines = text.TrimEnd().Split('\n');
        return line >= lines.Length - 1
            && column >= lines[^1].Length - 1
            && text.AsSpan().TrimStart() is ['{' or '[' or '<', ..];
    }
}
