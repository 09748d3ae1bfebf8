using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>AWS's signature of a request (Signature Version 4), as far as reading an object needs it.</summary>
internal static class AwsSignature
{
    private const string NoContent = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The headers that sign a GET.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Headers(
        AwsKeys keys, string region, Uri uri, DateTime now, IEnumerable<KeyValuePair<string, string>> others)
    {
        string time = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new SortedDictionary<string, string>(new Dictionary<string, string>(others), StringComparer.Ordinal)
        {
            ["host"] = uri.Authority,
            ["x-amz-content-sha256"] = NoContent,
            ["x-amz-date"] = time,
        };
        if (keys.SessionToken is { } token)
        {
            headers["x-amz-security-token"] = token;
        }

        string names = string.Join(';', headers.Keys);
        string request = string.Join('\n',
            "GET", uri.AbsolutePath, uri.Query.TrimStart('?'), string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n")), names, NoContent);
        string scope = $"{time[..8]}/{region}/s3/aws4_request";
        string toSign = string.Join('\n', "AWS4-HMAC-SHA256", time, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request))));

        byte[] key = Encoding.UTF8.GetBytes("AWS4" + keys.Secret);
        foreach (string part in new[] { time[..8], region, "s3", "aws4_request" })
        {
            key = Sign(key, part);
        }

        headers["Authorization"] = $"AWS4-HMAC-SHA256 Credential={keys.Id}/{scope}, SignedHeaders={names}, Signature={Hex(Sign(key, toSign))}";
        return headers.Where(header => header.Key != "host");
    }

    /// <summary>Percent-encodes as the signature wants it: all but unreserved characters, with capital digits.</summary>
    public static string Encode(string text, bool keepSlashes)
    {
        var encoded = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || (char)b is '-' or '_' or '.' or '~' || (keepSlashes && b == '/'))
            {
                encoded.Append((char)b);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return encoded.ToString();
    }

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
