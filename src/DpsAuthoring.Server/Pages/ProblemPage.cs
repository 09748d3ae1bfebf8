using DpsAuthoring.Server.Http;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Pages;

/// <summary>What went wrong, for people.</summary>
internal static class ProblemPage
{
    public static Reply Of(Refusal refusal, PathString path, Session? session)
    {
        int status = refusal.Reply.Status;
        string title = status switch
        {
            404 => "There is no such page",
            403 => "This is not allowed",
            405 => "That cannot be done here",
            < 500 => "That did not work",
            _ => "The server could not do that",
        };
        var body = Html.Of(
            $"""
            <div class="card"><h1>{title}</h1><p>{refusal.Message}</p>
            <p class="hint">Status {status}. <a href="/jobs">All jobs</a></p></div>
            """);
        return Layout.Page(title, body, path, session, status);
    }
}
