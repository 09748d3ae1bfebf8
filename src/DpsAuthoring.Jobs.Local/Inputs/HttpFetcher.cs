using System.Net;
using System.Net.Http.Headers;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>Fetches files from <c>http</c> and <c>https</c>.</summary>
internal sealed class HttpFetcher(TransferLimits limits) : IInputFetcher, IDisposable
{
    // Made when they are needed: most jobs have files of this machine.
    private readonly Lazy<Download> _download = new(() => new Download(limits));
    private readonly Lazy<HttpClient> _http = new(() => Transport.CreateClient(limits, followsRedirects: true));

    public bool Takes(InputSource source) => source.Url?.Scheme is "http" or "https";

    public Task<string> FetchAsync(string input, InputSource source, string target, string known, CancellationToken cancellationToken) =>
        _download.Value.FetchAsync(input, source, new Address(_http.Value, source.Url!), target, known, cancellationToken);

    public void Dispose()
    {
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }

    private sealed class Address(HttpClient http, Uri url) : IRemoteFile
    {
        public async Task<RemoteContent?> OpenAsync(ContentRequest request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.NotModified && request.KnownTag.Length > 0)
            {
                response.Dispose();
                return null;
            }

            ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
            bool isRest = response.StatusCode == HttpStatusCode.PartialContent && request.Offset > 0 && range?.From == request.Offset;
            if (response.StatusCode != HttpStatusCode.OK && !isRest) // Others that mean success have no content, or a part of it.
            {
                using (response)
                {
                    return request.Offset > 0
                        ? await OpenAsync(request with { Offset = 0 }, cancellationToken).ConfigureAwait(false)
                        : throw Refusal(response);
                }
            }

            long? length = isRest ? range!.Length : response.Content.Headers.ContentLength;
            string tag = response.Headers.ETag?.ToString() ?? response.Content.Headers.LastModified?.ToString("r") ?? "";
            Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            bool isPage = response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml";
            return new RemoteContent(body, isRest ? request.Offset : 0, length, tag, isPage, response);
        }

        private async Task<HttpResponseMessage> SendAsync(ContentRequest content, CancellationToken cancellationToken)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            if (content.Offset > 0)
            {
                request.Headers.Range = new RangeHeaderValue(content.Offset, null);
                request.Headers.TryAddWithoutValidation("If-Range", content.ResumeTag);
            }
            else if (content.KnownTag.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(
                    RemoteContent.IsEntityTag(content.KnownTag) ? "If-None-Match" : "If-Modified-Since", content.KnownTag);
            }

            try
            {
                return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            }
            catch (UriFormatException e)
            {
                throw new RemoteException("the server redirects to what is no http address", inner: e);
            }
        }

        private RemoteException Refusal(HttpResponseMessage response)
        {
            bool isTransient =
                response.StatusCode
                is HttpStatusCode.RequestTimeout
                    or HttpStatusCode.TooManyRequests
                    or >= HttpStatusCode.InternalServerError;
            string advice = (int)response.StatusCode switch
            {
                _ when isTransient => "",
                404 or 410 => "Check the address.",
                401 or 403 when url.Host.EndsWith(".nasa.gov", StringComparison.OrdinalIgnoreCase) => WebPage.EarthdataAdvice,
                401 or 403 => "It wants credentials, which a job has none of: use an s3 address or a signed one.",
                >= 300 and < 400 => "It redirects too often, to no http address, or from https to http.",
                _ => "Trying again would not help.",
            };
            return new RemoteException(
                $"the server answered {$"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd()}", advice, isTransient);
        }
    }
}
