using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>A bucket.</summary>
internal sealed class S3Bucket
{
    public string Region { get; init; } = "us-west-2";

    /// <summary>Whether anybody may read it, without credentials.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The keys that may read it.</summary>
    public string[] Readers { get; init; } = [];

    public bool RequesterPays { get; init; }

    /// <summary>The answer to who asks another region than its own.</summary>
    public int OtherRegionStatus { get; init; } = 301;

    /// <summary>How often a connection breaks in the middle of an object.</summary>
    public int BreakOffs { get; set; }

    /// <summary>Headers that its objects have besides.</summary>
    public string Headers { get; set; } = "";

    public Dictionary<string, string> Objects { get; } = new() { ["scene.tif"] = "content" };
}

/// <summary>What of AWS reading an object needs, on loopback: S3, STS, single sign-on, and the roles of containers and instances.</summary>
internal sealed class S3Server : IDisposable
{
    private static readonly string[] s_logged = ["Range", "If-Match", "If-None-Match", "X-Amz-Request-Payer"];

    private readonly StubServer _server;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly AwsRoles _roles;

    public S3Server(params IEnumerable<AwsKey> keys)
    {
        _roles = new AwsRoles(keys);
        _server = new StubServer(Answer);
    }

    public string Address => _server.Address;

    public Dictionary<string, S3Bucket> Buckets { get; } = [];

    /// <summary>What S3 was asked, by whom and for which region: <c>GET /bucket/key AKID us-west-2</c>, or <c>-</c> for anybody.</summary>
    public string[] Log => [.. _log];

    public void Dispose() => _server.Dispose();

    private void Answer(StubRequest request, StubResponse response)
    {
        if (!_roles.Answer(request, response))
        {
            AnswerS3(request, response);
        }
    }

    private void AnswerS3(StubRequest request, StubResponse response)
    {
        (AwsKey? key, string region, string? problem) = request.Headers.ContainsKey("Authorization")
            ? SignatureCheck.Check(request, "s3", _roles.Find)
            : (null, "-", null);
        string path = request.Path.Split('?')[0];
        _log.Enqueue($"{request.Method} {path} {(problem is null ? key?.Id ?? "-" : problem)} {region}"
            + string.Concat(s_logged.Where(request.Headers.ContainsKey).Select(name => $" {name}={request.Headers[name]}")));

        string[] parts = path[1..].Split('/', 2);
        S3Bucket? bucket = Buckets.GetValueOrDefault(parts[0]);
        string name = Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "");
        if (problem is not null)
        {
            Refuse(response, problem == "InvalidToken" ? 400 : 403, problem, "The request is not signed as it should be.");
        }
        else if (bucket is null)
        {
            Refuse(response, 404, "NoSuchBucket", "The specified bucket does not exist.");
        }
        else if (key is not null && region != bucket.Region)
        {
            Refuse(
                response,
                bucket.OtherRegionStatus,
                bucket.OtherRegionStatus == 301 ? "PermanentRedirect" : "AuthorizationHeaderMalformed",
                "The bucket is in another region.",
                $"x-amz-bucket-region: {bucket.Region}\r\n");
        }
        else if (key is null
                ? !bucket.IsPublic
                : !bucket.Readers.Contains(key.Id)
                    || (bucket.RequesterPays && request.Headers.GetValueOrDefault("X-Amz-Request-Payer") != "requester"))
        {
            Refuse(response, 403, "AccessDenied", "Access Denied");
        }
        else if (!bucket.Objects.TryGetValue(name, out string? content))
        {
            Refuse(response, 404, "NoSuchKey", "The specified key does not exist.");
        }
        else
        {
            Send(request, response, bucket, content);
        }
    }

    private static void Send(StubRequest request, StubResponse response, S3Bucket bucket, string content)
    {
#pragma warning disable CA5351 // What S3 does.
        string tag = $"\"{Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(content)))}\"";
#pragma warning restore CA5351
        string headers = $"ETag: {tag}\r\n{bucket.Headers}";
        if (request.Headers.GetValueOrDefault("If-None-Match") == tag)
        {
            response.Send(304, "", headers);
        }
        else if (request.Headers.TryGetValue("If-Match", out string? match) && match != tag)
        {
            Refuse(response, 412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        else if (request.Headers.TryGetValue("Range", out string? range))
        {
            string[] ends = range["bytes=".Length..].Split('-');
            int start = int.Parse(ends[0], CultureInfo.InvariantCulture);
            int last = content.Length - 1;
            last = ends[1].Length == 0 ? last : Math.Min(int.Parse(ends[1], CultureInfo.InvariantCulture), last);
            response.Send(206, content[start..(last + 1)], $"{headers}Content-Range: bytes {start}-{last}/{content.Length}\r\n");
        }
        else if (bucket.BreakOffs-- > 0)
        {
            response.Send(200, content[..3], headers, claimedLength: content.Length);
        }
        else
        {
            response.Send(200, content, headers);
        }
    }

    private static void Refuse(StubResponse response, int status, string code, string message, string headers = "") =>
        response.Send(
            status,
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message><RequestId>1</RequestId></Error>",
            $"Content-Type: application/xml\r\n{headers}");
}
