using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using DpsAuthoring.Maap.Reading;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DpsAuthoring.Maap;

/// <summary>Makes requests to one server. The token goes to that server and to no other.</summary>
internal sealed partial class MaapHttp : IDisposable
{
    private const int MostRedirects = 5;

    private static readonly string s_userAgent = $"DpsAuthoring.Maap/{typeof(MaapHttp).Assembly.GetName().Version!.ToString(3)}";

    private readonly MaapCredential _credential;
    private readonly HttpClient _client;
    private readonly ILogger _logger;

    public MaapHttp(Uri endpoint, MaapCredential credential, MaapClientOptions options)
    {
        Endpoint = endpoint;
        _credential = credential;
        _logger = options.LoggerFactory?.CreateLogger("DpsAuthoring.Maap") ?? NullLogger.Instance;
        HttpMessageHandler transport = options.Transport is { } given ? new NotDisposing(given) : new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // It would give the ticket to whom it is sent on to.
            UseCookies = false,
            AutomaticDecompression = System.Net.DecompressionMethods.GZip,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _client = new HttpClient(new ResilienceHandler(RetryRules.Pipeline(options, _logger))
        {
            InnerHandler = new WholeAnswers(transport, options.NetworkTimeout),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public Uri Endpoint { get; }

    public void Dispose() => _client.Dispose();

    /// <summary>Makes a request, and again where it may be; an error is an answer here, a lost connection is not.</summary>
    /// <exception cref="MaapException">There was no answer.</exception>
    public async Task<Answer> SendAsync(Call call, CancellationToken cancellationToken)
    {
        string token = call.IsPublic ? "" : await _credential.GetTokenAsync(cancellationToken).ConfigureAwait(false);
        var redaction = new Redaction(token);
        Uri address = call.Address;
        for (int redirects = 0; ; redirects++)
        {
            string name = redaction.Clean($"{call.Method} {address.AbsolutePath}");
            using HttpRequestMessage request = Request(call, address, token);
            request.Options.Set(RetryRules.Name, name);
            long begun = Stopwatch.GetTimestamp();
            try
            {
                using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
                LogAnswer(_logger, name, (int)response.StatusCode, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                if (call.Method == HttpMethod.Get && redirects < MostRedirects && IsRedirect(response, address, out Uri next))
                {
                    address = next;
                    continue;
                }

                byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
                bool wasRepeated = request.Options.TryGetValue(RetryRules.MayHaveBeenTaken, out bool repeated) && repeated;
                string text = (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location
                    ? $"to {location.OriginalString}"
                    : AnswerText.Decode(body);
                return new(name, (int)response.StatusCode, text, wasRepeated, redaction);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException or InvalidDataException)
            {
                throw NoAnswer(e, name, redaction);
            }
        }
    }

    private HttpRequestMessage Request(Call call, Uri address, string token)
    {
        if (address.Scheme != Endpoint.Scheme || address.Authority != Endpoint.Authority)
        {
            throw new MaapException(
                MaapErrorKind.Refused, $"{address.GetLeftPart(UriPartial.Authority)} is not the server {Endpoint.GetLeftPart(UriPartial.Authority)}: the token does not go there.");
        }

        var request = new HttpRequestMessage(call.Method, address);
        request.Options.Set(RetryRules.Repeat, call.Repeat);
        request.Headers.UserAgent.ParseAdd(s_userAgent);
        request.Headers.Accept.ParseAdd(call.IsPublic ? "*/*" : "application/json, text/xml;q=0.9, */*;q=0.8");
        if (token.Length > 0 && _credential.Kind == MaapTokenKind.Bearer)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
        else if (token.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("proxy-ticket", token);
        }

        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(call.MediaType);
        }

        return request;
    }

    private MaapException NoAnswer(Exception exception, string name, Redaction redaction)
    {
        string server = Endpoint.GetLeftPart(UriPartial.Authority);
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
        {
            return new(MaapErrorKind.Unreadable, $"The server's answer to {name} is larger than {WholeAnswers.LargestAnswer >> 20} MB.") { MayHaveBeenDone = true };
        }

        Exception cause = exception is HttpRequestException { InnerException: { } inner } ? inner : exception;
        string why = redaction.Clean(cause.Message).ReplaceLineEndings(" ").TrimEnd('.', ' ');
        bool notSent = RetryRules.WasNotSent(exception);
        return exception is TimeoutException
            ? new(MaapErrorKind.TimedOut, $"{server} did not answer {name}: {why}.") { MayHaveBeenDone = true }
            : new(
                MaapErrorKind.Unreachable,
                notSent ? $"{server} cannot be reached: {why}." : $"The connection to {server} broke before {name} was answered: {why}.",
                redaction.IsIn(exception) ? null : exception)
            {
                MayHaveBeenDone = !notSent,
            };
    }

    private static bool IsRedirect(HttpResponseMessage response, Uri from, out Uri next)
    {
        next = from;
        return (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
            && response.Headers.Location is { } location
            && Uri.TryCreate(from, location, out next!)
            && next.Scheme == from.Scheme
            && next.Authority == from.Authority
            && next != from;
    }

    [LoggerMessage(2, LogLevel.Debug, "{Request}: {Status} in {Milliseconds} ms")]
    private static partial void LogAnswer(ILogger logger, string request, int status, double milliseconds);

    /// <summary>A transport that is somebody else's.</summary>
    private sealed class NotDisposing(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override void Dispose(bool disposing)
        {
            // The base disposes of the inner one only where it is disposing.
            base.Dispose(disposing: false);
        }
    }
}

/// <summary>A request that is to be made.</summary>
/// <param name="Method">How.</param>
/// <param name="Address">Where.</param>
/// <param name="Repeat">When it may be made again.</param>
/// <param name="Body">What it says.</param>
/// <param name="MediaType">What language that is.</param>
/// <param name="IsPublic">Whether it needs no token.</param>
internal sealed record Call(
    HttpMethod Method, Uri Address, Repeat Repeat, string? Body = null, string MediaType = "application/json", bool IsPublic = false);
