using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// What NuGet's audit finds, or cannot find out, is told and fails no build: it changes by the day, and the code does not.
/// </summary>
public sealed class PackageAdvisories(Workshop workshop)
{
    private const string Unsafe = """
        {
          "dpsauthoring.runtime": [{ "url": "https://example.org/1", "severity": 3, "versions": "(, 99.0.0)" }],
          "dpsauthoring.gdal": [{ "url": "https://example.org/2", "severity": 2, "versions": "(, 99.0.0)" }],
          "xunit.v3.mtp-v2": [{ "url": "https://example.org/3", "severity": 1, "versions": "(, 99.0.0)" }],
          "dpsauthoring.testing": [{ "url": "https://example.org/4", "severity": 0, "versions": "(, 99.0.0)" }]
        }
        """;

    [Theory]
    [InlineData(null, "NU1900")]
    [InlineData(Unsafe, "NU1901 NU1902 NU1903 NU1904")]
    public async Task Are_warnings_where_warnings_are_errors(string? advisories, string ids)
    {
        using var feed = new Feed(advisories);
        Scaffold scaffold = await workshop.ScaffoldAsync("Audited", "--skip-restore");
        string source = $"""<add key="Loopback" value="{feed.Address}index.json" allowInsecureConnections="true" />""";
        await File.WriteAllTextAsync(
            scaffold.PathOf("nuget.config"),
            scaffold.Read("nuget.config").Replace("</packageSources>", source + "</packageSources>", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        Ran built = (await scaffold.BuildAsync()).EnsureSuccess();
        Ran alone = (await scaffold.RunAsync("dotnet", "build", "src/Audited", "-warnaserror")).EnsureSuccess();

        Assert.All(ids.Split(' '), id => Assert.Contains($"warning {id}: ", built.Output, StringComparison.Ordinal));
        Assert.Contains("warning NU190", alone.Output, StringComparison.Ordinal);
    }

    /// <summary>A feed without packages that says it knows which packages are unsafe, and does, or fails when it is asked.</summary>
    private sealed class Feed : IDisposable
    {
        private readonly HttpListener _listener;
        private readonly string? _advisories;

        public Feed(string? advisories)
        {
            _advisories = advisories;
            (_listener, Address) = Listen();
            _ = AnswerAsync();
        }

        public string Address { get; }

        public void Dispose() => _listener.Close();

        /// <summary>Another program may take the free port first; then there are others.</summary>
        private static (HttpListener Listener, string Address) Listen()
        {
            for (int attempts = 1; ; attempts++)
            {
                using var probe = new TcpListener(IPAddress.Loopback, 0);
                probe.Start();
                string address = $"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}/";
                probe.Stop();
                var listener = new HttpListener();
                listener.Prefixes.Add(address);
                try
                {
                    listener.Start();
                    return (listener, address);
                }
                catch (HttpListenerException) when (attempts < 10)
                {
                }
            }
        }

        private async Task AnswerAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext request;
                try
                {
                    request = await _listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                string? answer = request.Request.Url!.AbsolutePath switch
                {
                    "/index.json" => $$"""
                        {
                          "version": "3.0.0",
                          "resources": [
                            { "@id": "{{Address}}packages/", "@type": "PackageBaseAddress/3.0.0" },
                            { "@id": "{{Address}}advisories.json", "@type": "VulnerabilityInfo/6.7.0" }
                          ]
                        }
                        """,
                    "/advisories.json" when _advisories is not null =>
                        $$"""[{ "@name": "base", "@id": "{{Address}}base.json", "@updated": "2026-01-01T00:00:00Z" }]""",
                    "/base.json" => _advisories,
                    _ => null,
                };
                request.Response.StatusCode = answer is null ? 404 : 200;
                request.Response.Close(Encoding.UTF8.GetBytes(answer ?? ""), willBlock: false);
            }
        }
    }
}
