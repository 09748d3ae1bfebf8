using System.Globalization;
using System.Net;
using DpsAuthoring.Jobs.Inputs;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>Writes what a server has to a file, and tries again where that may help.</summary>
internal sealed class HttpDownload : IDisposable
{
    private const int Attempts = 3;

    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(15) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // A large file may take long; what may not be is that nothing comes.
    };

    /// <summary>How long a server may send nothing.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before the second attempt; it doubles.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    public void Dispose() => _http.Dispose();

    /// <summary>Writes what is asked for to a file, unless it still is what it was when it was called <paramref name="knownTag"/>.</summary>
    /// <returns>What the server calls this content: an entity tag, a date, or nothing.</returns>
    /// <exception cref="JobException">It cannot be had.</exception>
    public async Task<string> FetchAsync(DownloadRequest download, string target, string knownTag, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            string problem;
            try
            {
                return await FetchOnceAsync(download, target, knownTag, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpRequestException or HttpIOException)
            {
                problem = (e as HttpIOException ?? e.InnerException as HttpIOException)?.HttpRequestError == HttpRequestError.ResponseEnded
                    ? "the connection was closed before all of it had come"
                    : e.InnerException?.Message ?? e.Message;
            }
            catch (UriFormatException)
            {
                throw download.Failure("", "the server redirects to what is no http address", "");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                problem = string.Create(CultureInfo.InvariantCulture, $"the server sent nothing for {StallLimit.TotalSeconds:0.#} s");
            }

            if (attempt == Attempts)
            {
                throw download.Failure($" in {Attempts} attempts", problem.TrimEnd('.'), "");
            }

            File.Delete(target);
            await Task.Delay(RetryDelay * Math.Pow(2, attempt - 1), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string> FetchOnceAsync(DownloadRequest download, string target, string knownTag, CancellationToken cancellationToken)
    {
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stalled.CancelAfter(StallLimit);
        using HttpRequestMessage request = download.Create();
        if (knownTag.Length > 0)
        {
            request.Headers.TryAddWithoutValidation(knownTag[0] is '"' or 'W' && knownTag.Contains('"') ? "If-None-Match" : "If-Modified-Since", knownTag);
        }

        using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stalled.Token).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified && knownTag.Length > 0)
        {
            return knownTag;
        }

        if (response.StatusCode != HttpStatusCode.OK) // Others that mean success have no content, or a part of it.
        {
            throw await RefusalAsync(download, response).ConfigureAwait(false);
        }

        using Stream content = await response.Content.ReadAsStreamAsync(stalled.Token).ConfigureAwait(false);
        using FileStream file = File.Create(target);
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = await content.ReadAsync(buffer, stalled.Token).ConfigureAwait(false)) > 0)
        {
            stalled.CancelAfter(StallLimit);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        return response.Headers.ETag?.ToString() ?? response.Content.Headers.LastModified?.ToString("r") ?? "";
    }

    private static async Task<Exception> RefusalAsync(DownloadRequest download, HttpResponseMessage response)
    {
        (string details, string advice) = await download.Explain(response.StatusCode, response.Content).ConfigureAwait(false);
        string answer = $"the server answered {$"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd()}{details}";
        return response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            ? new HttpRequestException(answer)
            : download.Failure("", answer, advice);
    }
}

/// <summary>What is to be downloaded.</summary>
/// <param name="Input">The input that it is for.</param>
/// <param name="Source">Where it is.</param>
/// <param name="Create">Makes the request, for each attempt anew.</param>
/// <param name="Explain">What a server's refusal says besides its status, and what can be done about it.</param>
internal sealed record DownloadRequest(
    string Input, InputSource Source, Func<HttpRequestMessage> Create, Func<HttpStatusCode, HttpContent, Task<(string Details, string Advice)>> Explain)
{
    public JobException Failure(string attempts, string problem, string advice) => new(
        FailureKind.Input, $"input {Input} could not be fetched: {problem}", $"Input {Input} could not be fetched from {Source.Text}{attempts}: {problem}.", advice);
}
