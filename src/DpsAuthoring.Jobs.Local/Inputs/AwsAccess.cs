namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>How S3 is reached, found where AWS's own tools find it.</summary>
/// <param name="Keys">Whose access it is; null to ask as anybody, which is enough for public buckets.</param>
/// <param name="Region">The region whose S3 is asked.</param>
/// <param name="Endpoint">Another server than AWS's; null for AWS.</param>
public sealed record AwsAccess(AwsKeys? Keys, string Region, Uri? Endpoint)
{
    internal string Advice => Keys is null
        ? "There are no AWS credentials here: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write ~/.aws/credentials."
        : "Check that the AWS credentials here may read it, and that they have not expired.";

    /// <summary>
    /// From <c>AWS_ACCESS_KEY_ID</c> and its kin, else the profile <c>AWS_PROFILE</c> of <c>~/.aws/credentials</c>; the region from
    /// <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c> or <c>~/.aws/config</c>; the server from <c>AWS_ENDPOINT_URL_S3</c> or <c>AWS_ENDPOINT_URL</c>.
    /// </summary>
    /// <param name="variable">The value of an environment variable.</param>
    public static AwsAccess Find(Func<string, string?> variable)
    {
        string? Value(params ReadOnlySpan<string> names)
        {
            foreach (string name in names)
            {
                if (variable(name) is { Length: > 0 } value)
                {
                    return value;
                }
            }

            return null;
        }

        string home = Path.Combine(Value("HOME") ?? "/", ".aws");
        string profile = Value("AWS_PROFILE") ?? "default";
        Dictionary<string, string> credentials = Profile(Value("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Combine(home, "credentials"), profile);
        Dictionary<string, string> config = Profile(
            Value("AWS_CONFIG_FILE") ?? Path.Combine(home, "config"), profile == "default" ? profile : "profile " + profile);

        AwsKeys? keys = (Value("AWS_ACCESS_KEY_ID"), Value("AWS_SECRET_ACCESS_KEY")) is ({ } id, { } secret)
            ? new AwsKeys(id, secret, Value("AWS_SESSION_TOKEN"))
            : (credentials.GetValueOrDefault("aws_access_key_id"), credentials.GetValueOrDefault("aws_secret_access_key")) is ({ } ownId, { } ownSecret)
                ? new AwsKeys(ownId, ownSecret, credentials.GetValueOrDefault("aws_session_token"))
                : null;

        string? endpoint = Value("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
        return new AwsAccess(
            keys,
            Value("AWS_REGION", "AWS_DEFAULT_REGION") ?? config.GetValueOrDefault("region") ?? "us-west-2", // Where MAAP's buckets are.
            endpoint is null ? null : EndpointAt(endpoint));
    }

    private static Uri EndpointAt(string endpoint) =>
        Uri.TryCreate(endpoint.TrimEnd('/'), UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
            ? url
            : throw new IOException($"AWS_ENDPOINT_URL is {endpoint}, which is no address: write http://host:port, or unset it.");

    /// <summary>A request for an object.</summary>
    /// <param name="address"><c>s3://bucket/key</c>, the key as it is, not percent-encoded.</param>
    internal HttpRequestMessage Get(string address)
    {
        string[] parts = address["s3://".Length..].Split('/', 2);
        string key = AwsSignature.Encode(parts[1], keepSlashes: true);

        // A bucket whose name has a dot fits no certificate as a host name.
        string url = Endpoint is not null ? $"{Endpoint.AbsoluteUri.TrimEnd('/')}/{parts[0]}/{key}"
            : parts[0].Contains('.') ? $"https://s3.{Region}.amazonaws.com/{parts[0]}/{key}"
            : $"https://{parts[0]}.s3.{Region}.amazonaws.com/{key}";
        var uri = new Uri(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (Keys is not null)
        {
            foreach ((string name, string value) in AwsSignature.Headers(Keys, Region, uri, DateTime.UtcNow, []))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static Dictionary<string, string> Profile(string path, string name)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        bool isIn = false;
        foreach (string line in File.Exists(path) ? File.ReadLines(path).Select(line => line.Trim()) : [])
        {
            if (line.StartsWith('['))
            {
                isIn = line.TrimEnd(']').TrimStart('[').Trim() == name;
            }
            else if (isIn && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && line[0] is not ('#' or ';'))
            {
                values[line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
        }

        return values;
    }
}

/// <summary>AWS credentials.</summary>
public sealed record AwsKeys(string Id, string Secret, string? SessionToken)
{
    /// <summary>The id alone: nothing that is logged may have the secret.</summary>
    public override string ToString() => Id;
}
