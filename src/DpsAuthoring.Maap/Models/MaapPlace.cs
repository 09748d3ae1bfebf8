namespace DpsAuthoring.Maap;

/// <summary>What kind of place it is.</summary>
public enum MaapPlaceKind
{
    /// <summary>None of those below.</summary>
    Other,

    /// <summary>An object or folder of S3.</summary>
    S3,

    /// <summary>An address of the web.</summary>
    Web,

    /// <summary>A page of the AWS console.</summary>
    Console,

    /// <summary>A file of this machine.</summary>
    File,
}

/// <summary>Where results are. An s3 place of DPS names the server first: <c>s3://s3-us-west-2.amazonaws.com:80/bucket/key</c>.</summary>
public sealed class MaapPlace
{
    /// <summary>A place as the server writes it.</summary>
    /// <param name="text">What the server writes.</param>
    public MaapPlace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address))
        {
            return;
        }

        Address = address;
        string[] path = address.AbsolutePath.TrimStart('/').Split('/', 2);
        (Kind, Bucket, Key) = address switch
        {
            { Scheme: "s3" } when !address.IsDefaultPort || IsAws(address) => (MaapPlaceKind.S3, path[0], path.Length > 1 ? path[1] : ""),
            { Scheme: "s3" } => (MaapPlaceKind.S3, address.Host, address.AbsolutePath.TrimStart('/')),
            { Scheme: "http" or "https" } when address.Host.Contains("console.aws.", StringComparison.Ordinal) =>
                (MaapPlaceKind.Console, null, null),
            { Scheme: "http" or "https" } when IsAws(address) && BucketOf(address.Host) is { } bucket =>
                (MaapPlaceKind.Web, bucket, address.AbsolutePath.TrimStart('/')),
            { Scheme: "http" or "https" } => (MaapPlaceKind.Web, null, null),
            { Scheme: "file" } => (MaapPlaceKind.File, (string?)null, (string?)null),
            _ => default,
        };
        Bucket = Bucket is { Length: > 0 } ? Bucket : null;
        Key = Bucket is null || Key is null ? null : Uri.UnescapeDataString(Key);
    }

    /// <summary>What the server writes.</summary>
    public string Text { get; }

    /// <summary>That, as an address.</summary>
    public Uri? Address { get; }

    /// <summary>What kind of place it is.</summary>
    public MaapPlaceKind Kind { get; }

    /// <summary>The bucket of S3 that it is in.</summary>
    public string? Bucket { get; }

    /// <summary>The key, or the beginning of those below it.</summary>
    public string? Key { get; }

    /// <summary>What the server writes.</summary>
    /// <returns>What the server writes.</returns>
    public override string ToString() => Text;

    private static bool IsAws(Uri address) => address.Host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase);

    private static string? BucketOf(string host) =>
        host.IndexOf(".s3", StringComparison.Ordinal) is > 0 and { } end ? host[..end] : null;
}
