namespace DpsAuthoring.Maap;

/// <summary>A key to objects in S3, for a while. It is secret, and so is not shown by <see cref="ToString"/>.</summary>
public sealed class MaapS3Credentials
{
    /// <summary>Makes a key of its parts.</summary>
    /// <param name="accessKeyId">The id of the key.</param>
    /// <param name="secretAccessKey">The key itself.</param>
    /// <param name="sessionToken">The session that it belongs to; null for a lasting key.</param>
    /// <param name="expires">When it stops to work; null where that is not known.</param>
    public MaapS3Credentials(string accessKeyId, string secretAccessKey, string? sessionToken = null, DateTimeOffset? expires = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeyId);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretAccessKey);
        AccessKeyId = accessKeyId;
        SecretAccessKey = secretAccessKey;
        SessionToken = sessionToken;
        Expires = expires;
    }

    /// <summary>The id of the key: <c>AWS_ACCESS_KEY_ID</c>.</summary>
    public string AccessKeyId { get; }

    /// <summary>The key itself: <c>AWS_SECRET_ACCESS_KEY</c>.</summary>
    public string SecretAccessKey { get; }

    /// <summary>The session that it belongs to: <c>AWS_SESSION_TOKEN</c>; null for a lasting key.</summary>
    public string? SessionToken { get; }

    /// <summary>When it stops to work; null where the server does not say.</summary>
    public DateTimeOffset? Expires { get; }

    /// <summary>Until when it works, and nothing of the key.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Expires is { } end ? $"{nameof(MaapS3Credentials)} until {end:u}" : nameof(MaapS3Credentials);
}
