namespace DpsAuthoring.Maap;

/// <summary>What kind of failure it is, and so what can be done about it.</summary>
public enum MaapErrorKind
{
    /// <summary>No connection, or one that broke.</summary>
    Unreachable,

    /// <summary>The server took too long.</summary>
    TimedOut,

    /// <summary>The token is missing, wrong, or has expired. Nothing will work until there is a new one.</summary>
    Unauthorized,

    /// <summary>The caller may not do that.</summary>
    Forbidden,

    /// <summary>There is no such job, algorithm, build or deployment.</summary>
    NotFound,

    /// <summary>There is one already.</summary>
    Conflict,

    /// <summary>The server does not take the request as it is.</summary>
    Refused,

    /// <summary>The server has no time (429, 503), also after the retries.</summary>
    Busy,

    /// <summary>The server failed.</summary>
    ServerFailure,

    /// <summary>The server's answer is not what such a server answers: a page, or JSON that is cut off.</summary>
    Unreadable,

    /// <summary>At the address is no MAAP API.</summary>
    NotMaap,

    /// <summary>This generation of the API cannot do that.</summary>
    Unsupported,
}

/// <summary>What the MAAP API did not do, in one sentence. No token is in it.</summary>
public class MaapException : Exception
{
    /// <summary>An exception without particulars, for tests.</summary>
    public MaapException()
        : this("The MAAP API failed.")
    {
    }

    /// <summary>An exception with a sentence, for tests.</summary>
    /// <param name="message">What went wrong.</param>
    public MaapException(string message)
        : this(MaapErrorKind.ServerFailure, message)
    {
    }

    /// <summary>An exception with a sentence and its cause, for tests.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public MaapException(string message, Exception? innerException)
        : this(MaapErrorKind.ServerFailure, message, innerException)
    {
    }

    /// <summary>An exception of a kind.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="message">What went wrong, in one sentence.</param>
    /// <param name="innerException">What caused it.</param>
    public MaapException(MaapErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>Which kind of failure it is.</summary>
    public MaapErrorKind Kind { get; }

    /// <summary>The status of the HTTP answer, where there was one.</summary>
    public int? Status { get; init; }

    /// <summary>The server's own word for it, such as <c>no-such-job</c> or <c>FailedJobSubmit</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The server's own words.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>The algorithm that is in the way, of a <see cref="MaapErrorKind.Conflict"/> that names it.</summary>
    public string? ConflictingAlgorithm { get; init; }

    /// <summary>Whether the server may have done what was asked all the same: the answer was lost, not the request.</summary>
    public bool MayHaveBeenDone { get; init; }

    /// <summary>Whether it may be another time: the network, or the server, failed.</summary>
    public bool IsTransient =>
        Kind is MaapErrorKind.Unreachable or MaapErrorKind.TimedOut or MaapErrorKind.Busy or MaapErrorKind.ServerFailure;
}
