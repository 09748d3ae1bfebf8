using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// The connections that inputs come through. A request that failed for the moment is made again, a server that is silent is given up,
/// and nothing is fetched from a link-local address, where clouds keep their machines' credentials.
/// </summary>
internal static class Transport
{
    private const int MostRedirects = 50;
    private const int LongestRefusal = 1 << 16;

    private static readonly string s_userAgent = $"DpsAuthoring/{typeof(Transport).Assembly.GetName().Version!.ToString(3)} (dps)";

    /// <param name="limits">How patient it is.</param>
    /// <param name="followsRedirects">Whether redirects are followed. Signed requests never are: their tokens are for one host.</param>
    public static HttpClient CreateClient(TransferLimits limits, bool followsRedirects)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = followsRedirects,
            MaxAutomaticRedirections = MostRedirects,
            ConnectTimeout = limits.Connect,
            ConnectCallback = ConnectAsync,
        };
        var client = new HttpClient(
            new ResilienceHandler(Pipeline(limits)) { InnerHandler = followsRedirects ? sockets : new SignedRequests(sockets, limits) })
        {
            Timeout = Timeout.InfiniteTimeSpan, // A large file may take long; what may not be is that nothing comes.
        };
        if (followsRedirects) // AWS's client has a name of its own.
        {
            client.DefaultRequestHeaders.UserAgent.ParseAdd(s_userAgent);
        }

        return client;
    }

    /// <summary>Whether it will be the same the next time: nobody has that name, or the server's certificate is not trusted.</summary>
    public static bool IsLasting(Exception? exception) => IsUnknownHost(exception) || IsUntrusted(exception);

    /// <summary>What can be done about a failure; empty where that is nobody's guess.</summary>
    public static string Advice(Exception exception) =>
        IsUnknownHost(exception) ? "Check the address."
        : IsUntrusted(exception)
            ? "This machine does not trust the server's certificate: if you do, add its authority to the machine's, or name it in SSL_CERT_FILE."
        : "";

    /// <summary>What went wrong with a connection, as a part of a sentence; null for what is no failure of one.</summary>
    public static string? Problem(Exception exception, TransferLimits limits)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case TimeoutRejectedException:
                    return string.Create(CultureInfo.InvariantCulture, $"the server sent nothing for {limits.Stall.TotalSeconds:0.#} s");
                case TimeoutException:
                    return string.Create(
                        CultureInfo.InvariantCulture, $"no connection could be made in {limits.Connect.TotalSeconds:0.#} s");
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return "the connection was closed before all of it had come";
                case SocketException or HttpIOException or HttpRequestException { InnerException: null }:
                    return e.Message.TrimEnd('.');
                case HttpRequestException { InnerException: not (SocketException or IOException or HttpRequestException) } request:
                    return request.InnerException!.Message.TrimEnd('.');
            }
        }

        return exception is IOException ? exception.Message.TrimEnd('.') : null;
    }

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(TransferLimits limits)
    {
        var retry = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = limits.Attempts - 1,
            Delay = limits.RetryDelay,
            ShouldRetryAfterHeader = true,
        };
        Func<RetryPredicateArguments<HttpResponseMessage>, ValueTask<bool>> isTransient = retry.ShouldHandle;
        retry.ShouldHandle = async args =>
            args.Outcome.Exception?.InnerException is not RemoteException
            && !IsLasting(args.Outcome.Exception)
            && await isTransient(args).ConfigureAwait(false);
        Func<RetryDelayGeneratorArguments<HttpResponseMessage>, ValueTask<TimeSpan?>> asTheServerAsks = retry.DelayGenerator!;
        retry.DelayGenerator = async args =>
            await asTheServerAsks(args).ConfigureAwait(false) is { } delay
                ? TimeSpan.FromTicks(Math.Min(delay.Ticks, limits.LongestDelay.Ticks))
                : null;
        return new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(retry)
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = limits.Stall })
            .Build();
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint server = context.DnsEndPoint;
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(server.Host, cancellationToken).ConfigureAwait(false);
        if (addresses.FirstOrDefault(NetworkAddress.IsLinkLocal) is { } refused)
        {
            throw new RemoteException(
                $"{server.Host} is the link-local address {refused}, where no input is",
                "Such addresses hold a cloud machine's credentials: check the address, and where it redirects to.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, server.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsUnknownHost(Exception? exception) =>
        Causes(exception).Any(cause => cause is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData });

    private static bool IsUntrusted(Exception? exception) => Causes(exception).Any(cause => cause is AuthenticationException);

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    /// <summary>
    /// Hides a redirect to a host of somebody else from AWS's client, which would follow it with a signature and a session token, and what
    /// of a refusal is too long to be one, which it would read into memory.
    /// </summary>
    private sealed class SignedRequests(HttpMessageHandler inner, TransferLimits limits) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.Headers.Location is { } location
                && request.RequestUri is { } from
                && !IsSameService(from, new Uri(from, location)))
            {
                response.Headers.Location = null;
            }

            if (!response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.NotModified)
            {
                response.Content = await ShortenAsync(response.Content, cancellationToken).ConfigureAwait(false);
            }

            return response;
        }

        private async Task<HttpContent> ShortenAsync(HttpContent content, CancellationToken cancellationToken)
        {
            using (content)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                patience.CancelAfter(limits.Stall);
                byte[] start = new byte[LongestRefusal];
                int length = 0;
                try
                {
                    Stream body = await content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
                    length = await body.ReadAtLeastAsync(start, start.Length, false, patience.Token).ConfigureAwait(false);
                }
                catch (Exception e) when (e is IOException or HttpRequestException
                    || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
                {
                    // What it refuses is known without it.
                }

                var shortened = new ByteArrayContent(start, 0, length);
                foreach ((string name, IEnumerable<string> values) in content.Headers.Where(header => header.Key != "Content-Length"))
                {
                    shortened.Headers.TryAddWithoutValidation(name, values);
                }

                return shortened;
            }
        }

        private static bool IsSameService(Uri from, Uri to) =>
            to.Scheme == from.Scheme
                && ((to.Host == from.Host && to.Port == from.Port)
                    || (to.IsDefaultPort && (IsIn(".amazonaws.com", from, to) || IsIn(".amazonaws.com.cn", from, to))));

        private static bool IsIn(string domain, Uri from, Uri to) =>
            from.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase) && to.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase);
    }
}
