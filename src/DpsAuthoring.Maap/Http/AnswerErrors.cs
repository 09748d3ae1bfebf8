using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap;

/// <summary>Reads the server's errors, in each of the shapes that it has, and tells each in one sentence.</summary>
internal static class AnswerErrors
{
    private const int LongestMessage = 1 << 14;

    /// <summary>The server's words and its word for it.</summary>
    private readonly record struct Words(string? Message, string? Code = null, string? Algorithm = null);

    public static MaapException Of(Answer answer) => Make(answer, answer.Status, Read(answer.Text));

    /// <summary>An error that came as a success: its own status is in its body.</summary>
    public static MaapException? InSuccess(Answer answer, Json json)
    {
        long status = json["code"].Integer ?? json["status"].Integer ?? 0;
        return status is >= 400 and < 600 && json.First("message", "detail").Words is not null && !json["jobs"].IsArray && json["jobID"].IsNothing
            ? Make(answer, (int)status, OfJson(json))
            : null;
    }

    public static MaapException Unreadable(Answer answer, string how) =>
        new(MaapErrorKind.Unreadable, $"The server's answer to {answer.Request} ({answer.Status}) {answer.Redaction.Clean(how)}.")
        {
            Status = answer.Status,
            MayHaveBeenDone = answer.IsSuccess,
        };

    public static string Page(string html, Redaction redaction) =>
        AnswerText.Title(html) is { } title
            ? $"is a web page, {AnswerText.Quote(redaction.Clean(title))}, where data should be"
            : "is a web page where data should be";

    private static MaapException Make(Answer answer, int status, Words words)
    {
        string? said = words.Message is { } message ? Shorten(answer.Redaction.Clean(message)) : null;
        MaapErrorKind kind = KindOf(status);
        string quoted = said is null ? status.ToString(CultureInfo.InvariantCulture) : $"{status}, {AnswerText.Quote(said)}";
        string sentence = kind switch
        {
            MaapErrorKind.Unauthorized =>
                $"The server does not accept the token ({quoted}): it is wrong or has expired, so get a new one and set it (in a workspace: MAAP_PGT).",
            MaapErrorKind.Busy => $"The server has no time for {answer.Request} ({quoted}): try again later.",
            MaapErrorKind.ServerFailure => $"The server failed at {answer.Request} ({quoted}).",
            MaapErrorKind.Unreadable => $"The server sends {answer.Request} elsewhere ({quoted}): give the address that it sends to.",
            MaapErrorKind.NotFound => $"The server finds nothing at {answer.Request} ({quoted}).",
            _ => $"The server refuses {answer.Request} ({quoted}).",
        };
        return new(kind, sentence)
        {
            Status = status,
            Code = words.Code is { } code ? answer.Redaction.Clean(code) : null,
            ServerMessage = said,
            ConflictingAlgorithm = words.Algorithm is { } algorithm ? answer.Redaction.Clean(algorithm) : null,
            MayHaveBeenDone = status is 408 or >= 500 and not 503,
        };
    }

    private static MaapErrorKind KindOf(int status) => status switch
    {
        401 => MaapErrorKind.Unauthorized,
        403 => MaapErrorKind.Forbidden,
        404 or 410 => MaapErrorKind.NotFound,
        408 or 504 => MaapErrorKind.TimedOut,
        409 => MaapErrorKind.Conflict,
        429 or 503 => MaapErrorKind.Busy,
        >= 500 => MaapErrorKind.ServerFailure,
        < 400 => MaapErrorKind.Unreadable,
        _ => MaapErrorKind.Refused,
    };

    private static Words Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return default;
        }

        if (AnswerText.IsHtml(text))
        {
            return new(AnswerText.Title(text) is { } title ? $"a web page, {title.Trim()}" : "a web page");
        }

        try
        {
            return AnswerText.IsXml(text) ? OfXml(AnswerText.Xml(text)) : OfJson(Json.Parse(text));
        }
        catch (Exception e) when (e is JsonException or XmlException or InvalidOperationException or ArgumentException)
        {
            return new(text.Trim());
        }
    }

    private static Words OfJson(Json json)
    {
        if (!json.IsObject)
        {
            return new(json.Words);
        }

        string? message = json.First("detail", "message", "title", "error", "description").AnyText;
        string? type = json["type"].Words?.TrimEnd('/').Split('/')[^1];
        string? code = json["code"].Integer is null ? json["code"].Words : null;
        return new(string.IsNullOrWhiteSpace(message) ? null : message, type ?? code, json["additionalProperties"]["processID"].Words);
    }

    private static Words OfXml(XElement root)
    {
        XElement? exception = root.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Exception");
        string message = (root.Descendants().FirstOrDefault(element => element.Name.LocalName == "ExceptionText") ?? root).Value.Trim();
        return new(message.Length == 0 ? null : message, exception?.Attribute("exceptionCode")?.Value);
    }

    private static string Shorten(string message) => message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";
}
