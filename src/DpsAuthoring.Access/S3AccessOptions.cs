using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Access;

/// <summary>How keys to S3 are kept; read once, when an <see cref="S3Access"/> is made.</summary>
public sealed class S3AccessOptions
{
    /// <summary>How long before its end a key is renewed: 5 minutes, or a quarter of its life where that is less.</summary>
    public TimeSpan RenewBefore { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>For how long a key is used that does not say when it ends: 30 minutes.</summary>
    public TimeSpan UnknownLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long it is waited after a renewal that failed: 30 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The region of the buckets: us-west-2, where NASA's and MAAP's are.</summary>
    public string Region { get; set; } = "us-west-2";

    /// <summary>Whether the reader pays for what is read (<c>AWS_REQUEST_PAYER</c>).</summary>
    public bool RequesterPays { get; set; }

    /// <summary>The clock and the waits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where renewals that fail are logged; keys never are.</summary>
    public ILogger? Logger { get; set; }

    internal S3AccessOptions Checked()
    {
        Require(TimeProvider is not null, nameof(TimeProvider), "a clock");
        Require(!string.IsNullOrWhiteSpace(Region), nameof(Region), "the name of a region");
        Require(RenewBefore >= TimeSpan.Zero, nameof(RenewBefore), "nothing or more");
        Require(UnknownLifetime > TimeSpan.Zero, nameof(UnknownLifetime), "more than nothing");
        Require(RetryDelay > TimeSpan.Zero, nameof(RetryDelay), "more than nothing");
        return (S3AccessOptions)MemberwiseClone();
    }

    private static void Require(bool isRight, string option, string what)
    {
        if (!isRight)
        {
            throw new ArgumentException($"{nameof(S3AccessOptions)}.{option} must be {what}.", option);
        }
    }
}
