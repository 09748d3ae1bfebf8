using DpsAuthoring.Server.Catalogues;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>
/// Small pictures of items. A page may load none from elsewhere, so the server fetches them: only what a page that it has written shows,
/// only pictures by what is in them, and none that is large. Where there is none to be had, an empty one is given, and no error.
/// </summary>
internal static class Thumbnails
{
    private const string Path = FindView.Path + "/thumbnail";
    private const int Largest = 2 << 20;
    private const int MostRedirects = 3;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    private static readonly string[] s_types = ["image/png", "image/jpeg", "image/jpg", "image/webp"];

    /// <summary>A catalogue is not asked for all pictures of a page at once.</summary>
    private static readonly SemaphoreSlim s_turns = new(6);

    public static void Add(PageRoutes pages, OpenCatalogues catalogues) => pages.Get(Path, call => AnswerAsync(call, catalogues));

    /// <summary>The picture of an item, or nothing.</summary>
    public static Html Of(Session session, string catalogue, StacItem item) => HrefOf(item) is { } href
        ? Html.Of(
            $"""<img class="thumb" loading="lazy" width="72" height="72" alt="" src="{Path}?in={Uri.EscapeDataString(catalogue)}&href={Uri.EscapeDataString(href)}&key={session.Sign(Signed(catalogue, href))}">""")
        : Html.Of($"""<span class="none">–</span>""");

    private static string? HrefOf(StacItem item) => item.Assets
        .Where(asset => FetchableItem.IsWeb(asset.Value.Href) && (asset.Value.Type is not { } type || s_types.Contains(type)))
        .OrderBy(asset => asset.Value.Roles?.Contains("thumbnail") == true ? 0 : asset.Key is "thumbnail" ? 1 : 2)
        .Where(asset => asset.Value.Roles?.Contains("thumbnail") == true
            || (asset.Value.Roles?.Contains("overview") == true && asset.Value.Type is not null)
            || asset.Key is "thumbnail" or "browse" or "preview")
        .Select(asset => asset.Value.Href)
        .FirstOrDefault();

    private static string Signed(string catalogue, string href) => $"{catalogue}\n{href}";

    private static async Task<Reply> AnswerAsync(PageCall call, OpenCatalogues catalogues)
    {
        string catalogue = call.Query("in") ?? "", href = call.Query("href") ?? "";
        if (!call.Session.IsSigned(Signed(catalogue, href), call.Query("key")))
        {
            throw Refusal.Framework(403, "This picture is on no page that was written for your session: search again.");
        }

        byte[]? picture = null;
        try
        {
            await OpenCatalogues.AskAsync(s_patience, async cancel =>
            {
                await s_turns.WaitAsync(cancel).ConfigureAwait(false);
                try
                {
                    OpenCatalogue open = await catalogues.OpenAsync(catalogue, cancel).ConfigureAwait(false);
                    picture = await FetchAsync(open, new Uri(href), cancel).ConfigureAwait(false);
                }
                finally
                {
                    s_turns.Release();
                }
            }, call.Cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StacException or HttpRequestException or IOException)
        {
            // The picture is beside what the page is for.
        }

        return picture is not null && TypeOf(picture) is { } type ? Picture(picture, type) : Reply.Text("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>", "image/svg+xml");
    }

    private static async Task<byte[]?> FetchAsync(OpenCatalogue open, Uri address, CancellationToken cancel)
    {
        for (int redirects = 0; redirects <= MostRedirects && FetchableItem.IsWeb(address.AbsoluteUri); redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Options.Set(GuardedTransport.Largest, Largest);
            using HttpResponseMessage response = await open.Http.SendAsync(request, cancel).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false) : null;
            }

            address = new Uri(address, location);
        }

        return null;
    }

    /// <summary>What a picture is, by its first bytes: what it is called may be a lie.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> picture) =>
        picture is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] ? "image/png"
        : picture is [0xff, 0xd8, 0xff, ..] ? "image/jpeg"
        : picture.Length > 12 && picture.StartsWith("RIFF"u8) && picture[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;

    private static Reply Picture(byte[] picture, string type) => new(200, type, context =>
    {
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.Headers.CacheControl = "private, max-age=3600";
        context.Response.ContentLength = picture.Length;
        return context.Response.Body.WriteAsync(picture, context.RequestAborted).AsTask();
    });
}
