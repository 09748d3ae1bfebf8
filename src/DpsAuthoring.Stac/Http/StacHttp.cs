using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DpsAuthoring.Stac;

/// <summary>A request that is to be made.</summary>
/// <param name="Method">How.</param>
/// <param name="Address">Where.</param>
/// <param name="Body">What it says.</param>
/// <param name="Headers">What it says in its head.</param>
/// <param name="MediaType">What language its body is in.</param>
internal sealed record Call(
    HttpMethod Method,
    Uri Address,
    byte[]? Body = null,
    IReadOnlyList<KeyValuePair<string, string>>? Headers = null,
    string MediaType = "application/json")
{
    /// <summary>What a sentence calls it; what is behind the question mark may be signed, and is not told.</summary>
    public string Name => $"{Method} {Address.AbsolutePath}";
}

/// <summary>What was answered.</summary>
/// <param name="Call">The request's name.</param>
/// <param name="Address">Where it came from at last.</param>
/// <param name="Body">It.</param>
/// <param name="Headers">Its head.</param>
internal sealed record Answer(string Call, Uri Address, byte[] Body, HttpResponseHeaders Headers);

/// <summary>Makes requests. The token goes to one server alone.</summary>
internal sealed class StacHttp : IDisposable
{
    private const int MostRedirects = 5;

    private static readonly string s_userAgent = $"DpsAuthoring.Stac/{typeof(StacHttp).Assembly.GetName().Version!.ToString(3)}";

    private readonly Uri? _server;
    private readonly StacClientOptions _options;
    private readonly HttpClient _client;

    /// <param name="server">The server that gets the token; null where none does.</param>
    /// <param name="options">How it behaves.</param>
    public StacHttp(Uri? server, StacClientOptions options)
    {
        _server = server;
        _options = options;
        if (options.Token is not null && server is { Scheme: not "https", IsLoopback: false })
        {
            throw new StacException(
                StacErrorKind.Refused, $"{server.Host} is asked without encryption, so that anybody on the way could read the token: use https://.");
        }

        ILogger logger = options.LoggerFactory?.CreateLogger("DpsAuthoring.Stac") ?? NullLogger.Instance;
        HttpMessageHandler transport = options.Transport ?? new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // It would give the token to whom it is sent on to.
            UseCookies = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _client = new HttpClient(new ResilienceHandler(RetryRules.Pipeline(options, logger))
        {
            InnerHandler = new WholeAnswers(transport, options.Transport is null, options.NetworkTimeout),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose() => _client.Dispose();

    /// <exception cref="StacException">There was no answer, or it is an error.</exception>
    public async Task<Answer> SendAsync(Call call, CancellationToken cancellationToken)
    {
        Uri address = !Places.IsLinkLocal(call.Address.Host) ? call.Address : throw NoCatalogue($"{call.Address.Host} is");
        for (int redirects = 0; ; redirects++)
        {
            using HttpRequestMessage request = Request(call, address);
            try
            {
                using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (redirects < MostRedirects && Redirect(call, response, address) is { } next)
                {
                    address = !Places.IsLinkLocal(next.Host) ? next : throw NoCatalogue($"{address.Host} sends {call.Name} on to {next.Host},");
                    continue;
                }

                byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
                return response.IsSuccessStatusCode
                    ? new(call.Name, address, body, response.Headers)
                    : throw AnswerErrors.Of(
                        call.Name,
                        address,
                        (int)response.StatusCode,
                        body,
                        RetryRules.AskedFor(response.Headers.RetryAfter, _options.TimeProvider));
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException or InvalidDataException)
            {
                throw AnswerErrors.None(call.Name, address, e);
            }
        }
    }

    private HttpRequestMessage Request(Call call, Uri address)
    {
        var request = new HttpRequestMessage(call.Method, address);
        request.Options.Set(RetryRules.Name, call.Name);
        request.Headers.UserAgent.ParseAdd(s_userAgent);
        request.Headers.Accept.ParseAdd("application/geo+json, application/json, */*;q=0.8");
        bool isServer = address.Authority == _server?.Authority && address.Scheme == _server.Scheme;
        if (isServer && _options.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (KeyValuePair<string, string> header in isServer ? call.Headers ?? [] : [])
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(call.MediaType);
        }

        return request;
    }

    private static StacException NoCatalogue(string which) => new(
        StacErrorKind.Refused, $"{which} where clouds keep their machines' credentials, and no catalogue: it is not asked.");

    /// <summary>
    /// Where an answer sends on to; never from encrypted to plain or into a private network, and a body only where it is asked for again.
    /// </summary>
    private static Uri? Redirect(Call call, HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
        && (call.Method == HttpMethod.Get || (int)response.StatusCode is 307 or 308)
        && response.Headers.Location is { } location
        && Uri.TryCreate(from, location, out Uri? next)
        && (next.Scheme == "https" || next.Scheme == from.Scheme)
        && next.Scheme is "http" or "https"
        && next != from
        && (!Places.IsPrivate(next.Host) || Places.IsPrivate(from.Host))
        && (call.Body is null || next.Authority == from.Authority)
            ? next
            : null;
}
