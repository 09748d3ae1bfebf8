using DpsAuthoring.Server.Http;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Pages;

/// <summary>What is around every page.</summary>
internal static class Layout
{
    private static readonly (string Path, string Name)[] s_pages =
    [
        ("/jobs", "Jobs"),
        ("/algorithms", "Algorithms"),
        ("/register", "Register"),
        ("/submit", "Submit"),
        ("/find", "Find"),
        ("/queues", "Queues"),
    ];

    /// <param name="title">What it is called.</param>
    /// <param name="body">What is in it.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="session">Who sees it; null for nobody who has logged in, and so leads nowhere.</param>
    /// <param name="status">The HTTP status.</param>
    public static Reply Page(string title, Html body, PathString path, Session? session, int status = 200)
    {
        var page = Html.Of(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title} · DPS on this machine</title>
            <link rel="icon" href="{Assets.Icon.Address}" type="image/svg+xml"><link rel="stylesheet" href="{Assets.Style.Address}">
            {Html.If(session is not null, $"""<meta name="{PageCall.TokenName}" content="{session?.FormToken}">""")}
            <script defer src="{Assets.Script.Address}"></script></head><body>
            <a class="skip" href="#main">To the content</a>
            <header class="shell"><a class="brand" href="/jobs">DPS <span>on this machine</span></a>
            {Html.If(session is not null, $"{Navigation(path)}{LogOut(session)}")}</header>
            <main id="main" tabindex="-1">
            {body}
            </main>
            <p id="news" class="unseen" role="status" aria-live="polite"></p>
            </body></html>
            """);
        return Reply.Text(page.ToString(), "text/html; charset=utf-8", status);
    }

    private static Html Navigation(PathString path)
    {
        IEnumerable<Html> links = s_pages.Select(page =>
        {
            var here = Html.If(path.StartsWithSegments(page.Path, StringComparison.Ordinal), $""" aria-current="page" """);
            return Html.Of($"""<li><a href="{page.Path}"{here}>{page.Name}</a></li>""");
        });
        return Html.Of($"""<nav aria-label="Pages"><ul>{links}</ul></nav>""");
    }

    private static Html LogOut(Session? session) => Html.Of(
        $"""<form class="quit" method="post" action="{LoginPage.LogOut}"><input type="hidden" name="{PageCall.TokenName}" value="{session?.FormToken}"><button class="quiet">Log out</button></form>""");
}
