namespace DpsAuthoring.Jobs;

/// <summary>Where an input file comes from: a path of this machine, <c>file://</c>, <c>http(s)://</c> or <c>s3://</c>.</summary>
public sealed record InputSource
{
    private InputSource(string text, Uri? url, string? path, string baseName)
    {
        Text = text;
        Url = url;
        LocalPath = path;
        BaseName = baseName;
    }

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>Its address; null for a file of this machine.</summary>
    public Uri? Url { get; }

    /// <summary>Its full path on this machine; null for an address.</summary>
    public string? LocalPath { get; }

    /// <summary>Its name in <c>input/</c>: what stands behind the last slash, a query string included, as in DPS.</summary>
    public string BaseName { get; }

    /// <exception cref="JobException">It cannot be an input.</exception>
    public static InputSource Parse(string input, string text)
    {
        if (text.Length == 0 || text.Contains('\0'))
        {
            throw new JobException(FailureKind.Request, $"Input {input} is no file: give a path, or an http, https or s3 address.");
        }

        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || text[..scheme] == "file")
        {
            string path = Path.TrimEndingDirectorySeparator(
                Path.GetFullPath(scheme < 0 ? text : Uri.UnescapeDataString(text[(scheme + 3)..])));
            return new InputSource(text, null, path, CheckName(input, text, Path.GetFileName(path)));
        }

        if (text[..scheme] is not ("http" or "https" or "s3") || !Uri.TryCreate(text, UriKind.Absolute, out Uri? url))
        {
            throw new JobException(
                FailureKind.Request,
                $"Input {input} is {text}, which nothing here can fetch: give a path, or an http, https or s3 address.");
        }

        // The bucket becomes a part of the host's name.
        if (url.Scheme == "s3"
            && (
                url.AbsolutePath.Length < 2
                || text["s3://".Length..].Split('/')[0].Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
            ))
        {
            throw new JobException(FailureKind.Request, $"Input {input} is {text}, which names no object: write s3://bucket/key.");
        }

        return new InputSource(text, url, null, CheckName(input, text, text[(text.LastIndexOf('/') + 1)..]));
    }

    private static string CheckName(string input, string text, string name)
    {
        if (name is "" or "." or "..")
        {
            throw new JobException(
                FailureKind.Request,
                $"Input {input} is {text}, whose last part is no file's name; DPS would have no name for it in input/.");
        }

        return System.Text.Encoding.UTF8.GetByteCount(name) <= 255
            ? name
            : throw new JobException(
                FailureKind.Request, $"Input {input} has a name of more than 255 bytes ({name[..40]}…), which no file in input/ can have.");
    }
}
