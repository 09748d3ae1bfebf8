namespace DpsAuthoring.Stac;

/// <summary>What kind of failure it is, and so what can be done about it.</summary>
public enum StacErrorKind
{
    /// <summary>No connection, or one that broke.</summary>
    Unreachable,

    /// <summary>The server took too long.</summary>
    TimedOut,

    /// <summary>The server wants a token, or another one.</summary>
    Unauthorized,

    /// <summary>There is nothing at the address or path.</summary>
    NotFound,

    /// <summary>The server does not take the search as it is.</summary>
    Refused,

    /// <summary>The server has no time (429, 503), also after the retries.</summary>
    Busy,

    /// <summary>The server failed.</summary>
    ServerFailure,

    /// <summary>The answer, or the file, is not what it should be: a web page, or JSON that is cut off.</summary>
    Unreadable,

    /// <summary>It is JSON, and no STAC.</summary>
    NotStac,

    /// <summary>The search asks for what cannot be done here.</summary>
    Unsupported,

    /// <summary>The server gives the same page again and again, so that the others cannot be reached.</summary>
    Repeated,

    /// <summary>The next page is said to be on another server, which is not asked.</summary>
    Elsewhere,
}

/// <summary>What a search did not do, in one sentence. No token is in it.</summary>
public class StacException : Exception
{
    /// <summary>An exception without particulars, for tests.</summary>
    public StacException()
        : this("The search failed.")
    {
    }

    /// <summary>An exception with a sentence, for tests.</summary>
    /// <param name="message">What went wrong.</param>
    public StacException(string message)
        : this(StacErrorKind.ServerFailure, message)
    {
    }

    /// <summary>An exception with a sentence and its cause, for tests.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public StacException(string message, Exception? innerException)
        : this(StacErrorKind.ServerFailure, message, innerException)
    {
    }

    /// <summary>An exception of a kind.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="message">What went wrong, in one sentence.</param>
    /// <param name="innerException">What caused it.</param>
    public StacException(StacErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>Which kind of failure it is.</summary>
    public StacErrorKind Kind { get; }

    /// <summary>The status of the HTTP answer, where there was one.</summary>
    public int? Status { get; init; }

    /// <summary>The property of <see cref="StacSearch"/> that cannot be searched by as it is; null where it is about no single one.</summary>
    internal string? Condition { get; init; }
}
