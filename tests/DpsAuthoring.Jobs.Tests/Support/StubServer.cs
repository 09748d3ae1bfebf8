using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>An HTTP server on loopback that answers, or fails to, just as a test says.</summary>
internal sealed class StubServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Action<StubRequest, StubResponse> _answer;
    private int _requests;

    public StubServer(Action<StubRequest, StubResponse> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    public int Requests => _requests;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync().ConfigureAwait(false);
                _ = Task.Run(() => Serve(client));
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private void Serve(TcpClient client)
    {
        using (client)
        {
            using NetworkStream stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            if (reader.ReadLine() is not { } first)
            {
                return;
            }

            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (reader.ReadLine() is { Length: > 0 } line)
            {
                headers[line.Split(':')[0]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            }

            char[] body = new char[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
            reader.ReadBlock(body);
            int number = Interlocked.Increment(ref _requests);
            _answer(new StubRequest(number, first.Split(' ')[0], first.Split(' ')[1], headers, new string(body)), new StubResponse(stream));
        }
    }
}

internal sealed record StubRequest(int Number, string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

internal sealed class StubResponse(Stream stream)
{
    public void Send(int status, string content, string headers = "", int? claimedLength = null)
    {
        byte[] body = Encoding.UTF8.GetBytes(content);
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} {(HttpStatusCode)status}\r\nConnection: close\r\n{headers}Content-Length: {claimedLength ?? body.Length}\r\n\r\n"
        );
        stream.Write(Encoding.ASCII.GetBytes(head));
        stream.Write(body);
    }

    /// <summary>Sends until the other side has had enough.</summary>
    /// <returns>How many bytes that took, of which many were on the way.</returns>
    public long SendForEver(int status)
    {
        stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} {(HttpStatusCode)status}\r\nConnection: close\r\nContent-Length: 999999999999\r\n\r\n"));
        byte[] some = new byte[1 << 16];
        for (long sent = 0; ; sent += some.Length)
        {
            try
            {
                stream.Write(some);
            }
            catch (IOException)
            {
                return sent;
            }
        }
    }

    /// <summary>Returns when the other side has given up.</summary>
    public void WaitUntilClosed() => _ = stream.Read(new byte[1]);
}
