using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Http;

/// <summary>Who may do what: whoever has the token.</summary>
/// <param name="token">The token; null where everybody on this machine may.</param>
internal sealed class Login(string? token)
{
    private const string Rejected = "Invalid session or insufficient permissions.";

    /// <summary>The headers that carry a credential; the first that is there decides.</summary>
    private static readonly string[] s_headers =
        ["proxy-ticket", "cpticket", "Authorization", "cas-authorization", "dps-token", "X-MAAP-API-Key"];

    private readonly byte[]? _hash = token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether everybody on this machine may.</summary>
    public bool IsOpen => _hash is null;

    /// <summary>Whether a text is the token. The time that this takes says nothing of it.</summary>
    public bool IsToken(string text) =>
        _hash is null || CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), _hash);

    /// <exception cref="Refusal">It carries none, or not the right one.</exception>
    public void Require(HttpRequest request)
    {
        if (IsOpen)
        {
            return;
        }

        string? header = Array.Find(s_headers, name => request.Headers.ContainsKey(name))
            ?? throw Refusal.Framework(401, Rejected);
        string value = request.Headers[header].ToString();
        if (header == "Authorization")
        {
            const string Bearer = "Bearer ";
            value = value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? value[Bearer.Length..].Trim()
                : throw Refusal.Framework(401, "Malformed Authorization header.");
        }

        if (!IsToken(value))
        {
            throw Refusal.Framework(401, Rejected);
        }
    }
}
