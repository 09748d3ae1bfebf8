namespace DpsAuthoring.Maap;

public partial class MaapClient
{
    /// <summary>The names of the caller's secrets.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The names.</returns>
    public virtual async Task<IReadOnlyList<string>> GetSecretNamesAsync(CancellationToken cancellationToken = default) =>
        await (await MemberApiAsync(cancellationToken).ConfigureAwait(false)).SecretNamesAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// A secret of the caller's, such as a password that an algorithm needs: an input is shown to whoever sees the job, a secret is not.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="MaapException">There is none of that name (<see cref="MaapErrorKind.NotFound"/>), or it cannot be had.</exception>
    public virtual async Task<string> GetSecretAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        MemberApi api = await MemberApiAsync(cancellationToken).ConfigureAwait(false);
        return await api.SecretAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new MaapException(
                MaapErrorKind.NotFound, $"There is no secret '{name}' at {Endpoint.Host}: add it once, with dps secrets add or maap.secrets.add_secret.");
    }

    /// <summary>Keeps a secret.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Ends the call; the secret may be kept then.</param>
    /// <returns>When it is kept.</returns>
    /// <exception cref="MaapException">There is one of that name already, or it cannot be kept.</exception>
    public virtual async Task AddSecretAsync(string name, string value, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        MemberApi api = await MemberApiAsync(cancellationToken).ConfigureAwait(false);
        await api.AddSecretAsync(name, value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets a secret.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the call; the secret may be gone then.</param>
    /// <returns>When it is gone.</returns>
    public virtual async Task DeleteSecretAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        MemberApi api = await MemberApiAsync(cancellationToken).ConfigureAwait(false);
        await api.DeleteSecretAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A key to the S3 buckets of one of NASA's archives, for about an hour. They are read in the region us-west-2 only.</summary>
    /// <param name="endpoint">
    /// Where the archive gives keys: <c>https://data.lpdaac.earthdatacloud.nasa.gov/s3credentials</c> for LP DAAC.
    /// </param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The key.</returns>
    public virtual async Task<MaapS3Credentials> GetEarthdataCredentialsAsync(Uri endpoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException($"'{endpoint}' is no address that begins with https://.", nameof(endpoint));
        }

        MemberApi api = await MemberApiAsync(cancellationToken).ConfigureAwait(false);
        return await api.EarthdataAsync(endpoint, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A key to buckets whose reader pays; MAAP does.</summary>
    /// <param name="lifetime">How long it is to work: 12 hours if nothing is said.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The key.</returns>
    public virtual async Task<MaapS3Credentials> GetRequesterPaysCredentialsAsync(
        TimeSpan? lifetime = null, CancellationToken cancellationToken = default)
    {
        TimeSpan asked = lifetime ?? TimeSpan.FromHours(12);
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, TimeSpan.FromMinutes(15), nameof(lifetime));
        MemberApi api = await MemberApiAsync(cancellationToken).ConfigureAwait(false);
        return await api.RequesterPaysAsync(asked, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A key to the bucket of the caller's workspace.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The key.</returns>
    public virtual async Task<MaapS3Credentials> GetWorkspaceCredentialsAsync(CancellationToken cancellationToken = default) =>
        await (await MemberApiAsync(cancellationToken).ConfigureAwait(false)).WorkspaceAsync(cancellationToken).ConfigureAwait(false);

    private async Task<MemberApi> MemberApiAsync(CancellationToken cancellationToken)
    {
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        return new MemberApi(_http!, api.Root);
    }
}
