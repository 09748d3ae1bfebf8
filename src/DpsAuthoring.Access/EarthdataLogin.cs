using System.Net;
using System.Net.Http.Headers;

namespace DpsAuthoring.Access;

/// <summary>Follows redirects, gives Earthdata's hosts the token and no others, and says where a login is wanted.</summary>
internal sealed class EarthdataLogin(HttpMessageHandler inner, DataClientOptions options, int mostRedirects) : DelegatingHandler(inner)
{
    private const string LoginHost = "urs.earthdata.nasa.gov";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool isOwn = request.Headers.Authorization is null;
        for (int redirects = 0; ; redirects++)
        {
            Uri address = request.RequestUri!;
            bool hasToken = isOwn && await AuthorizeAsync(request, address, cancellationToken).ConfigureAwait(false);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                if (response.StatusCode == HttpStatusCode.Unauthorized && isOwn && IsEarthdata(address))
                {
                    throw LoginWanted(address, hasToken);
                }

                if (!IsRedirect(response, address, out Uri next))
                {
                    return response;
                }

                if (next.Host == LoginHost && !hasToken && isOwn)
                {
                    throw LoginWanted(address, hasToken);
                }

                if (redirects == mostRedirects)
                {
                    throw new HttpRequestException($"{Place.Of(address)} is sent on more than {mostRedirects} times, from one address to the next.");
                }

                if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
                {
                    throw new HttpRequestException($"{Place.Of(address)} is sent on to {Place.Of(next)}, which is not encrypted, and so is not followed.");
                }

                Follow(request, response.StatusCode, next);
            }
            catch
            {
                response.Dispose();
                throw;
            }

            response.Dispose();
        }
    }

    private async ValueTask<bool> AuthorizeAsync(HttpRequestMessage request, Uri address, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = null;
        if (!IsEarthdata(address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            return false;
        }

        string? token = (await options.EarthdataToken(cancellationToken).ConfigureAwait(false))?.Trim();
        if (string.IsNullOrEmpty(token))
        {
            return false;
        }

        if (token.Any(letter => letter is <= ' ' or > '~'))
        {
            throw new HttpRequestException("Earthdata's token holds a character that no token has (a blank, a line's end, a letter outside ASCII).");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return true;
    }

    private bool IsEarthdata(Uri address) => options.EarthdataHosts.Any(host =>
        address.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));

    private static HttpRequestException LoginWanted(Uri address, bool hasToken) => new(
        HttpRequestError.UserAuthenticationError,
        $"{Place.Of(address)} wants a login of Earthdata: "
        + (hasToken ? "the token is wrong or has expired; get a new one." : "set EARTHDATA_TOKEN, or in a job DataClientOptions.EarthdataToken to a secret of MAAP's."),
        statusCode: HttpStatusCode.Unauthorized);

    private static bool IsRedirect(HttpResponseMessage response, Uri from, out Uri next)
    {
        next = from;
        return (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
            && response.Headers.Location is { } location
            && Uri.TryCreate(from, location, out next!)
            && next.Scheme is "http" or "https";
    }

    /// <summary>As browsers do: a form is not sent to another address, but for 307 and 308.</summary>
    private static void Follow(HttpRequestMessage request, HttpStatusCode status, Uri next)
    {
        if ((int)status is 301 or 302 or 303 && request.Method != HttpMethod.Head)
        {
            request.Method = HttpMethod.Get;
            request.Content = null;
        }

        if (request.RequestUri!.Authority != next.Authority)
        {
            request.Headers.Authorization = null;
        }

        request.RequestUri = next;
    }
}
