using System.Net;
using DpsAuthoring.Jobs.Inputs;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>Fetches from <c>http</c> and <c>https</c>.</summary>
internal sealed class HttpFetcher(HttpDownload download) : IInputFetcher
{
    public bool Takes(InputSource source) => source.Url?.Scheme is "http" or "https";

    public Task<string> FetchAsync(string input, InputSource source, string target, string known, CancellationToken cancellationToken) =>
        download.FetchAsync(
            new DownloadRequest(input, source, () => new HttpRequestMessage(HttpMethod.Get, source.Url), (status, _) => Task.FromResult(("", Advice(status)))),
            target,
            known,
            cancellationToken);

    private static string Advice(HttpStatusCode status) => (int)status switch
    {
        404 or 410 => "Check the address.",
        401 or 403 => "It wants credentials, which a job has none of: use an s3 address or a signed one.",
        >= 300 and < 400 => "It redirects too often, to no http address, or from https to http.",
        _ => "Trying again would not help.",
    };
}
