using System.Collections.Concurrent;
using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Model;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// S3 as this user reaches it: with the credentials that are found, or as anybody where those may not; in the region that a bucket is in;
/// at AWS, or at the server that <c>AWS_ENDPOINT_URL_S3</c> or <c>AWS_ENDPOINT_URL</c> says.
/// </summary>
internal sealed class S3Access : IDisposable
{
    private readonly TransferLimits _limits;
    private readonly Lazy<Task<AwsIdentity>> _identity;
    private readonly Lazy<HttpClient> _http;
    private readonly ConcurrentDictionary<(bool IsAnonymous, string Region), Lazy<AmazonS3Client>> _clients = new();
    private readonly ConcurrentDictionary<string, string> _regions = new(StringComparer.Ordinal);

    public S3Access(TransferLimits limits)
    {
        _limits = limits;
        _http = new(() => Transport.CreateClient(limits, followsRedirects: false));
        _identity = new(() => AwsIdentity.FindAsync(limits.Stall));
    }

    /// <summary>What can be done where access is refused.</summary>
    public string Advice =>
        _identity.Value.Result.Advice
        + (
            PaysForRequests || _identity.Value.Result.Credentials is null
                ? ""
                : " If those who ask pay for this bucket, set AWS_REQUEST_PAYER=requester.");

    private static bool PaysForRequests => Environment.GetEnvironmentVariable("AWS_REQUEST_PAYER") == "requester";

    public void Dispose()
    {
        foreach (Lazy<AmazonS3Client> client in _clients.Values.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }

        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }

    /// <summary>Gets an object of a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="create">Makes the request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<GetObjectResponse> GetAsync(string bucket, Func<GetObjectRequest> create, CancellationToken cancellationToken) => AskAsync(
        bucket,
        (client, payer) =>
        {
            GetObjectRequest request = create();
            request.RequestPayer = payer;
            return client.GetObjectAsync(request, cancellationToken);
        },
        cancellationToken);

    /// <summary>Lists the objects of a bucket whose keys begin so, a page of them.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What their keys begin with.</param>
    /// <param name="next">Where the page before ended; null for the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ListObjectsV2Response> ListAsync(string bucket, string prefix, string? next, CancellationToken cancellationToken) =>
        AskAsync(
            bucket,
            (client, payer) => client.ListObjectsV2Async(
                new() { BucketName = bucket, Prefix = prefix, ContinuationToken = next, RequestPayer = payer }, cancellationToken),
            cancellationToken);

    /// <summary>Asks with this user's credentials, and else as anybody.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="send">Makes the request: one that was sent is not sent again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task<T> AskAsync<T>(string bucket, Func<AmazonS3Client, RequestPayer?, Task<T>> send, CancellationToken cancellationToken)
    {
        AwsIdentity identity = await _identity.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (identity.Credentials is null)
        {
            return await InItsRegionAsync(null, bucket, send).ConfigureAwait(false);
        }

        try
        {
            return await InItsRegionAsync(identity.Credentials, bucket, send).ConfigureAwait(false);
        }
        catch (AmazonS3Exception e) when (IsAccessRefused(e) && !PaysForRequests)
        {
            try
            {
                // What anybody may read is refused to those whose own account does not let them.
                return await InItsRegionAsync(null, bucket, send).ConfigureAwait(false);
            }
            catch (AmazonS3Exception other) when (IsAccessRefused(other))
            {
            }

            throw;
        }
    }

    /// <summary>Whether it is the credentials, or that there are none, why S3 does not answer.</summary>
    public static bool IsAccessRefused(AmazonS3Exception refusal) =>
        refusal.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || (refusal.StatusCode == HttpStatusCode.BadRequest && refusal.ErrorCode?.Contains("Token", StringComparison.Ordinal) == true);

    private async Task<T> InItsRegionAsync<T>(AWSCredentials? credentials, string bucket, Func<AmazonS3Client, RequestPayer?, Task<T>> send)
    {
        string region = _regions.GetValueOrDefault(bucket) ?? AwsIdentity.Region.SystemName;
        try
        {
            return await SendAsync(credentials, region, send).ConfigureAwait(false);
        }
        catch (AmazonS3Exception e) when (RegionOf(e) is { } other && other != region)
        {
            T response = await SendAsync(credentials, other, send).ConfigureAwait(false);
            _regions[bucket] = other;
            return response;
        }
    }

    private Task<T> SendAsync<T>(AWSCredentials? credentials, string region, Func<AmazonS3Client, RequestPayer?, Task<T>> send)
    {
        AmazonS3Client client = _clients.GetOrAdd(
            (credentials is null, region), key => new(() => CreateClient(credentials ?? new AnonymousAWSCredentials(), key.Region))).Value;
        return send(client, PaysForRequests && credentials is not null ? RequestPayer.Requester : null);
    }

    private AmazonS3Client CreateClient(AWSCredentials credentials, string region)
    {
        var config = new AmazonS3Config
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            HttpClientFactory = new OneHttpClient(_http.Value),
            MaxErrorRetry = 0, // The transport does that.
        };
        if (Endpoint(config) is not null)
        {
            config.AuthenticationRegion = region;
            config.ForcePathStyle = true; // Such a server rarely has a name for each bucket.
        }

        return new AmazonS3Client(credentials, config);
    }

    private static string? Endpoint(AmazonS3Config config)
    {
        try
        {
            return config.ServiceURL is null || new Uri(config.ServiceURL).Scheme is "http" or "https"
                ? config.ServiceURL
                : throw new RemoteException(
                    $"AWS_ENDPOINT_URL is {config.ServiceURL}, which is no address",
                    "Write http://host:port, or unset it."
                );
        }
        catch (Exception e) when (e is AmazonClientException or UriFormatException)
        {
            throw new RemoteException(
                $"AWS_ENDPOINT_URL is no address: {e.Message.TrimEnd('.')}",
                "Write http://host:port, or unset it.",
                inner: e);
        }
    }

    /// <summary>The region that a bucket is in, where a refusal says that it is not the one that was asked.</summary>
    private static string? RegionOf(AmazonS3Exception refusal) =>
        refusal.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect or HttpStatusCode.BadRequest
            && (refusal.InnerException as HttpErrorResponseException)?.Response is { } response
            && response.GetHeaderValue("x-amz-bucket-region") is { Length: > 0 } region
                ? region
                : null;

    private sealed class OneHttpClient(HttpClient http) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
