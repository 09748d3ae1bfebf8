using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging.Abstractions;

namespace DpsAuthoring.Access;

/// <summary>
/// Makes the HttpClient of an algorithm: it waits where a server has no time (429, 503, as long as Retry-After says), tries again what
/// broke, follows redirects, and logs in to Earthdata. Make one, and keep it for the job.
/// </summary>
public static class DataClient
{
    private const int MostRedirects = 10;

    /// <summary>Makes a client.</summary>
    /// <param name="options">How it reads.</param>
    /// <returns>
    /// The client. It throws an <see cref="HttpRequestException"/> whose message names the address, without its query, and what to do where
    /// Earthdata wants a login.
    /// </returns>
    public static HttpClient Create(DataClientOptions? options = null)
    {
        DataClientOptions checkedOptions = (options ?? new()).Checked();
        HttpMessageHandler transport = checkedOptions.Transport is { } given ? new Borrowed(given) : new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // It would give the token to whom it is sent on to.
            CookieContainer = new(),   // Earthdata's login is a cookie once it is done.
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        var patient = new ResilienceHandler(PatientReading.Pipeline(checkedOptions, checkedOptions.Logger ?? NullLogger.Instance))
        {
            InnerHandler = new AnswerInTime(transport, checkedOptions.AnswerTimeout),
        };
        return new HttpClient(new EarthdataLogin(patient, checkedOptions, MostRedirects)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>A transport that is somebody else's.</summary>
    private sealed class Borrowed(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override void Dispose(bool disposing)
        {
            // The base disposes of the inner one only where it is disposing.
            base.Dispose(disposing: false);
        }
    }
}
