using System.Security.Cryptography;
using System.Text;
using DpsAuthoring.Server.Http;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Pages;

/// <summary>Who has logged in by a browser. A session is good for pages alone: the API takes no cookie.</summary>
/// <param name="login">Judges tokens.</param>
internal sealed class Sessions(Login login)
{
    /// <summary>One person has a few browsers; whoever logs in again and again does not fill the memory.</summary>
    private const int Most = 64;

    private static readonly TimeSpan s_life = TimeSpan.FromDays(14);

    private readonly Lock _lock = new();

    /// <summary>By the hash of their ids.</summary>
    private readonly Dictionary<string, (Session Session, DateTime Begun)> _sessions = new(StringComparer.Ordinal);

    /// <summary>That of a server that asks for no token.</summary>
    private readonly Session _open = new();

    /// <summary>The session of a request; null where somebody must log in first.</summary>
    public Session? Of(HttpRequest request)
    {
        if (login.IsOpen)
        {
            return _open;
        }

        string? id = request.Cookies[NameOf(request)];
        lock (_lock)
        {
            return id is not null
                && _sessions.TryGetValue(HashOf(id), out (Session Session, DateTime Begun) found)
                && DateTime.UtcNow - found.Begun < s_life
                ? found.Session
                : null;
        }
    }

    /// <summary>Begins a session for who has the token.</summary>
    /// <returns>Whether it is the token.</returns>
    public bool Begin(HttpContext context, string token)
    {
        if (!login.IsToken(token))
        {
            return false;
        }

        string id = RandomNumberGenerator.GetHexString(64, lowercase: true);
        lock (_lock)
        {
            if (_sessions.Count >= Most)
            {
                _sessions.Remove(_sessions.MinBy(each => each.Value.Begun).Key);
            }

            _sessions[HashOf(id)] = (new Session(), DateTime.UtcNow);
        }

        context.Response.Cookies.Append(NameOf(context.Request), id, CookieFor(s_life));
        return true;
    }

    /// <summary>Ends the session of a request.</summary>
    public void End(HttpContext context)
    {
        if (context.Request.Cookies[NameOf(context.Request)] is { } id)
        {
            lock (_lock)
            {
                _sessions.Remove(HashOf(id));
            }
        }

        context.Response.Cookies.Delete(NameOf(context.Request), CookieFor(null));
    }

    /// <summary>Cookies do not tell ports apart, and there may be two servers.</summary>
    private static string NameOf(HttpRequest request) => $"dps-session-{request.Host.Port ?? 80}";

    private static CookieOptions CookieFor(TimeSpan? life) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = life, IsEssential = true };

    private static string HashOf(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}

/// <summary>Somebody's session.</summary>
internal sealed class Session
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>What proves that a form was made by this server for this session.</summary>
    public string FormToken { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public bool IsFormToken(string? text) => text is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(FormToken));

    /// <summary>What proves that a text of a page was written by this server for this session.</summary>
    public string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    public bool IsSigned(string text, string? signature) => signature is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(text)), Encoding.UTF8.GetBytes(signature));
}
