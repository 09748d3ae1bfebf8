using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using DpsAuthoring.Jobs;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Catalogues;

/// <summary>
/// Connections to a catalogue that somebody has named, and to where it leads. Whom a name leads to is judged when it has been looked up and
/// before anything is connected, for each request and each redirect anew. This machine and private networks are for who names them: a
/// laboratory has its catalogue there, and the catalogue of a stranger has nothing to look for there. An answer has an end.
/// </summary>
internal sealed class GuardedTransport : DelegatingHandler
{
    /// <summary>The largest answer that is taken, when it is unpacked.</summary>
    public static readonly HttpRequestOptionsKey<int> Largest = new("DpsAuthoring.Largest");

    private const int LargestAnswer = 8 << 20;

    private readonly Uri _named;

    public GuardedTransport(Uri named)
    {
        _named = named;
        InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // Whoever follows a redirect looks where it leads.
            UseCookies = false,
            UseProxy = false, // A proxy would look the name up itself.
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ConnectCallback = ConnectAsync,
        };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            int largest = request.Options.TryGetValue(Largest, out int asked) ? asked : LargestAnswer;
            var whole = new ByteArrayContent(await ReadAsync(response, request.RequestUri!, largest,
                cancellationToken).ConfigureAwait(false));
            whole.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = whole;
            return response;
        }
        catch (HttpRequestException e) when (e.InnerException is StacException refused)
        {
            ExceptionDispatchInfo.Throw(refused); // Not a failure of the network, and not to be tried again.
            throw;
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, Uri from, int largest, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        Stream body = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        await using System.Runtime.CompilerServices.ConfiguredAsyncDisposable end = body.ConfigureAwait(false);
        byte[] some = new byte[1 << 16];
        int count;
        while ((count = await body.ReadAsync(some, cancel).ConfigureAwait(false)) > 0)
        {
            if (kept.Length + count > largest)
            {
                // The status has a search ask for fewer items.
                throw new StacException(StacErrorKind.Unreadable, $"An answer of {from.Authority} has more than {largest >> 20} MB, and is not read to its end.") { Status = 413 };
            }

            kept.Write(some, 0, count);
        }

        return kept.ToArray();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint server = context.DnsEndPoint;
        IPAddress[] addresses = IPAddress.TryParse(server.Host, out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(server.Host, cancellationToken).ConfigureAwait(false);
        foreach (IPAddress address in addresses)
        {
            if (Obstacle(server, address) is { } obstacle)
            {
                throw new StacException(StacErrorKind.Refused, obstacle);
            }
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

    /// <summary>Why an address is not connected to; null where it is.</summary>
    private string? Obstacle(DnsEndPoint server, IPAddress address)
    {
        bool isNamed = server.Port == _named.Port && string.Equals(server.Host, _named.IdnHost, StringComparison.OrdinalIgnoreCase);
        return
            NetworkAddress.IsLinkLocal(address)
                ? $"{server.Host} is the address {address}, where clouds keep their machines' credentials, and no catalogue: it is not asked."
            : NetworkAddress.IsNoMachine(address) ? $"{server.Host} is the address {address}, which is no machine's: it is not asked."
            : NetworkAddress.IsLoopback(address) && !(isNamed && IsOfThisMachine(server.Host))
                ? $"{server.Host} is this machine, which a catalogue elsewhere does not lead to: it is not asked. Name one of this machine as http://127.0.0.1."
            : NetworkAddress.IsPrivate(address) && !isNamed
                ? $"{_named.Authority} leads to {server.Host}, which is in a private network ({address}): it is not asked. Search it itself if you trust it."
            : null;
    }

    /// <summary>Whether a name says that it is this machine: another name is somebody's trick.</summary>
    private static bool IsOfThisMachine(string host) =>
        host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? literal) && NetworkAddress.IsLoopback(literal));
}
