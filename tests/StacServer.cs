using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

/// <summary>What was asked of a STAC API.</summary>
internal sealed record StacAsked(string Method, string Path, IReadOnlyDictionary<string, string> Query, string Body, string? Authorization)
{
    /// <summary>The number of the first item that is asked for.</summary>
    public int Token => int.Parse(Body.Length > 0 ? JsonNode.Parse(Body)!["token"]?.ToString() ?? "0" : Query.GetValueOrDefault("token", "0"), CultureInfo.InvariantCulture);

    public int Limit => int.Parse(Body.Length > 0 ? JsonNode.Parse(Body)!["limit"]!.ToString() : Query["limit"], CultureInfo.InvariantCulture);
}

/// <summary>What it answers; nothing is a connection that breaks.</summary>
internal sealed record StacReply(string Body, int Status = 200, string MediaType = "application/geo+json", string? RetryAfter = null, bool Breaks = false, string? Location = null);

/// <summary>A STAC API of as many items as are wanted, on loopback or without a network at all, which can be told to fail.</summary>
internal sealed class StacServer : HttpMessageHandler, IAsyncDisposable
{
    public const string Root = "http://stac.test/v1";

    private readonly ConcurrentQueue<StacAsked> _asked = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _coming = new();
    private WebApplication? _app;

    public int Items { get; init; } = 20;

    /// <summary>More than these are refused, or not given.</summary>
    public int LargestPage { get; init; } = 250;

    public bool RefusesLargerPages { get; init; } = true;

    public bool HasPost { get; init; } = true;

    public bool Counts { get; init; } = true;

    public TimeSpan Latency { get; init; }

    /// <summary>How many bytes are in each item besides.</summary>
    public int Padding { get; init; }

    public string[] ConformsTo { get; init; } = ["https://api.stacspec.org/v1.0.0/item-search"];

    /// <summary>What is answered in place of what is right, to the request of a number; null for what is right.</summary>
    public Func<StacAsked, int, StacReply?> Fault { get; init; } = (_, _) => null;

    /// <summary>A folder whose files are given at <c>/v1/files</c>; null for none.</summary>
    public string? Files { get; init; }

    /// <summary>Makes an item another.</summary>
    public Action<JsonObject, int> Change { get; init; } = (_, _) => { };

    public IReadOnlyList<StacAsked> Asked => [.. _asked];

    public string Address => _app is null ? Root : $"{_app.Urls.First()}/v1";

    /// <summary>Is over when items from a number on have been asked for.</summary>
    public Task AskedFor(int token) => _coming.GetOrAdd(token, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async Task<StacServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        if (Files is { } folder)
        {
            _app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(folder), RequestPath = "/v1/files", ServeUnknownFileTypes = true,
            });
        }

        _app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            StacReply reply = await AnswerAsync(new(
                context.Request.Method,
                context.Request.Path.Value ?? "",
                context.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString()),
                await reader.ReadToEndAsync(context.RequestAborted),
                context.Request.Headers.Authorization.FirstOrDefault()));
            if (reply.Breaks)
            {
                context.Abort();
                return;
            }

            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = reply.MediaType;
            context.Response.Headers.RetryAfter = reply.RetryAfter;
            context.Response.Headers.Location = reply.Location;
            await context.Response.WriteAsync(reply.Body);
        });
        await _app.StartAsync();
        return this;
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? default;

    /// <summary>A page of the right answer.</summary>
    public string Page(StacAsked asked, Action<JsonObject>? change = null)
    {
        int from = asked.Token, to = Math.Min(Items, from + Math.Min(asked.Limit, LargestPage));
        var page = new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray([.. Enumerable.Range(from, Math.Max(0, to - from)).Select(Item)]),
            ["links"] = new JsonArray(to < Items ? [Next(asked, to)] : []),
        };
        if (Counts)
        {
            page["numberMatched"] = Items;
        }

        change?.Invoke(page);
        return page.ToJsonString();
    }

    public JsonObject Next(StacAsked asked, int token) => asked.Method == "POST"
        ? new() { ["rel"] = "next", ["href"] = $"{Address}/search", ["method"] = "POST", ["merge"] = true, ["body"] = new JsonObject { ["token"] = $"{token}" } }
        : new()
        {
            ["rel"] = "next",
            ["href"] = $"{Address}/search?"
                + string.Join('&', asked.Query.Where(one => one.Key != "token").Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}").Append($"token={token}")),
        };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        StacReply reply = await AnswerAsync(new(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            request.RequestUri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1])),
            body,
            request.Headers.Authorization?.ToString()));
        if (reply.Breaks)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        }

        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = new StringContent(reply.Body, Encoding.UTF8,
            reply.MediaType) };
        if (reply.RetryAfter is { } wait)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", wait);
        }

        return response;
    }

    private async Task<StacReply> AnswerAsync(StacAsked asked)
    {
        int number = asked.Path == "/v1/search" ? _asked.Count(one => one.Path == "/v1/search") : -1;
        _asked.Enqueue(asked);
        if (Fault(asked, number) is { } fault)
        {
            return fault;
        }

        switch (asked.Path)
        {
            case "/v1" or "/v1/":
                return new(Landing());
            case "/v1/collections":
                return new("""{"collections":[{"type":"Collection","id":"things","description":"d","license":"other","links":[]}],"links":[]}""");
            case "/v1/search" when asked.Method == "GET" || HasPost:
                if (asked.Limit > LargestPage && RefusesLargerPages)
                {
                    return new($$"""{"code":"BadRequest","description":"limit is at most {{LargestPage}}"}""", 400);
                }

                _coming.GetOrAdd(asked.Token, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
                if (Latency > TimeSpan.Zero)
                {
                    await Task.Delay(Latency); // The network's, which is what is measured against.
                }

                return new(Page(asked));
            default:
                return new("""{"code":"NotFound","description":"no such page"}""", 404);
        }
    }

    private JsonNode Item(int number)
    {
        var item = new JsonObject
        {
            ["type"] = "Feature",
            ["stac_version"] = "1.0.0",
            ["id"] = $"item-{number}",
            ["collection"] = "things",
            ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(10, 45) },
            ["bbox"] = new JsonArray(10, 45, 10, 45),
            ["properties"] = new JsonObject { ["datetime"] = "2026-01-01T00:00:00Z", ["eo:cloud_cover"] = number % 100, ["padding"] = new string('x', Padding) },
            ["links"] = new JsonArray(),
            ["assets"] = new JsonObject { ["data"] = new JsonObject { ["href"] = $"https://data.example.org/item-{number}.tif" } },
        };
        Change(item, number);
        return item;
    }

    private string Landing()
    {
        var links = new JsonArray(
            new JsonObject { ["rel"] = "data", ["href"] = $"{Address}/collections" },
            new JsonObject { ["rel"] = "search", ["href"] = $"{Address}/search", ["method"] = "GET" });
        if (HasPost)
        {
            links.Add(new JsonObject { ["rel"] = "search", ["href"] = $"{Address}/search", ["method"] = "POST" });
        }

        return new JsonObject
        {
            ["type"] = "Catalog",
            ["stac_version"] = "1.0.0",
            ["id"] = "test",
            ["description"] = "For tests",
            ["conformsTo"] = new JsonArray([.. ConformsTo.Select(one => JsonValue.Create(one))]),
            ["links"] = links,
        }.ToJsonString();
    }
}
