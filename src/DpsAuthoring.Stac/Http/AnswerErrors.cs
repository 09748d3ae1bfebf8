using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Stac;

/// <summary>Tells in one sentence what is wrong with an answer.</summary>
internal static partial class AnswerErrors
{
    private const int LongestWords = 400;

    public static StacException Of(string call, Uri address, int status, byte[] body, TimeSpan? wait)
    {
        string said = Words(body) is { } words ? $"{status}, \"{words}\"" : status.ToString(CultureInfo.InvariantCulture);
        (StacErrorKind kind, string sentence) = status switch
        {
            401 or 403 => (
                StacErrorKind.Unauthorized, $"{address.Host} does not let {call} be asked ({said}): it wants a token, or another one."),
            404 or 410 => (StacErrorKind.NotFound, $"{address.Host} finds nothing at {call} ({said})."),
            408 or 504 => (StacErrorKind.TimedOut, $"{address.Host} took too long for {call} ({said})."),
            429 or 503 when wait > TimeSpan.Zero => (
                StacErrorKind.Busy,
                $"{address.Host} has no time for {call} ({said}), and asks to be left alone for {Time(wait.Value)}: try again then."),
            429 or 503 => (StacErrorKind.Busy, $"{address.Host} has no time for {call} ({said}): try again later."),
            >= 500 => (StacErrorKind.ServerFailure, $"{address.Host} failed at {call} ({said})."),
            < 400 => (StacErrorKind.Unreadable, $"{address.Host} sends {call} elsewhere ({status}): give the address that it sends to."),
            _ => (StacErrorKind.Refused, $"{address.Host} refuses {call} ({said})."),
        };
        return new(kind, sentence) { Status = status };
    }

    public static StacException None(string call, Uri address, Exception exception)
    {
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
        {
            return new(StacErrorKind.Unreadable, $"The answer to {call} is larger than {WholeAnswers.LargestAnswer >> 20} MB.") { Status = 413 };
        }

        Exception cause = exception is HttpRequestException { InnerException: { } inner } ? inner : exception;
        string why = cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        bool notSent = exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
        return exception is TimeoutException ? new(StacErrorKind.TimedOut, $"{address.Authority} did not answer {call}: {why}.", exception)
            : notSent ? new(StacErrorKind.Unreachable, $"{address.Authority} cannot be reached: {why}.", exception)
            : new(StacErrorKind.Unreachable, $"The connection to {address.Authority} broke before {call} was answered: {why}.", exception);
    }

    /// <summary>An answer, or a file, that should be JSON and is not.</summary>
    /// <param name="what">What it is, such as <c>The answer to GET /search</c>.</param>
    /// <param name="body">It.</param>
    /// <param name="exception">What the reader said.</param>
    public static StacException Unreadable(string what, ReadOnlySpan<byte> body, JsonException exception)
    {
        string text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 1 << 14)]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        string how =
            text.Length == 0 ? "is empty"
            : text[0] == '<' ? Title().Match(text) is { Success: true } title ? $"is a web page, \"{Clean(title.Groups[1].Value)}\", where data should be"
                : "is a web page or XML, where data should be"
            : IsCutOff(body) ? "is cut off: its JSON has no end"
            : $"cannot be read: {Reason(exception)}";
        return new(StacErrorKind.Unreadable, $"{what} {how}.", exception);
    }

    private static string Reason(JsonException exception)
    {
        string message = exception.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0].TrimEnd('.', ' ');
        return exception.Path is { Length: > 1 } path ? $"{message} (at {path})" : message;
    }

    private static bool IsCutOff(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = PageScan.Depth }));
        try
        {
            while (reader.Read())
            {
            }

            return reader.CurrentDepth > 0 || reader.BytesConsumed < body.TrimEnd(" \r\n\t"u8).Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Words(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (string name in (string[])["description", "detail", "message", "errors", "title", "error"])
                {
                    if (json.RootElement.TryGetProperty(name, out JsonElement words) && words.ValueKind != JsonValueKind.Null)
                    {
                        return Clean(words.ValueKind == JsonValueKind.String ? words.GetString()! : words.GetRawText());
                    }
                }
            }

            return Clean(json.RootElement.GetRawText());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            string text = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 1 << 14)));
            return string.IsNullOrWhiteSpace(text) ? null
                : text.TrimStart()[0] == '<' ? Title().Match(text) is { Success: true } title ? Clean(title.Groups[1].Value) : null
                : Clean(text);
        }
    }

    private static string Clean(string text)
    {
        string line = Blanks().Replace(text, " ").Trim();
        line = new string([.. line.Where(letter => !char.IsControl(letter))]);
        return line.Length <= LongestWords ? line : line[..LongestWords] + "…";
    }

    private static string Time(TimeSpan wait) => wait switch
    {
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:0} s"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{wait.TotalMinutes:0} minutes"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{wait.TotalHours:0} hours"),
    };

    [GeneratedRegex("<title[^>]*>([^<]{1,400})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
