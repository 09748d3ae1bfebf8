using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Access;

/// <summary>How a <see cref="DataClient"/> reads; read once, when it is made.</summary>
public sealed class DataClientOptions
{
    /// <summary>
    /// Gives the bearer token of Earthdata, at every request to one of its hosts; null where there is none. Default: the environment's
    /// <c>EARTHDATA_TOKEN</c>. In a job it is best a secret of MAAP's: <c>maap.GetSecretAsync("earthdata-token")</c>.
    /// </summary>
    public Func<CancellationToken, ValueTask<string?>> EarthdataToken { get; set; } =
        static _ => ValueTask.FromResult(Environment.GetEnvironmentVariable("EARTHDATA_TOKEN"));

    /// <summary>
    /// The hosts that the token goes to, each with those below it; it goes to no other, also where one of them sends on to it.
    /// Default: <c>earthdata.nasa.gov</c>, <c>earthdatacloud.nasa.gov</c>.
    /// </summary>
    public IReadOnlyList<string> EarthdataHosts { get; set; } = ["earthdata.nasa.gov", "earthdatacloud.nasa.gov"];

    /// <summary>How often a request is made at most: 6 times.</summary>
    public int MaxAttempts { get; set; } = 6;

    /// <summary>The wait before the second attempt, which doubles from there, with jitter: one second.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts, also where the server asks for more (Retry-After): two minutes.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a server may take to begin to answer: 100 seconds. The body may take longer.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Sends the requests in place of the network; it must not follow redirects, and is not disposed of.</summary>
    public HttpMessageHandler? Transport { get; set; }

    /// <summary>The clock and the waits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where retries are logged; neither tokens nor the queries of addresses are.</summary>
    public ILogger? Logger { get; set; }

    internal DataClientOptions Checked()
    {
        Require(EarthdataToken is not null, nameof(EarthdataToken), "a function");
        Require(EarthdataHosts is not null, nameof(EarthdataHosts), "a list of hosts");
        Require(TimeProvider is not null, nameof(TimeProvider), "a clock");
        Require(MaxAttempts is >= 1 and <= 100, nameof(MaxAttempts), "from 1 to 100");
        Require(RetryDelay >= TimeSpan.Zero && RetryDelay < TimeSpan.FromDays(1), nameof(RetryDelay), "from nothing to a day");
        Require(MaxRetryDelay >= RetryDelay && MaxRetryDelay < TimeSpan.FromDays(1), nameof(MaxRetryDelay), "from RetryDelay to a day");
        Require(AnswerTimeout > TimeSpan.Zero && AnswerTimeout < TimeSpan.FromDays(1), nameof(AnswerTimeout), "more than nothing and less than a day");
        return (DataClientOptions)MemberwiseClone();
    }

    private static void Require(bool isRight, string option, string what)
    {
        if (!isRight)
        {
            throw new ArgumentException($"{nameof(DataClientOptions)}.{option} must be {what}.", option);
        }
    }
}
