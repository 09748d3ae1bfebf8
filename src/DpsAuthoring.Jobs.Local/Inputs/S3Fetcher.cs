using System.Net;
using DpsAuthoring.Jobs.Inputs;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>Fetches objects from <c>s3</c>.</summary>
/// <param name="download">Does so by HTTP.</param>
/// <param name="aws">Whose access S3 is asked with.</param>
internal sealed class S3Fetcher(HttpDownload download, AwsAccess aws) : IInputFetcher
{
    public bool Takes(InputSource source) => source.Url?.Scheme == "s3";

    public Task<string> FetchAsync(string input, InputSource source, string target, string known, CancellationToken cancellationToken) =>
        download.FetchAsync(
            new DownloadRequest(
                input,
                source,
                () => aws.Get(source.Text),
                async (status, content) =>
                {
                    string body = await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                    string? code = Element(body, "Code");
                    return (code is null ? "" : $", {code}: {Element(body, "Message")?.TrimEnd('.')}", Advice(status, code));
                }),
            target,
            known,
            cancellationToken);

    private string Advice(HttpStatusCode status, string? code) => (int)status switch
    {
        404 or 410 => "Check the address.",
        301 => "The bucket is in another region: set AWS_REGION.",
        401 or 403 => aws.Advice,
        400 when code?.Contains("Token", StringComparison.Ordinal) == true => aws.Advice,
        >= 300 and < 400 => "It redirects too often, to no http address, or from https to http.",
        _ => "Trying again would not help.",
    };

    private static string? Element(string xml, string name)
    {
        int start = xml.IndexOf($"<{name}>", StringComparison.Ordinal) + name.Length + 2;
        int end = xml.IndexOf($"</{name}>", StringComparison.Ordinal);
        return start > name.Length + 1 && end > start ? WebUtility.HtmlDecode(xml[start..end]) : null;
    }
}
