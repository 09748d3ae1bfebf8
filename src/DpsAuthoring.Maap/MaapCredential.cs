namespace DpsAuthoring.Maap;

/// <summary>Under which header a token is sent.</summary>
public enum MaapTokenKind
{
    /// <summary><c>proxy-ticket</c>: what a workspace has in <c>MAAP_PGT</c>.</summary>
    ProxyTicket,

    /// <summary><c>Authorization: Bearer</c>: a personal access token or a JWT.</summary>
    Bearer,
}

/// <summary>A caller's token. It is asked for at every call, and shown nowhere.</summary>
public sealed class MaapCredential
{
    private readonly Func<CancellationToken, ValueTask<string?>> _token;

    /// <summary>A token that may change, such as one in a file or one that is renewed.</summary>
    /// <param name="kind">Under which header it is sent.</param>
    /// <param name="token">Gives the token, at every call.</param>
    public MaapCredential(MaapTokenKind kind, Func<CancellationToken, ValueTask<string?>> token)
    {
        ArgumentNullException.ThrowIfNull(token);
        Kind = kind;
        _token = token;
    }

    /// <summary>Under which header the token is sent.</summary>
    public MaapTokenKind Kind { get; }

    /// <summary>A ticket as a workspace has it in <c>MAAP_PGT</c>.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>The credential.</returns>
    public static MaapCredential ProxyTicket(string ticket) => Fixed(MaapTokenKind.ProxyTicket, ticket, nameof(ticket));

    /// <summary>A personal access token or a JWT.</summary>
    /// <param name="token">The token, without the word <c>Bearer</c>.</param>
    /// <returns>The credential.</returns>
    public static MaapCredential Bearer(string token) => Fixed(MaapTokenKind.Bearer, token, nameof(token));

    /// <summary>
    /// The token of an environment variable, read at every call, as maap-py reads it. What is not set is found at the first call.
    /// </summary>
    /// <param name="variable">The variable: <c>MAAP_PGT</c> where it is not given.</param>
    /// <param name="kind">Under which header it is sent.</param>
    /// <returns>The credential.</returns>
    public static MaapCredential FromEnvironment(string variable = "MAAP_PGT", MaapTokenKind kind = MaapTokenKind.ProxyTicket)
    {
        ArgumentException.ThrowIfNullOrEmpty(variable);
        return new(kind, _ => ValueTask.FromResult(Environment.GetEnvironmentVariable(variable)));
    }

    /// <summary>The kind, never the token.</summary>
    /// <returns>The kind.</returns>
    public override string ToString() => $"{nameof(MaapCredential)} ({Kind})";

    internal async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        string token = (await _token(cancellationToken).ConfigureAwait(false))?.Trim() ?? "";
        return Problem(token) is { } problem
            ? throw new MaapException(MaapErrorKind.Unauthorized, $"The token {problem}: get one, and set it (in a workspace: MAAP_PGT).")
            : token;
    }

    private static MaapCredential Fixed(MaapTokenKind kind, string token, string parameter)
    {
        ArgumentNullException.ThrowIfNull(token, parameter);
        return Problem(token.Trim()) is { } problem
            ? throw new ArgumentException($"The token {problem}.", parameter)
            : new(kind, _ => ValueTask.FromResult<string?>(token));
    }

    private static string? Problem(string token) =>
        token.Length == 0 ? "is missing"
        : token.Any(letter => letter is <= ' ' or > '~') ? "holds a character that no token has (a blank, a line's end, a letter outside ASCII)"
        : null;
}
