using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Maap;

/// <summary>How a <see cref="MaapClient"/> behaves; read once, when the client is made.</summary>
public sealed class MaapClientOptions
{
    /// <summary>
    /// Which generation of the API is spoken; null (the default) is what the server's configuration names, the newer first.
    /// </summary>
    public MaapApiGeneration? Generation { get; set; }

    /// <summary>How long one request may take before it is given up: 100 seconds.</summary>
    public TimeSpan NetworkTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a request is made at most: 5 times.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The wait before the second attempt, which doubles from there, with jitter: 0.8 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>The longest wait between two attempts, also where the server asks for more: one minute.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The wait before an operation is first asked for its state; it grows by half each time: 2 seconds.</summary>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between two questions for an operation's state: 30 seconds.</summary>
    public TimeSpan MaxPollingInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the server may not know what it has just accepted: one minute. For so long a new job that is not found is waited for, and a
    /// submission whose fate is unknown is looked up.
    /// </summary>
    public TimeSpan SettlingTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an operation that is waited for bears a server that fails: five minutes.</summary>
    public TimeSpan OutageTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many jobs are asked for at once: 250, of which the original gives no more.</summary>
    public int PageSize { get; set; } = 250;

    /// <summary>Whether the token may go over unencrypted http to another machine. Without it that is refused.</summary>
    public bool AllowInsecureTransport { get; set; }

    /// <summary>Sends the requests in place of the network; the client does not dispose of it.</summary>
    public HttpMessageHandler? Transport { get; set; }

    /// <summary>The clock and the waits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where requests and retries are logged; tokens never are.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    internal MaapClientOptions Checked()
    {
        Require(NetworkTimeout > TimeSpan.Zero && NetworkTimeout < TimeSpan.FromDays(1), nameof(NetworkTimeout), "more than nothing and less than a day");
        Require(MaxAttempts is >= 1 and <= 100, nameof(MaxAttempts), "from 1 to 100");
        Require(RetryDelay >= TimeSpan.Zero && RetryDelay < TimeSpan.FromDays(1), nameof(RetryDelay), "from nothing to a day");
        Require(MaxRetryDelay >= TimeSpan.Zero && MaxRetryDelay < TimeSpan.FromDays(1), nameof(MaxRetryDelay), "from nothing to a day");
        Require(PollingInterval > TimeSpan.Zero && PollingInterval < TimeSpan.FromDays(1), nameof(PollingInterval), "more than nothing and less than a day");
        Require(MaxPollingInterval >= PollingInterval && MaxPollingInterval < TimeSpan.FromDays(1), nameof(MaxPollingInterval), "from PollingInterval to a day");
        Require(SettlingTime >= TimeSpan.Zero, nameof(SettlingTime), "nothing or more");
        Require(OutageTolerance >= TimeSpan.Zero, nameof(OutageTolerance), "nothing or more");
        Require(PageSize is >= 1 and <= 10_000, nameof(PageSize), "from 1 to 10000");
        return (MaapClientOptions)MemberwiseClone();
    }

    private static void Require(bool isRight, string option, string range)
    {
        if (!isRight)
        {
            throw new ArgumentException($"{nameof(MaapClientOptions)}.{option} must be {range}.", option);
        }
    }
}
