using System.Net;

namespace DpsAuthoring.Maap;

/// <summary>
/// A client of the MAAP API, whichever of its two generations the server speaks. It is thread-safe: make one, and keep it. A failure is a
/// <see cref="MaapException"/>, and a wrong argument an <see cref="ArgumentException"/>. Its members are virtual, for mocks.
/// </summary>
public partial class MaapClient : IDisposable
{
    private readonly MaapClientOptions _options;
    private readonly Uri _endpoint;
    private readonly MaapHttp? _http;
    private readonly SemaphoreSlim _finding = new(1);
    private Api? _api;

    /// <summary>A client of the API at an address.</summary>
    /// <param name="endpoint">The server, such as <c>https://api.maap-project.org</c>, with or without <c>/api</c>.</param>
    /// <param name="credential">The caller's token.</param>
    /// <param name="options">How it behaves.</param>
    public MaapClient(Uri endpoint, MaapCredential credential, MaapClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        _options = (options ?? new()).Checked();
        _endpoint = Checked(endpoint, _options);
        _http = new(_endpoint, credential, _options);
    }

    /// <summary>
    /// A client of the server that this environment names, as a workspace and a job of DPS have it: <c>MAAP_API_HOST</c>, with or without
    /// <c>https://</c> in front, and the token <c>MAAP_PGT</c>.
    /// </summary>
    /// <param name="options">How it behaves.</param>
    /// <returns>The client.</returns>
    /// <exception cref="MaapException">The environment names no server, or no token.</exception>
    public static MaapClient FromEnvironment(MaapClientOptions? options = null)
    {
        string? host = Environment.GetEnvironmentVariable("MAAP_API_HOST")?.Trim();
        string? missing = string.IsNullOrEmpty(host) ? "MAAP_API_HOST"
            : string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("MAAP_PGT")) ? "MAAP_PGT"
            : null;
        if (missing is not null)
        {
            throw new MaapException(
                MaapErrorKind.Unauthorized,
                $"{missing} is not set: a job of DPS has MAAP_API_HOST and MAAP_PGT, and so has a job of dps serve; set both to try it by hand.");
        }

        string address = host!.Contains("://", StringComparison.Ordinal) ? host : $"https://{host}";
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? endpoint)
            ? new(endpoint, MaapCredential.FromEnvironment(), options)
            : throw new MaapException(MaapErrorKind.NotMaap, $"MAAP_API_HOST is '{host}', which is no name of a server.");
    }

    /// <summary>For mocks.</summary>
    protected MaapClient()
    {
        _options = new();
        _endpoint = new("http://localhost/");
    }

    /// <summary>The server.</summary>
    public virtual Uri Endpoint => _endpoint;

    /// <summary>Which generation of the API is spoken.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The generation.</returns>
    public virtual async Task<MaapApiGeneration> GetGenerationAsync(CancellationToken cancellationToken = default) =>
        (await ApiAsync(cancellationToken).ConfigureAwait(false)).Root.Generation;

    /// <summary>Who the token stands for.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The member.</returns>
    public virtual async Task<MaapMember> GetMemberAsync(CancellationToken cancellationToken = default) =>
        await (await ApiAsync(cancellationToken).ConfigureAwait(false)).MemberAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The queues that the caller may use.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>Their names.</returns>
    public virtual async Task<IReadOnlyList<string>> GetQueuesAsync(CancellationToken cancellationToken = default) =>
        await (await ApiAsync(cancellationToken).ConfigureAwait(false)).QueuesAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The server, and not the token.</summary>
    /// <returns>The server.</returns>
    public override string ToString() => $"{nameof(MaapClient)} ({Endpoint})";

    /// <summary>Closes the connections.</summary>
    /// <param name="disposing">Whether it is disposed, not finalized.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _http?.Dispose();
            _finding.Dispose();
        }
    }

    private static Uri Checked(Uri endpoint, MaapClientOptions options)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"'{endpoint}' is no address of a server: it begins with https://, or on this machine with http://.", nameof(endpoint));
        }

        if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            throw new ArgumentException("The address of a server has no user, no '?' and no '#': the token is given as a credential.", nameof(endpoint));
        }

        return endpoint.Scheme == "https" || options.AllowInsecureTransport || IsThisMachine(endpoint)
            ? endpoint
            : throw new ArgumentException($"{endpoint} is not encrypted, so that anybody on the way could read the token: use https://.", nameof(endpoint));
    }

    private static bool IsThisMachine(Uri endpoint) =>
        endpoint.Host == "localhost" || (IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    /// <summary>The generation that the server speaks, found at the first call; a failure to find it is not kept.</summary>
    private async Task<Api> ApiAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _api) is { } known)
        {
            return known;
        }

        MaapHttp http = _http ?? throw new InvalidOperationException("This client is a mock without an answer to this call.");
        await _finding.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_api is null)
            {
                ApiRoot root = await ApiRoot.FindAsync(http, _options.Generation, cancellationToken).ConfigureAwait(false);
                Api api = root.Generation == MaapApiGeneration.Ogc ? new OgcApi(http, root) : new LegacyApi(http, root);
                Volatile.Write(ref _api, api);
            }

            return _api;
        }
        finally
        {
            _finding.Release();
        }
    }

    private async Task<OgcApi> OgcAsync(string what, CancellationToken cancellationToken) =>
        await ApiAsync(cancellationToken).ConfigureAwait(false) as OgcApi
        ?? throw new MaapException(MaapErrorKind.Unsupported, $"This server speaks the legacy generation, which has no {what}.");
}
