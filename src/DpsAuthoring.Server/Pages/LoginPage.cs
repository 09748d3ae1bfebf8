using DpsAuthoring.Server.Http;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Pages;

/// <summary>Where a browser proves that its user may: by the token, once.</summary>
internal static class LoginPage
{
    public const string LogIn = "/login";
    public const string LogOut = "/logout";
    private const string Home = "/jobs";

    public static void Add(PageRoutes pages, Sessions sessions, ServerOptions options)
    {
        pages.Open("GET", LogIn, context => Task.FromResult(
            sessions.Of(context.Request) is null ? Show(context.Request, options) : Reply.SeeOther(Home)));
        pages.Open("POST", LogIn, async context =>
        {
            PageRoutes.RequireOrigin(context.Request);
            IFormCollection form = context.Request.HasFormContentType
                ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false)
                : FormCollection.Empty;
            string next = OwnPath(form["next"].ToString());
            return sessions.Begin(context, form["token"].ToString().Trim())
                ? Reply.SeeOther(next)
                : Form(options, next, "That is not this server's token.");
        });
        pages.Post(LogOut, call =>
        {
            sessions.End(call.Context);
            return Task.FromResult(Reply.SeeOther(LogIn));
        });
    }

    /// <summary>The form in place of a page, which it leads to.</summary>
    public static Reply Show(HttpRequest request, ServerOptions options)
    {
        bool isPage = HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments(LogIn, StringComparison.Ordinal);
        return Form(options, isPage ? OwnPath(request.Path + request.QueryString.Value) : Home, null);
    }

    private static Reply Form(ServerOptions options, string next, string? problem)
    {
        Html place = options.TokenFile is { } file
            ? Html.Of($"It is in the file <code>{file}</code>; <code>cat {file}</code> shows it.")
            : Html.Of($"It is that of <code>MAAP_PGT</code>, which was set when the server was started.");
        var body = Html.Of(
            $"""
            <div class="card login"><h1>Log in</h1>
            <p>This server asks for its token, so that no other program or page of this machine acts for you.</p>
            {Html.If(problem is not null, $"""<p class="problem" id="problem" role="alert">{problem}</p>""")}
            <form method="post" action="{LogIn}"><input type="hidden" name="next" value="{next}">
            <label for="token">Token</label>
            <input id="token" name="token" type="password" autocomplete="off" required autofocus aria-describedby="place{Html.If(problem is not null, $" problem")}">
            <p id="place" class="hint">{place}</p>
            <button class="main">Log in</button></form></div>
            """);
        return Layout.Page("Log in", body, LogIn, null, 401);
    }

    /// <summary>A path of this server, whatever was asked for.</summary>
    private static string OwnPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl)
            ? path
            : Home;
}
