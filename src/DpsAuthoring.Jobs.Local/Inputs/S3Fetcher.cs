using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Amazon.S3;
using Amazon.S3.Model;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>Fetches objects from <c>s3</c>.</summary>
internal sealed class S3Fetcher(TransferLimits limits) : IInputFetcher, IDisposable
{
    private readonly Lazy<Download> _download = new(() => new Download(limits));
    private readonly S3Access _access = new(limits);

    public bool Takes(InputSource source) => source.Url?.Scheme == "s3";

    public Task<string> FetchAsync(string input, InputSource source, string target, string known, CancellationToken cancellationToken)
    {
        string[] parts = source.Text["s3://".Length..].Split('/', 2);
        return _download.Value.FetchAsync(input, source, new S3Object(_access, parts[0], parts[1]), target, known, cancellationToken);
    }

    /// <summary>All objects of a bucket whose keys begin so, with their sizes; what stands for a folder is none.</summary>
    /// <exception cref="RemoteException">They cannot be listed.</exception>
    public async Task<IReadOnlyList<(string Key, long Size)>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken)
    {
        var objects = new List<(string, long)>();
        try
        {
            ListObjectsV2Response page;
            string? next = null;
            do
            {
                page = await _access.ListAsync(bucket, prefix, next, cancellationToken).ConfigureAwait(false);
                objects.AddRange((page.S3Objects ?? []).Where(one => !one.Key.EndsWith('/')).Select(one => (one.Key, one.Size ?? 0)));
                next = page.NextContinuationToken;
            }
            while (page.IsTruncated == true && next is not null);
        }
        catch (AmazonS3Exception e)
        {
            throw S3Object.Refusal(_access, e);
        }
        catch (Exception e) when (e is not RemoteException && !cancellationToken.IsCancellationRequested)
        {
            throw new RemoteException(Transport.Problem(e, limits) ?? e.Message.TrimEnd('.'), Transport.Advice(e), inner: e);
        }

        return objects;
    }

    public void Dispose() => _access.Dispose();

    private sealed class S3Object(S3Access access, string bucket, string key) : IRemoteFile
    {
        public async Task<RemoteContent?> OpenAsync(ContentRequest request, CancellationToken cancellationToken)
        {
            try
            {
                GetObjectResponse response = await access.GetAsync(bucket, () => Get(request), cancellationToken).ConfigureAwait(false);
                string tag = response.ETag ?? response.LastModified?.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture) ?? "";
                if (response.HttpStatusCode == HttpStatusCode.OK)
                {
                    return new RemoteContent(response.ResponseStream, 0, response.ContentLength, tag, isPage: false, response);
                }

                if (ContentRangeHeaderValue.TryParse(response.ContentRange, out ContentRangeHeaderValue? range)
                    && range.From == request.Offset)
                {
                    return new RemoteContent(response.ResponseStream, request.Offset, range.Length, tag, isPage: false, response);
                }

                response.Dispose();
                throw new RemoteException(
                    $"the server answered {(int)response.HttpStatusCode} {response.HttpStatusCode}", "Trying again would not help.");
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotModified && request.KnownTag.Length > 0)
            {
                return null;
            }
            catch (AmazonS3Exception e)
                when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestedRangeNotSatisfiable && request.Offset > 0
                )
            {
                return await OpenAsync(request with { Offset = 0 }, cancellationToken).ConfigureAwait(false); // It is another content now.
            }
            catch (AmazonS3Exception e)
            {
                throw Refusal(access, e);
            }
        }

        private GetObjectRequest Get(ContentRequest content)
        {
            var request = new GetObjectRequest { BucketName = bucket, Key = key };
            if (content.Offset > 0)
            {
                request.ByteRange = new ByteRange(string.Create(CultureInfo.InvariantCulture, $"bytes={content.Offset}-"));
                request.EtagToMatch = content.ResumeTag;
            }
            else if (RemoteContent.IsEntityTag(content.KnownTag))
            {
                request.EtagToNotMatch = content.KnownTag;
            }

            return request;
        }

        public static RemoteException Refusal(S3Access access, AmazonS3Exception refusal)
        {
            bool isTransient =
                refusal.StatusCode
                is HttpStatusCode.RequestTimeout
                    or HttpStatusCode.TooManyRequests
                    or >= HttpStatusCode.InternalServerError;
            string answer = $"the server answered {(int)refusal.StatusCode} {refusal.StatusCode}";
            if (refusal.ErrorCode is { Length: > 0 } code && code != refusal.StatusCode.ToString())
            {
                answer += $", {code}: {refusal.Message.TrimEnd('.')}";
            }

            string advice = (int)refusal.StatusCode switch
            {
                _ when isTransient => "",
                _ when S3Access.IsAccessRefused(refusal) => access.Advice,
                404 or 410 => "Check the address.",
                >= 300 and < 400 => "The bucket is in another region, or redirects to another host: set AWS_REGION.",
                _ => "Trying again would not help.",
            };
            return new RemoteException(answer, advice, isTransient, refusal);
        }
    }
}
