using System.Security.Cryptography;
using System.Text;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>AWS credentials.</summary>
internal sealed record AwsKey(string Id, string Secret, string? Token = null);

/// <summary>Checks a request's signature (AWS Signature Version 4) as AWS does: it is made again, from what has come.</summary>
internal static class SignatureCheck
{
    /// <returns>Whose it is and for which region, or the code of what is wrong.</returns>
    public static (AwsKey? Key, string Region, string? Problem) Check(StubRequest request, string service, Func<string, AwsKey?> find)
    {
        const string Algorithm = "AWS4-HMAC-SHA256 ";
        string authorization = request.Headers["Authorization"];
        if (!authorization.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            return (null, "", "InvalidRequest");
        }

        var parts = authorization[Algorithm.Length..]
            .Split(',')
            .Select(part => part.Trim().Split('=', 2))
            .ToDictionary(part => part[0], part => part[1]);
        string[] scope = parts["Credential"].Split('/');
        string[] signed = parts["SignedHeaders"].Split(';');
        if (find(scope[0]) is not { } key)
        {
            return (null, "", "InvalidAccessKeyId");
        }

        if (key.Token != request.Headers.GetValueOrDefault("X-Amz-Security-Token")
            || (key.Token is not null && !signed.Contains("x-amz-security-token")))
        {
            return (null, "", "InvalidToken");
        }

        bool isRight = scope[3] == service && signed.Contains("host") && parts["Signature"] == Signature(request, key, scope, signed);
        return isRight ? (key, scope[2], null) : (null, "", "SignatureDoesNotMatch");
    }

    private static string Signature(StubRequest request, AwsKey key, string[] scope, string[] signed)
    {
        string[] target = request.Path.Split('?', 2);
        IEnumerable<string> pairs = target.Length == 1 ? [] : target[1].Split('&');
        string query = string.Join('&', pairs.Select(pair => pair.Contains('=') ? pair : pair + "=").Order(StringComparer.Ordinal));
        string content =
            request.Headers.GetValueOrDefault("X-Amz-Content-Sha256") ?? Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request.Body)));
        string canonical = string.Join('\n', [
                request.Method,
                target[0],
                query,
                .. signed.Select(name => $"{name}:{request.Headers[name].Trim()}"),
                "",
                string.Join(';', signed),
                content,
            ]);
        string toSign = string.Join(
            '\n',
            "AWS4-HMAC-SHA256",
            request.Headers["X-Amz-Date"],
            string.Join('/', scope[1..]),
            Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));

        byte[] signing = scope[1..].Aggregate(Encoding.UTF8.GetBytes("AWS4" + key.Secret), Sign);
        return Hex(Sign(signing, toSign));
    }

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
