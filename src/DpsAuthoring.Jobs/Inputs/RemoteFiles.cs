using System.Globalization;
using System.Net;

namespace DpsAuthoring.Jobs.Inputs;

/// <summary>Fetches files from <c>http(s)</c> and <c>s3</c>, again where trying again may help.</summary>
/// <param name="aws">Whose access S3 is asked with.</param>
public sealed class RemoteFiles(AwsAccess aws) : IDisposable
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

    /// <summary>Writes what an address has to a file, unless it still has what it had when it gave <paramref name="knownTag"/>.</summary>
    /// <returns>What the server calls this content: an entity tag, a date, or nothing.</returns>
    /// <exception cref="JobException">It cannot be had.</exception>
    internal string Fetch(string input, InputSource source, string target, string knownTag, CancellationToken cancel)
    {
        for (int attempt = 1; ; attempt++)
        {
            string problem;
            try
            {
                return FetchOnceAsync(input, source, target, knownTag, cancel).GetAwaiter().GetResult();
            }
            catch (Exception e) when (e is HttpRequestException or HttpIOException)
            {
                problem = (e as HttpIOException ?? e.InnerException as HttpIOException)?.HttpRequestError == HttpRequestError.ResponseEnded
                    ? "the connection was closed before all of it had come"
                    : e.InnerException?.Message ?? e.Message;
            }
            catch (UriFormatException)
            {
                throw new JobException(FailureCause.Input, $"Input {input} could not be fetched from {source.Text}: the server redirects to what is no http address.");
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                problem = string.Create(CultureInfo.InvariantCulture, $"the server sent nothing for {StallLimit.TotalSeconds:0.#} s");
            }

            if (attempt == Attempts)
            {
                throw new JobException(
                    FailureCause.Input, $"Input {input} could not be fetched from {source.Text} in {Attempts} attempts: {problem.TrimEnd('.')}.");
            }

            File.Delete(target);
            cancel.WaitHandle.WaitOne(RetryDelay * Math.Pow(2, attempt - 1));
            cancel.ThrowIfCancellationRequested();
        }
    }

    private async Task<string> FetchOnceAsync(string input, InputSource source, string target, string knownTag, CancellationToken cancel)
    {
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stalled.CancelAfter(StallLimit);
        using HttpRequestMessage request = source.Url!.Scheme == "s3" ? aws.Get(source.Text) : new(HttpMethod.Get, source.Url);
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
            throw await RefusalAsync(input, source, response, stalled.Token).ConfigureAwait(false);
        }

        using Stream content = await response.Content.ReadAsStreamAsync(stalled.Token).ConfigureAwait(false);
        using FileStream file = File.Create(target);
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = await content.ReadAsync(buffer, stalled.Token).ConfigureAwait(false)) > 0)
        {
            stalled.CancelAfter(StallLimit);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
        }

        return response.Headers.ETag?.ToString() ?? response.Content.Headers.LastModified?.ToString("r") ?? "";
    }

    private async Task<Exception> RefusalAsync(string input, InputSource source, HttpResponseMessage response, CancellationToken cancel)
    {
        string answer = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        if (source.Url!.Scheme == "s3")
        {
            string body = await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
            answer = Element(body, "Code") is { } code ? $"{answer}, {code}: {Element(body, "Message")?.TrimEnd('.')}" : answer;
        }

        if (response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
        {
            return new HttpRequestException($"the server answered {answer}");
        }

        string advice = (source.Url.Scheme, (int)response.StatusCode) switch
        {
            (_, 404 or 410) => "Check the address.",
            ("s3", 301) => "The bucket is in another region: set AWS_REGION.",
            ("s3", 401 or 403) => aws.Advice,
            ("s3", 400) when answer.Contains("Token", StringComparison.Ordinal) => aws.Advice,
            (_, 401 or 403) => "It wants credentials, which a job has none of: use an s3 address or a signed one.",
            (_, >= 300 and < 400) => "It redirects too often, to no http address, or from https to http.",
            _ => "Trying again would not help.",
        };
        return new JobException(FailureCause.Input, $"Input {input} could not be fetched from {source.Text}: the server answered {answer}. {advice}");
    }

    private static string? Element(string xml, string name)
    {
        int start = xml.IndexOf($"<{name}>", StringComparison.Ordinal) + name.Length + 2;
        int end = xml.IndexOf($"</{name}>", StringComparison.Ordinal);
        return start > name.Length + 1 && end > start ? WebUtility.HtmlDecode(xml[start..end]) : null;
    }
}
