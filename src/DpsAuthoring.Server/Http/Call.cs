using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Http;

/// <summary>A request, as the API's functions look at it.</summary>
internal class Call(HttpContext context)
{
    private const int LongestBody = 16 << 20;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public HttpContext Context => context;

    public CancellationToken Cancel => context.RequestAborted;

    /// <summary>The address that the client knows this server by.</summary>
    public string Origin => $"{context.Request.Scheme}://{context.Request.Host}";

    /// <summary>A part of the path.</summary>
    public string Part(string name) =>
        ((string?)context.Request.RouteValues[name] ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase); // All else is decoded.

    /// <summary>A part of the path that is a number; null for any other text.</summary>
    public long? Number(string name) =>
        long.TryParse(Part(name), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>A parameter of the query, the last where there are several; null without one.</summary>
    public string? Query(string name) => context.Request.Query.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues values)
        && values is [.., { Length: > 0 } value]
            ? value
            : null;

    /// <summary>The query with its keys in <c>snake_case</c>, whichever case they came in.</summary>
    public Dictionary<string, string> SnakeQuery()
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, Microsoft.Extensions.Primitives.StringValues values) in context.Request.Query)
        {
            if (values is [.., { Length: > 0 } value])
            {
                query[Snake(key)] = value;
            }
        }

        return query;
    }

    /// <summary>The body's text, whatever its type is called. Who says no encoding means UTF-8, or else Latin-1.</summary>
    public async Task<string> BodyAsync()
    {
        using var body = new MemoryStream();
        byte[] some = new byte[1 << 14];
        int count;
        while ((count = await context.Request.Body.ReadAsync(some, Cancel).ConfigureAwait(false)) > 0)
        {
            if (body.Length + count > LongestBody)
            {
                throw Refusal.Framework(413, $"The request has more than {LongestBody >> 20} MB.");
            }

            body.Write(some, 0, count);
        }

        ReadOnlySpan<byte> bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        try
        {
            return s_strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>The body as JSON; null where it is none.</summary>
    public async Task<JsonElement?> JsonAsync() => Parse(await BodyAsync().ConfigureAwait(false));

    /// <summary>A text as JSON; null where it is none.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            var json = JsonElement.Parse(text);
            RequireTexts(json);
            return json;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">A text has half a surrogate pair, and is none.</exception>
    private static void RequireTexts(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                _ = json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in json.EnumerateArray())
                {
                    RequireTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    _ = member.Name;
                    RequireTexts(member.Value);
                }

                break;
        }
    }

    private static string Snake(string key)
    {
        var snake = new StringBuilder();
        bool wasUpper = false; // processID is process_id.
        foreach (char c in key)
        {
            if (char.IsAsciiLetterUpper(c) && !wasUpper && snake.Length > 0 && snake[^1] != '_')
            {
                snake.Append('_');
            }

            wasUpper = char.IsAsciiLetterUpper(c);
            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
