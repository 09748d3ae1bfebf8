using System.Buffers;
using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap;

/// <summary>Where the API begins, what it calls its parts, and which generation is spoken.</summary>
internal sealed class ApiRoot
{
    private const string NoWord = "None"; // What maap-py makes of a missing key, and a configuration that went through it has.

    private static readonly SearchValues<char> s_notInPaths = SearchValues.Create("?#\\ {}");

    private readonly Json _parts;

    private ApiRoot(Uri address, MaapApiGeneration generation, Json parts)
    {
        Address = address;
        Generation = generation;
        _parts = parts;
    }

    /// <summary>The root, with its last slash.</summary>
    public Uri Address { get; }

    public MaapApiGeneration Generation { get; }

    /// <summary>Asks the server for its configuration.</summary>
    /// <exception cref="MaapException">It has none, or is not reached.</exception>
    public static async Task<ApiRoot> FindAsync(MaapHttp http, MaapApiGeneration? chosen, CancellationToken cancellationToken)
    {
        var below = new Uri(http.Endpoint.AbsoluteUri.TrimEnd('/') + "/");
        Uri[] candidates =
            below.AbsolutePath.EndsWith("/api/", StringComparison.Ordinal) ? [below]
            : below.AbsolutePath == "/" ? [new(below, "api/")]
            : [new(below, "api/"), below];
        Answer? last = null;
        foreach (Uri candidate in candidates)
        {
            last = await http.SendAsync(
                new(HttpMethod.Get, new(candidate, "environment/config"), Repeat.Always, IsPublic: true), cancellationToken).ConfigureAwait(false);
            if (last.IsSuccess && Read(last, candidate, chosen) is { } root)
            {
                return root;
            }
        }

        // The newest clients do not ask for the configuration, and so a server for them alone may have none.
        return chosen is { } generation && last is { Status: 404 }
            ? new(candidates[0], generation, default)
            : throw NotMaap(http.Endpoint, last!);
    }

    /// <summary>The address of a part.</summary>
    /// <param name="key">What the configuration calls it.</param>
    /// <param name="otherwise">Where it is in a server that does not say.</param>
    /// <param name="more">The parts of the path below it, which are escaped here.</param>
    public Uri Part(string key, string otherwise, params ReadOnlySpan<string> more)
    {
        string path = IsPath(_parts[key].Words?.Trim().Trim('/')) ?? otherwise;
        foreach (string part in more)
        {
            path += "/" + Escape(part);
        }

        return new(Address, "./" + path);
    }

    private static string Escape(string part) =>
        string.IsNullOrWhiteSpace(part) || part is "." or ".."
            ? throw new ArgumentException($"'{part}' is no id or name of anything.", nameof(part))
            : Uri.EscapeDataString(part);

    private static ApiRoot? Read(Answer answer, Uri candidate, MaapApiGeneration? chosen)
    {
        try
        {
            return answer.Json(json =>
            {
                Json parts = json["maap_endpoint"];
                return parts.IsObject ? new ApiRoot(RootOf(json, candidate), chosen ?? GenerationOf(parts), parts) : null;
            });
        }
        catch (MaapException e) when (e.Kind == MaapErrorKind.Unreadable)
        {
            return null;
        }
    }

    /// <summary>
    /// Only the path of what the configuration names counts: behind a proxy the server has another name than the caller's.
    /// </summary>
    private static Uri RootOf(Json json, Uri candidate) =>
        Uri.TryCreate(json["service"]["maap_api_root"].Words, UriKind.Absolute, out Uri? named) && named.Scheme is "http" or "https"
            ? new(candidate, named!.AbsolutePath.TrimEnd('/') + "/")
            : candidate;

    private static MaapApiGeneration GenerationOf(Json parts) =>
        IsPath(parts["processes_ogc"].Words) is null ? MaapApiGeneration.Legacy : MaapApiGeneration.Ogc;

    private static string? IsPath(string? text) =>
        text is null or "" or NoWord
        || text.AsSpan().ContainsAny(s_notInPaths)
        || text.Contains("://", StringComparison.Ordinal)
        || text.Contains("..", StringComparison.Ordinal)
        || text.Contains("//", StringComparison.Ordinal)
            ? null
            : text;

    private static MaapException NotMaap(Uri endpoint, Answer answer)
    {
        string server = endpoint.GetLeftPart(UriPartial.Path);
        if (answer.Status is 401 or 403 or 429 or >= 500)
        {
            return AnswerErrors.Of(answer);
        }

        string how =
            answer.Status is >= 300 and < 400 ? $"is sent on {answer.Redaction.Clean(answer.Text)}"
            : !answer.IsSuccess ? $"answers {answer.Status}"
            : AnswerText.IsHtml(answer.Text) ? AnswerErrors.Page(answer.Text, answer.Redaction)
            : "is no configuration of one";
        return new(MaapErrorKind.NotMaap, $"{server} is no MAAP API: {answer.Request} {how}; give the address that MAAP_API_HOST has in a workspace.")
        {
            Status = answer.Status,
        };
    }
}
