using DpsAuthoring.Server.Http;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Pages;

/// <summary>A request for a page, by somebody who may.</summary>
/// <param name="context">The request.</param>
/// <param name="session">Whose it is.</param>
/// <param name="form">What was sent, which is this server's own form; empty for a request that only reads.</param>
internal sealed class PageCall(HttpContext context, Session session, IFormCollection form) : Call(context)
{
    /// <summary>The name of the field, and of the header, that holds a session's <see cref="Session.FormToken"/>.</summary>
    public const string TokenName = "form-token";

    public Session Session => session;

    public IFormCollection Form => form;

    /// <summary>The field that every form which changes something has.</summary>
    public Html TokenField => Html.Of($"""<input type="hidden" name="{TokenName}" value="{session.FormToken}">""");

    /// <summary>A field of the form, the last where there are several; null without one.</summary>
    public string? Field(string name) => form[name] is [.., { } value] ? value : null;

    /// <summary>A page in the shell.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="body">What is in it.</param>
    /// <param name="status">The HTTP status.</param>
    public Reply Page(string title, Html body, int status = 200) => Layout.Page(title, body, Context.Request.Path, session, status);
}
