using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Algorithms.Tests;

/// <summary>A web server on this machine that has one file and hands out parts of it, as buckets do.</summary>
internal sealed class TestServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly byte[] _file;
    private long _sent;

    /// <summary>Serves what is written to the path that is handed over.</summary>
    public TestServer(string name, Action<string> write)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        write(Path.Combine(folder, name));
        _file = File.ReadAllBytes(Path.Combine(folder, name));
        Directory.Delete(folder, recursive: true);
        (_listener, Address) = Listen(name);
        _ = AnswerAsync();
    }

    /// <summary>How many bytes the file has.</summary>
    public long Length => _file.Length;

    /// <summary>The file's address.</summary>
    public string Address { get; }

    /// <summary>How many bytes were asked for.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public void Dispose() => _listener.Close();

    /// <summary>Another program may take the free port first; then there are others.</summary>
    private static (HttpListener Listener, string Address) Listen(string name)
    {
        for (int attempt = 1; ; attempt++)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            string root = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            free.Stop();
            var listener = new HttpListener();
            listener.Prefixes.Add(root);
            try
            {
                listener.Start();
                return (listener, root + name);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                Answer(context.Request, context.Response);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    private void Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        if (request.Url!.AbsolutePath != new Uri(Address).AbsolutePath)
        {
            response.StatusCode = 404;
            response.Close();
            return;
        }

        int first = 0;
        int last = _file.Length - 1;
        if (request.Headers["Range"] is { } range)
        {
            string[] ends = range.Split('=')[1].Split('-');
            first = int.Parse(ends[0], CultureInfo.InvariantCulture);
            last = ends[1].Length == 0 ? last : Math.Min(last, int.Parse(ends[1], CultureInfo.InvariantCulture));
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {first}-{last}/{_file.Length}";
        }

        response.Headers["Accept-Ranges"] = "bytes";
        response.ContentLength64 = last - first + 1;
        if (request.HttpMethod != "HEAD")
        {
            Interlocked.Add(ref _sent, last - first + 1);
            response.OutputStream.Write(_file, first, last - first + 1);
        }

        response.Close();
    }
}
