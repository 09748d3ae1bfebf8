using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Http;

/// <summary>
/// Keeps web pages of others out. A page can have a browser send requests to this machine, by a name of its own for it too; the browser
/// then says whose page it is.
/// </summary>
internal static class LocalOnly
{
    /// <exception cref="Refusal">The request comes from elsewhere.</exception>
    public static void Require(HttpRequest request)
    {
        if (request.Host.Host is not ("127.0.0.1" or "localhost" or "[::1]"))
        {
            throw Refusal.Framework(403, "This server answers to 127.0.0.1 and localhost alone.");
        }

        string origin = request.Headers.Origin.ToString();
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        bool isForeign = origin.Length > 0
            ? origin != $"{request.Scheme}://{request.Host}"
            : site is "cross-site" or "same-site" && !HttpMethods.IsGet(request.Method);
        if (isForeign)
        {
            throw Refusal.Framework(403, "A page of another origin may not call this server.");
        }
    }
}
