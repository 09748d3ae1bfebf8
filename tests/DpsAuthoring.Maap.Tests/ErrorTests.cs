using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Maap.Tests;

/// <summary>Each failure is one sentence that says what to do, and no token is in it.</summary>
public sealed class ErrorTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, string, MaapErrorKind, string?, string> Shapes => new()
    {
        {
            """{"type":"http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-job","title":"t","status":404,"detail":"No job","instance":""}""", 404, "application/json",
            MaapErrorKind.NotFound, "no-such-job", "The server finds nothing at GET /api/ogc/jobs/a/results (404, 'No job')."
        },
        {
            """{"status":500,"detail":"Failed to get job result"}""", 500, "application/json",
            MaapErrorKind.ServerFailure, null, "The server failed at GET /api/ogc/jobs/a/results (500, 'Failed to get job result')."
        },
        { """{"code":400,"message":"No."}""", 400, "text/plain", MaapErrorKind.Refused, null, "The server refuses GET /api/ogc/jobs/a/results (400, 'No.')." },
        { """{"code":500,"message":"Failed","error":"Traceback"}""", 200, "text/html", MaapErrorKind.ServerFailure, null, "The server failed at GET /api/ogc/jobs/a/results (500, 'Failed')." },
        {
            """{"message":"Invalid session or insufficient permissions.","code":401}""", 401, "application/json", MaapErrorKind.Unauthorized, null,
            "The server does not accept the token (401, 'Invalid session or insufficient permissions.'): it is wrong or has expired, so get a new one and set it (in a workspace: MAAP_PGT)."
        },
        {
            Recorded.Exception("FailedGetResult", "Failed\n  to get"), 500, "application/json", MaapErrorKind.ServerFailure, "FailedGetResult",
            "The server failed at GET /api/ogc/jobs/a/results (500, 'Failed to get')."
        },
        { "<html><head><title>Sign\n in</title></head></html>", 200, "text/html", MaapErrorKind.Unreadable, null, "The server's answer to GET /api/ogc/jobs/a/results (200) is a web page, 'Sign in', where data should be." },
        { "<!doctype html><h1>x", 403, "text/html", MaapErrorKind.Forbidden, null, "The server refuses GET /api/ogc/jobs/a/results (403, 'a web page')." },
        { """{"additionalProp1":{"links":[""", 200, "application/json", MaapErrorKind.Unreadable, null, "The server's answer to GET /api/ogc/jobs/a/results (200) is cut off: its JSON has no end." },
        { "nothing of the kind", 200, "application/json", MaapErrorKind.Unreadable, null, "The server's answer to GET /api/ogc/jobs/a/results (200) is no JSON." },
        { "", 404, "text/plain", MaapErrorKind.NotFound, null, "The server finds nothing at GET /api/ogc/jobs/a/results (404)." },
        { "{\"message\":\"secret-ticket-0123456789 is not known\"}", 418, "text/plain", MaapErrorKind.Refused, null, "The server refuses GET /api/ogc/jobs/a/results (418, '… is not known')." },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_is_one_sentence(
        string body, int status, string mediaType, MaapErrorKind kind, string? code, string sentence)
    {
        await using MaapServer server = await MaapServer.StartAsync(Recorded.OgcConfiguration, new() { ["GET /api/ogc/jobs/a/results"] = new(body, status, mediaType) });
        using MaapClient client = server.Client();

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetResultsAsync("a", Cancelled));

        Assert.Equal((sentence, kind, code), (e.Message, e.Kind, e.Code));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_server_without_time_is_asked_so_often_and_no_more(int status)
    {
        var time = new InstantTime();
        await using MaapServer server = await MaapServer.StartAsync(
            Recorded.OgcConfiguration, new() { ["GET /api/ogc/jobs/a"] = new("""{"message":"wait"}""", status, RetryAfter: "86400") });
        using MaapClient client = server.Client(new() { TimeProvider = time, MaxAttempts = 4 });

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetJobAsync("a", false, Cancelled));

        Assert.Equal((MaapErrorKind.Busy, $"The server has no time for GET /api/ogc/jobs/a ({status}, 'wait'): try again later."), (e.Kind, e.Message));
        Assert.Equal(4, server.Calls.Count());
        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)], time.Waits);
    }

    [Fact]
    public async Task What_can_be_asked_again_is_and_a_deletion_whose_answer_was_lost_has_been_made()
    {
        int asked = 0;
        await using MaapServer server = await MaapServer.StartAsync(async (context, request) =>
        {
            if (request.Path.EndsWith("config", StringComparison.Ordinal))
            {
                await new Reply(Recorded.OgcConfiguration).SendAsync(context);
            }
            else if (++asked is 1 or 3)
            {
                context.Abort();
            }
            else
            {
                await (asked == 2 ? """{"jobID":"a","status":"running"}""" : new Reply("""{"status":404,"detail":"No such process"}""", 404)).SendAsync(context);
            }
        });
        using MaapClient client = server.Client();

        Assert.Equal(MaapState.Running, (await client.GetJobAsync("a", false, Cancelled)).State);
        await client.DeleteAlgorithmAsync("7", Cancelled);
        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.DeleteAlgorithmAsync("7", Cancelled));

        Assert.Equal(MaapErrorKind.NotFound, e.Kind);
    }

    [Fact]
    public async Task A_host_that_nobody_has_is_told_at_once()
    {
        var time = new InstantTime();
        using var client = new MaapClient(new("https://no-such-host.invalid"), MaapCredential.ProxyTicket("x"), new() { TimeProvider = time });

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetQueuesAsync(Cancelled));

        Assert.Equal(MaapErrorKind.Unreachable, e.Kind);
        Assert.StartsWith("https://no-such-host.invalid cannot be reached: ", e.Message, StringComparison.Ordinal);
        Assert.False(e.MayHaveBeenDone);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_tried_again_and_told()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        int port = ((IPEndPoint)socket.LocalEndpoint).Port;
        socket.Stop();
        var time = new InstantTime();
        using var client = new MaapClient(new($"http://127.0.0.1:{port}"), MaapCredential.ProxyTicket("x"), new() { TimeProvider = time });

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetQueuesAsync(Cancelled));

        Assert.Equal($"http://127.0.0.1:{port} cannot be reached: Connection refused.", e.Message);
        Assert.Equal(4, time.Waits.Count);
    }

    [Theory]
    [InlineData("<html><title>It works</title></html>", 200, "is a web page, 'It works', where data should be")]
    [InlineData("<html><title>It works</title></html>", 404, "answers 404")]
    [InlineData("""{"hello":1}""", 200, "is no configuration of one")]
    [InlineData("", 200, "is no configuration of one")]
    public async Task What_is_no_MAAP_API_is_told(string body, int status, string how)
    {
        await using MaapServer server = await MaapServer.StartAsync((context, _) => new Reply(body, status).SendAsync(context));
        using MaapClient client = server.Client();

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetQueuesAsync(Cancelled));

        Assert.Equal(
            (MaapErrorKind.NotMaap, $"{server.Address} is no MAAP API: GET /api/environment/config {how}; give the address that MAAP_API_HOST has in a workspace."),
            (e.Kind, e.Message));
    }

    [Fact]
    public async Task A_server_for_the_newest_clients_alone_needs_no_configuration()
    {
        await using MaapServer server = await MaapServer.StartAsync((context, asked) =>
            (asked.Path == "/api/ogc/jobs/a" ? """{"jobID":"a","status":"running"}""" : new Reply("", 404)).SendAsync(context));
        using MaapClient client = server.Client(new() { Generation = MaapApiGeneration.Ogc });

        Assert.Equal(MaapState.Running, (await client.GetJobAsync("a", false, Cancelled)).State);
    }

    [Fact]
    public async Task The_token_is_sent_to_no_other_server()
    {
        await using MaapServer other = await MaapServer.StartAsync((context, _) => new Reply("{}").SendAsync(context));
        await using MaapServer server = await MaapServer.StartAsync(async (context, asked) =>
        {
            if (asked.Path.EndsWith("config", StringComparison.Ordinal))
            {
                await new Reply(Recorded.OgcConfiguration.Replace("\"ogc/jobs\"", $"\"{other.Address}jobs\"", StringComparison.Ordinal)).SendAsync(context);
                return;
            }

            context.Response.Redirect(asked.Path == "/api/ogc/jobs/a" ? "/api/ogc/jobs/a/" : asked.Path == "/api/ogc/jobs/a/" ? "/api/there" : $"{other.Address}stolen");
        });
        using MaapClient client = server.Client();

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetJobAsync("a", false, Cancelled));

        Assert.Equal($"The server sends GET /api/there elsewhere (302, 'to {other.Address}stolen'): give the address that it sends to.", e.Message);
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task No_log_tells_the_token()
    {
        var log = new Heard();
        await using MaapServer server = await MaapServer.StartAsync(Recorded.OgcConfiguration, new() { [$"GET /api/ogc/jobs/{MaapServer.Token}"] = new("x", 503) });
        using MaapClient client = server.Client(new() { TimeProvider = new InstantTime(), LoggerFactory = log });

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetJobAsync(MaapServer.Token, false, Cancelled));

        Assert.DoesNotContain(MaapServer.Token, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, line => line.Contains(MaapServer.Token, StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("failed (503); it is tried again in", StringComparison.Ordinal));
        Assert.DoesNotContain(MaapServer.Token, client + MaapCredential.Bearer(MaapServer.Token).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.org", "is not encrypted")]
    [InlineData("ftp://example.org", "is no address of a server")]
    [InlineData("https://me:pw@example.org", "has no user")]
    [InlineData("https://example.org/?token=x", "has no user")]
    public void An_address_that_would_give_the_token_away_is_refused(string address, string why)
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => new MaapClient(new(address), MaapCredential.ProxyTicket("x")));

        Assert.Contains(why, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pw", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_none_is_told_without_it()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => MaapCredential.Bearer("two words"));
        Assert.DoesNotContain("two words", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MaapCredential.ProxyTicket(" \n"));

        await using MaapServer server = await MaapServer.StartAsync(Recorded.OgcConfiguration, []);
        using MaapClient client = server.Client(credential: MaapCredential.FromEnvironment("NO_SUCH_VARIABLE_OF_DPS"));
        MaapException missing = await Assert.ThrowsAsync<MaapException>(() => client.GetQueuesAsync(Cancelled));
        Assert.Equal((MaapErrorKind.Unauthorized, "The token is missing: get one, and set it (in a workspace: MAAP_PGT)."), (missing.Kind, missing.Message));
    }

    private sealed class Heard : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
            {
                Lines.Add($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
