using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Maap.Tests;

/// <summary>What was asked of the server.</summary>
internal sealed record Asked(string Method, string Path, string Query, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public override string ToString() => $"{Method} {Path}{Query}";
}

/// <summary>A server on loopback that answers as it is told to, and remembers what it was asked.</summary>
internal sealed class MaapServer : IAsyncDisposable
{
    public const string Token = "secret-ticket-0123456789";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Asked> _asked = new();

    private MaapServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public Uri Root => new(Address, "/api/");

    public IReadOnlyList<Asked> Asked => [.. _asked];

    /// <summary>What was asked but for the configuration.</summary>
    public IEnumerable<string> Calls => Asked.Where(asked => !asked.Path.EndsWith("/environment/config", StringComparison.Ordinal)).Select(asked => asked.ToString());

    /// <param name="answer">Answers one request, whose path is given below the API's root.</param>
    public static async Task<MaapServer> StartAsync(Func<HttpContext, Asked, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var server = new MaapServer(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var asked = new Asked(
                context.Request.Method,
                context.Request.Path.Value ?? "",
                Uri.UnescapeDataString(context.Request.QueryString.Value ?? ""),
                await reader.ReadToEndAsync(context.RequestAborted),
                context.Request.Headers.ToDictionary(
                    header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            server._asked.Enqueue(asked);
            await answer(context, asked);
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>
    /// A server of a generation, which has a configuration and fixed answers: <c>GET /api/ogc/jobs</c> to what it answers.
    /// </summary>
    public static Task<MaapServer> StartAsync(string configuration, Dictionary<string, Reply> replies) =>
        StartAsync(async (context, asked) =>
        {
            Reply reply =
                asked.Path == "/api/environment/config" ? configuration
                : replies.TryGetValue($"{asked.Method} {asked.Path}", out Reply? known) ? known
                : new Reply("""{"message":"The requested URL was not found.","code":404}""", 404);
            await reply.SendAsync(context);
        });

    public MaapClient Client(MaapClientOptions? options = null, MaapCredential? credential = null) =>
        new(Address, credential ?? MaapCredential.ProxyTicket(Token), options ?? new() { TimeProvider = new InstantTime() });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>An answer.</summary>
internal sealed record Reply(string Body, int Status = 200, string MediaType = "application/json", string? RetryAfter = null)
{
    public static implicit operator Reply(string body) => new(body);

    public Task SendAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = MediaType;
        if (RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = RetryAfter;
        }

        return context.Response.WriteAsync(Body);
    }
}
