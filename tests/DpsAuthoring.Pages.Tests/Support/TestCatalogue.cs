using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DpsAuthoring.Pages.Tests.Support;

/// <summary>
/// A STAC API on this machine, of 120 items, and of strange answers for who asks for them. <c>/silent-search</c>, <c>/held</c> and
/// <c>/forever</c> are APIs whose search is never answered, answered late the first time, and never at its end; <c>/files/0</c> is a
/// catalogue of files in which each leads to another. In <c>/plain</c> nothing is strange, for a picture.
/// </summary>
internal sealed class TestCatalogue : IDisposable
{
    public const int Count = 120;

    /// <summary>A picture of one dot.</summary>
    private static readonly byte[] s_picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly HttpListener _listener = new();
    private readonly Task _answers;
    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TestCatalogue()
    {
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _answers = AnswerAllAsync();
    }

    public string Address { get; }

    /// <summary>The paths that were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>How many never-ending answers were given up by who asked.</summary>
    public int GivenUp { get; private set; }

    public static string IdOf(int at) => at == 0 ? Registered.Hostile : $"item-{at:000}";

    /// <summary>Answers what has been held back.</summary>
    public void LetGo() => _held.TrySetResult();

    public void Dispose()
    {
        _closed.Cancel();
        _listener.Close();
        _answers.Wait(TimeSpan.FromSeconds(10));
        _closed.Dispose();
    }

    private async Task AnswerAllAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        string body = await reader.ReadToEndAsync();
        string path = context.Request.Url!.AbsolutePath;
        bool isFirst = !Asked.Contains(path);
        Asked.Enqueue(path);
        try
        {
            switch (path)
            {
                case "/":
                    await JsonAsync(context, Front(""));
                    break;
                case "/silent-search" or "/held" or "/forever" or "/plain":
                    await JsonAsync(context, Front(path));
                    break;
                case "/silent" or "/silent-search/search":
                    await Task.Delay(Timeout.Infinite, _closed.Token);
                    break;
                case "/held/search" when isFirst:
                    await _held.Task.WaitAsync(_closed.Token);
                    goto case "/search";
                case "/held/search" or "/plain/search":
                    goto case "/search";
                case "/forever/search":
                    await JsonAsync(context, Forever(context.Request));
                    break;
                case string when path.StartsWith("/files/", StringComparison.Ordinal):
                    await JsonAsync(context, FileOf(int.Parse(path["/files/".Length..], System.Globalization.CultureInfo.InvariantCulture)));
                    break;
                case "/collections":
                    await JsonAsync(context, Collections());
                    break;
                case "/search":
                    await JsonAsync(context, Search(context.Request, body.Length > 0 ? JsonNode.Parse(body)!.AsObject() : []));
                    break;
                case "/thumb.png":
                    await BytesAsync(context, "image/png", s_picture);
                    break;
                case "/lie.png":
                    await BytesAsync(context, "image/png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray());
                    break;
                case "/large":
                    await BytesAsync(context, "application/json", Encoding.UTF8.GetBytes($"{{\"type\": \"Catalog\", \"id\": \"{new string('x', 10 << 20)}\"}}"));
                    break;
                case "/endless":
                    await EndlessAsync(context);
                    break;
                case "/page":
                    await BytesAsync(context, "text/html", "<title><script>alert(1)</script></title>"u8.ToArray());
                    break;
                case string when path.StartsWith("/data/", StringComparison.Ordinal):
                    await BytesAsync(context, "image/tiff", s_picture);
                    break;
                default:
                    context.Response.StatusCode = path!.StartsWith("/to/", StringComparison.Ordinal) ? 302 : 404;
                    context.Response.RedirectLocation = path.StartsWith("/to/", StringComparison.Ordinal) ? "http://" + path["/to/".Length..] : null;
                    context.Response.Close();
                    break;
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // Whoever asked has gone.
        }
    }

    private async Task EndlessAsync(HttpListenerContext context)
    {
        context.Response.SendChunked = true;
        try
        {
            while (true)
            {
                await context.Response.OutputStream.WriteAsync(new byte[1 << 18]);
            }
        }
        catch (Exception e) when (e is HttpListenerException or IOException)
        {
            GivenUp++;
        }
    }

    private JsonObject Front(string under) => new()
    {
        ["type"] = "Catalog",
        ["id"] = "tests",
        ["title"] = "Tests " + Registered.Hostile,
        ["description"] = "Items.",
        ["stac_version"] = "1.0.0",
        ["conformsTo"] = new JsonArray("https://api.stacspec.org/v1.0.0/item-search", "https://api.stacspec.org/v1.0.0/item-search#filter", "https://api.stacspec.org/v1.0.0/item-search#sort"),
        ["links"] = new JsonArray(
            new JsonObject { ["rel"] = "search", ["href"] = $"{Address}{under}/search", ["type"] = "application/geo+json", ["method"] = "GET" },
            new JsonObject { ["rel"] = "data", ["href"] = Address + "/collections" }),
    };

    private static JsonObject Collections() => new()
    {
        ["collections"] = new JsonArray(Collection("dem", "Heights"), Collection("other", Registered.Hostile)),
        ["links"] = new JsonArray(),
    };

    private static JsonObject Collection(string id, string title) => new()
    {
        ["type"] = "Collection", ["id"] = id, ["title"] = title, ["description"] = Registered.Hostile, ["license"] = "CC0-1.0", ["stac_version"] = "1.0.0",
        ["extent"] = new JsonObject
        {
            ["spatial"] = new JsonObject { ["bbox"] = new JsonArray(new JsonArray(-180, -90, 180, 90)) },
            ["temporal"] = new JsonObject { ["interval"] = new JsonArray(new JsonArray("2026-01-01T00:00:00Z", null)) },
        },
        ["links"] = new JsonArray(),
    };

    private JsonObject Search(HttpListenerRequest request, JsonObject body)
    {
        string One(string name) => request.QueryString[name] ?? "";
        int from = int.TryParse(One("from"), out int start) ? start : 0, limit = int.TryParse(One("limit"), out int asked) ? asked : 10;
        string[] ids = One("ids").Split(',', StringSplitOptions.RemoveEmptyEntries);
        bool isAll = One("collections") is "" or "dem", isPlain = request.Url!.AbsolutePath.StartsWith("/plain", StringComparison.Ordinal);
        int[] matching = [.. Enumerable.Range(0, isAll ? Count : 0).Where(at => ids.Length == 0 || ids.Contains(IdOf(at)))
            .Where(at => One("filter") != "number < 3" || at < 3)];
        var links = new JsonArray();
        if (from + limit < matching.Length)
        {
            string query = string.Join('&', request.QueryString.AllKeys.Where(key => key != "from").Select(key => $"{key}={Uri.EscapeDataString(One(key!))}"));
            links.Add(new JsonObject { ["rel"] = "next", ["href"] = $"{Address}{request.Url!.AbsolutePath}?{query}&from={from + limit}" });
        }

        return new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["numberMatched"] = matching.Length,
            ["features"] = new JsonArray([.. matching.Skip(from).Take(limit).Select(at => isPlain ? PlainItem(at) : Item(at))]),
            ["links"] = links,
        };
    }

    /// <summary>A page of a search that has always another, and does not count.</summary>
    private JsonObject Forever(HttpListenerRequest request)
    {
        int from = int.TryParse(request.QueryString["from"], out int start) ? start : 0, limit = int.Parse(request.QueryString["limit"]!, System.Globalization.CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray([.. Enumerable.Range(from, limit).Select(Item)]),
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "next", ["href"] = $"{Address}/forever/search?limit={limit}&from={from + limit}" }),
        };
    }

    private JsonObject FileOf(int at) => new()
    {
        ["type"] = "Catalog", ["id"] = $"file-{at}", ["description"] = "It leads to another.", ["stac_version"] = "1.0.0",
        ["links"] = new JsonArray(new JsonObject { ["rel"] = "item", ["href"] = $"{Address}/files/{at + 1}" }),
    };

    private JsonNode PlainItem(int at)
    {
        JsonNode item = Item(at + 200);
        item["id"] = $"heights-{at:000}";
        item["properties"]!["mood"] = "good";
        item["properties"]!["number"] = at;
        item["properties"]!["eo:cloud_cover"] = at * 7 % 60;
        item["assets"]!["heights"]!["title"] = "Heights";
        return item;
    }

    private JsonNode Item(int at)
    {
        double west = 176 + (at % 10), south = -20 + (at / 10);
        double east = west + 1 > 180 ? west + 1 - 360 : west + 1;
        west = west > 180 ? west - 360 : west;
        string? strange = at switch { 0 => "javascript:alert(1)", 1 => "data:text/html,<script>alert(1)</script>", 2 => "file:///etc/passwd", 3 => "/etc/passwd", _ => null };
        var assets = new JsonObject
        {
            ["thumbnail"] = new JsonObject
            {
                ["href"] = at switch { 4 => Address + "/lie.png", 5 => Address + "/to/169.254.169.254/latest", 6 => Address + "/large", _ => Address + "/thumb.png" },
                ["type"] = "image/png",
                ["roles"] = new JsonArray("thumbnail"),
            },
            ["heights"] = new JsonObject { ["href"] = strange ?? $"{Address}/data/{at}.tif", ["type"] = "image/tiff; application=geotiff", ["roles"] = new JsonArray("data"), ["title"] = Registered.Hostile },
            ["signed"] = new JsonObject { ["href"] = $"{Address}/data/{at}.tif?X-Amz-Signature=abc", ["roles"] = new JsonArray("data") },
        };
        return new JsonObject
        {
            ["type"] = "Feature", ["stac_version"] = "1.0.0", ["id"] = IdOf(at), ["collection"] = "dem",
            ["geometry"] = new JsonObject
            {
                ["type"] = "Polygon",
                ["coordinates"] = new JsonArray(new JsonArray(Corner(west, south), Corner(east, south), Corner(east, south + 1), Corner(west, south + 1), Corner(west, south))),
            },
            ["bbox"] = new JsonArray(west, south, east, south + 1),
            ["properties"] = new JsonObject { ["datetime"] = "2026-01-02T03:04:05Z", ["number"] = at, ["mood"] = at % 2 == 0 ? "good" : Registered.Hostile, ["eo:cloud_cover"] = at / 2.0 },
            ["assets"] = assets,
            ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = at == 0 ? "javascript:alert(1)" : $"{Address}/items/{at}" }),
        };
    }

    private static JsonArray Corner(double x, double y) => new(x, y);

    private static Task JsonAsync(HttpListenerContext context, JsonNode json) =>
        BytesAsync(context, "application/json", JsonSerializer.SerializeToUtf8Bytes(json));

    private static async Task BytesAsync(HttpListenerContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }
}
