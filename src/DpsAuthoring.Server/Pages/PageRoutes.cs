using DpsAuthoring.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace DpsAuthoring.Server.Pages;

/// <summary>The pages by method and path. None begins as the API's addresses do.</summary>
/// <param name="endpoints">Takes the pages.</param>
/// <param name="sessions">Who has logged in.</param>
/// <param name="options">The server's options.</param>
/// <param name="expected">Is told that somebody is about to log in.</param>
internal sealed class PageRoutes(IEndpointRouteBuilder endpoints, Sessions sessions, ServerOptions options, Action expected)
{
    private static readonly string[] s_read = ["GET", "HEAD"];

    /// <summary>A table that is pasted.</summary>
    private const int LongestText = 32 << 20;

    private readonly HashSet<string> _first = new(StringComparer.Ordinal);

    /// <summary>Whether an address is a page's or would be one's: what goes wrong there is told as a page.</summary>
    public bool Own(PathString path) => _first.Contains(FirstOf(path.Value ?? ""));

    /// <summary>A page that is read.</summary>
    public void Get(string path, Func<PageCall, Task<Reply>> answer) => Open("GET", path, context =>
    {
        if (sessions.Of(context.Request) is { } session)
        {
            return answer(new PageCall(context, session, FormCollection.Empty));
        }

        expected();
        return Task.FromResult(LoginPage.Show(context.Request, options));
    });

    public void Get(string path, Func<PageCall, Reply> answer) => Get(path, call => Task.FromResult(answer(call)));

    /// <summary>What a form of ours changes. A form of anybody else's does nothing.</summary>
    /// <param name="path">The path.</param>
    /// <param name="answer">Does it.</param>
    /// <param name="largest">How many bytes a form may have; null for as many as a form without files needs.</param>
    public void Post(string path, Func<PageCall, Task<Reply>> answer, long? largest = null) => Open("POST", path, async context =>
    {
        RequireOrigin(context.Request);
        if (sessions.Of(context.Request) is not { } session)
        {
            return LoginPage.Show(context.Request, options);
        }

        IFormCollection form = await FormAsync(context, largest).ConfigureAwait(false);
        string? token = form[PageCall.TokenName] is [{ } field] ? field : (string?)context.Request.Headers[PageCall.TokenName];
        return session.IsFormToken(token)
            ? await answer(new PageCall(context, session, form)).ConfigureAwait(false)
            : throw Refusal.Framework(403, "This form was not made for your session: load the page again, and send it from there.");
    });

    /// <summary>What everybody on this machine may load.</summary>
    public void Open(string method, string path, Func<HttpContext, Task<Reply>> answer)
    {
        _first.Add(FirstOf(path));
        endpoints.MapMethods(path, method == "GET" ? s_read : [method], (RequestDelegate)(async context =>
        {
            PageHeaders.Set(context.Response);
            Reply reply = await answer(context).ConfigureAwait(false);
            await reply.SendAsync(context).ConfigureAwait(false);
        }));
    }

    /// <summary>What went wrong, as a page.</summary>
    public Reply Problem(HttpContext context, Refusal refusal)
    {
        PageHeaders.Set(context.Response);
        return ProblemPage.Of(refusal, context.Request.Path, sessions.Of(context.Request));
    }

    /// <exception cref="Refusal">A browser did not say that the form is on a page of this server.</exception>
    public static void RequireOrigin(HttpRequest request)
    {
        // That it is no other's was seen before any function was called.
        if (request.Headers.Origin.Count == 0)
        {
            throw Refusal.Framework(403, "The request does not say which page it comes from: send the form from a page of this server.");
        }
    }

    private static async Task<IFormCollection> FormAsync(HttpContext context, long? largest)
    {
        if (!context.Request.HasFormContentType)
        {
            return FormCollection.Empty;
        }

        var limits = new FormOptions { ValueLengthLimit = LongestText };
        if (largest is { } most && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limits.MultipartBodyLengthLimit = most;
        }

        try
        {
            return await context.Request.ReadFormAsync(limits, context.RequestAborted).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw Refusal.Framework(413, $"The form cannot be taken: {e.Message}");
        }
    }

    private static string FirstOf(string path) => path.TrimStart('/').Split('/')[0];
}
