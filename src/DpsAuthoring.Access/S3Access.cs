using DpsAuthoring.Maap;

namespace DpsAuthoring.Access;

/// <summary>
/// Keys to objects in S3 that are renewed before they end, for as long as a job runs. It is thread-safe: make one for each archive, and
/// keep it.
/// </summary>
public sealed class S3Access
{
    private readonly Func<CancellationToken, Task<MaapS3Credentials>> _get;
    private readonly S3AccessOptions _options;
    private readonly Lock _lock = new();
    private Task<Key>? _renewal;

    /// <summary>Keys from a place of one's own.</summary>
    /// <param name="get">Gets a new key.</param>
    /// <param name="options">How they are kept.</param>
    public S3Access(Func<CancellationToken, Task<MaapS3Credentials>> get, S3AccessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(get);
        _get = get;
        _options = (options ?? new()).Checked();
    }

    private sealed record Key(MaapS3Credentials Credentials, DateTimeOffset RenewAt);

    /// <summary>Keys to the buckets of one of NASA's archives, as MAAP gives them to a member.</summary>
    /// <param name="maap">MAAP: in a job <c>MaapClient.FromEnvironment()</c>.</param>
    /// <param name="endpoint">
    /// Where the archive gives keys: <c>https://data.lpdaac.earthdatacloud.nasa.gov/s3credentials</c> for LP DAAC.
    /// </param>
    /// <param name="options">How they are kept.</param>
    public static S3Access Earthdata(MaapClient maap, Uri endpoint, S3AccessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(maap);
        ArgumentNullException.ThrowIfNull(endpoint);
        return new(cancel => maap.GetEarthdataCredentialsAsync(endpoint, cancel), options);
    }

    /// <summary>Keys to buckets whose reader pays; MAAP does.</summary>
    /// <param name="maap">MAAP: in a job <c>MaapClient.FromEnvironment()</c>.</param>
    /// <param name="options">How they are kept.</param>
    public static S3Access RequesterPays(MaapClient maap, S3AccessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(maap);
        S3AccessOptions paying = (options ?? new()).Checked();
        paying.RequesterPays = true;
        return new(cancel => maap.GetRequesterPaysCredentialsAsync(null, cancel), paying);
    }

    /// <summary>Keys to the bucket of the member's workspace.</summary>
    /// <param name="maap">MAAP: in a job <c>MaapClient.FromEnvironment()</c>.</param>
    /// <param name="options">How they are kept.</param>
    public static S3Access Workspace(MaapClient maap, S3AccessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(maap);
        return new(cancel => maap.GetWorkspaceCredentialsAsync(cancel), options);
    }

    /// <summary>The key that works now; a new one where the last is about to end.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The key, for the AWS SDK or whatever reads from S3.</returns>
    /// <exception cref="MaapException">There is none to be had.</exception>
    public async ValueTask<MaapS3Credentials> GetAsync(CancellationToken cancellationToken = default) =>
        (await KeyAsync(cancellationToken).ConfigureAwait(false)).Credentials;

    /// <summary>
    /// Sets the options by which GDAL reads <c>/vsis3</c> (<c>AWS_ACCESS_KEY_ID</c> and its like), and again with each new key, until it is
    /// disposed of.
    /// </summary>
    /// <param name="set">Sets an option, or takes it away (null): <c>Gdal.SetConfigOption</c>.</param>
    /// <param name="cancellationToken">Ends the wait for the first key.</param>
    /// <returns>What keeps them: dispose of it, and they are taken away.</returns>
    /// <exception cref="MaapException">There is no first key to be had. A later one that is not is logged, and asked for again.</exception>
    public async Task<IAsyncDisposable> KeepAsync(Action<string, string?> set, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        Key first = await KeyAsync(cancellationToken).ConfigureAwait(false);
        return new KeptOptions(set, _options, first.Credentials, first.RenewAt, async cancel =>
        {
            Key key = await KeyAsync(cancel).ConfigureAwait(false);
            return (key.Credentials, key.RenewAt);
        });
    }

    /// <summary>Whoever stops waiting for a key does not take it from the others that wait.</summary>
    private Task<Key> KeyAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            bool isGood = _renewal is { IsCompleted: false }
                || (_renewal is { IsCompletedSuccessfully: true, Result: var key } && _options.TimeProvider.GetUtcNow() < key.RenewAt);
            _renewal = isGood ? _renewal! : RenewAsync();
            return _renewal.WaitAsync(cancellationToken);
        }
    }

    private async Task<Key> RenewAsync()
    {
        MaapS3Credentials credentials = await _get(CancellationToken.None).ConfigureAwait(false);
        DateTimeOffset now = _options.TimeProvider.GetUtcNow();
        TimeSpan life = credentials.Expires - now ?? _options.UnknownLifetime;
        if (life <= TimeSpan.Zero)
        {
            throw new MaapException(
                MaapErrorKind.Unreadable,
                $"The key to S3 that was given had ended before it came ({credentials.Expires:u}): is this machine's clock right?");
        }

        TimeSpan early = life / 4 < _options.RenewBefore ? life / 4 : _options.RenewBefore;
        return new(credentials, now + life - early);
    }
}
