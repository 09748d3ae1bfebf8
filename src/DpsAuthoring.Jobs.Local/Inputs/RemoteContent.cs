namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>A place that content is read from: an address, or an object in S3.</summary>
internal interface IRemoteFile
{
    /// <summary>Asks for the content.</summary>
    /// <returns>The content; null if it still is what <see cref="ContentRequest.KnownTag"/> says.</returns>
    /// <exception cref="RemoteException">It cannot be had.</exception>
    Task<RemoteContent?> OpenAsync(ContentRequest request, CancellationToken cancellationToken);
}

/// <summary>What is asked for.</summary>
/// <param name="KnownTag">What the place called the content that is kept already; empty where none is.</param>
/// <param name="Offset">How many bytes have come already; 0 to begin.</param>
/// <param name="ResumeTag">What the place called the content that those are of.</param>
internal sealed record ContentRequest(string KnownTag, long Offset, string ResumeTag);

/// <summary>Content that is being sent.</summary>
/// <param name="body">Its bytes, from <paramref name="offset"/> on.</param>
/// <param name="offset">Where they begin: where it was asked to, or 0 if it is not the same content any more.</param>
/// <param name="length">The length of the whole content; null where the server does not say.</param>
/// <param name="tag">What the place calls it: an entity tag, a date, or nothing.</param>
/// <param name="isPage">Whether the place says that it is a web page.</param>
/// <param name="response">What is closed in the end.</param>
internal sealed class RemoteContent(Stream body, long offset, long? length, string tag, bool isPage, IDisposable response) : IDisposable
{
    public bool IsPage => isPage;

    public Stream Body => body;

    public long Offset => offset;

    public long? Length => length;

    public string Tag => tag;

    public void Dispose()
    {
        body.Dispose();
        response.Dispose();
    }

    /// <summary>Whether a tag tells this content from any other, byte by byte, so that a download may go on where it broke off.</summary>
    public static bool IsStrong(string tag) => tag.Length > 0 && !tag.StartsWith("W/", StringComparison.Ordinal);

    /// <summary>Whether a tag is an entity tag; otherwise it is a date.</summary>
    public static bool IsEntityTag(string tag) => tag.StartsWith('"') || tag.StartsWith("W/\"", StringComparison.Ordinal);
}

/// <summary>A server does not give what it is asked for.</summary>
/// <param name="problem">What it said or did, as a part of a sentence.</param>
/// <param name="advice">What can be done about it; empty if that is nobody's guess.</param>
/// <param name="wasRepeated">Whether it was asked again and again, since it might have recovered.</param>
/// <param name="inner">What was thrown below.</param>
internal sealed class RemoteException(string problem, string advice = "", bool wasRepeated = false, Exception? inner = null)
    : Exception(problem, inner)
{
    public string Advice => advice;

    public bool WasRepeated => wasRepeated;
}
