using System.Text.Json;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Running;

/// <summary>
/// Keeps the token and the member's secrets out of what is told of a job: one that prints its environment and fails tells them.
/// </summary>
/// <param name="token">The server's token; null for none.</param>
/// <param name="secrets">The member's secrets.</param>
internal sealed class SecretMask(string? token, SecretStore secrets)
{
    /// <summary>Shorter ones are found everywhere, and are none.</summary>
    private const int ShortestSecret = 4;

    /// <summary>A JSON text without them.</summary>
    public string Of(string json)
    {
        foreach (string secret in secrets.Values().Append(token ?? "").Where(secret => secret.Length >= ShortestSecret))
        {
            json = json.Replace(secret, "…", StringComparison.Ordinal)
                .Replace(JsonEncodedText.Encode(secret).ToString(), "…", StringComparison.Ordinal);
        }

        return json;
    }
}
