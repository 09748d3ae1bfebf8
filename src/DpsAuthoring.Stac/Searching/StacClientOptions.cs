using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Stac;

/// <summary>How a <see cref="StacClient"/> behaves; read once, when it is opened.</summary>
public sealed record StacClientOptions
{
    /// <summary>Sent as <c>Authorization: Bearer</c> to the server that is opened, and to no other.</summary>
    public string? Token { get; init; }

    /// <summary>Whether the address is that of NASA's CMR, or of a server that speaks as it does; null is found out from the address.</summary>
    public bool? IsCmr { get; init; }

    /// <summary>How many items are asked for at once at first: 1,000. A server that refuses that is asked for fewer.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>How long one request may take before it is given up: 100 seconds.</summary>
    public TimeSpan NetworkTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a request is made at most: 5 times.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>The wait before the second attempt, which doubles from there, with jitter: 0.8 seconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>The longest wait between two attempts: two minutes. A server that asks for more is not waited for.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Told what a search leaves out, and what is odd about it, when it is at its end.</summary>
    public Action<StacNote>? Note { get; init; }

    /// <summary>Sends the requests in place of the network; the client does not dispose of it.</summary>
    public HttpMessageHandler? Transport { get; init; }

    /// <summary>The clock and the waits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where requests and retries are logged; tokens never are.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }
}

/// <summary>What a note is about.</summary>
public enum StacNoteKind
{
    /// <summary>Items that came twice, and were taken once.</summary>
    Repeated,

    /// <summary>Items without a place or a time, which a search by place or time leaves out.</summary>
    LeftOut,

    /// <summary>The server counted more items than it gave.</summary>
    FewerThanCounted,
}

/// <summary>Something to know about a search that did not stop it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">It, in one sentence.</param>
/// <param name="Count">How many items it is about.</param>
public sealed record StacNote(StacNoteKind Kind, string Message, long Count);
