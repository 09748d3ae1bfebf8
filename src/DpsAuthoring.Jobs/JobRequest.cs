namespace DpsAuthoring.Jobs;

/// <summary>A job to be run.</summary>
/// <param name="Algorithm">What to run, as its configuration for the contract says.</param>
/// <param name="Contract">How it gets its inputs.</param>
/// <param name="Values">The inputs' values by name; what is not here has its default.</param>
public sealed record JobRequest(Algorithm Algorithm, JobContract Contract, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What a job may run in DPS where its queue says nothing else.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromDays(1);

    /// <summary>Tells this job from all others.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString();

    /// <summary>A comma-separated list; the first is a folder of the legacy contract's output.</summary>
    public string Tag { get; init; } = "";

    /// <summary>After this long it is stopped.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;

    /// <summary>
    /// The image in whose container it runs, as the container engine knows it; null where whoever runs it has chosen the place for all.
    /// </summary>
    public string? Image { get; init; }

    /// <summary>Whether it may use the network in a container of its own <see cref="Image"/>, where its contract does not decide that.</summary>
    public bool HasNetwork { get; init; } = true;

    /// <summary>Whether the job's folder stays when it is over.</summary>
    public bool Keep { get; init; }

    /// <summary>Whether it gets the environment that DPS would give it, rather than its author's.</summary>
    public bool AsDps { get; init; } = true;
}
