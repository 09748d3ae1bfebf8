namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>How patient a download is.</summary>
internal sealed record TransferLimits
{
    /// <summary>How often something is tried in all: a request, and a download whose connection breaks.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>How long a server may send nothing.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long making a connection may take.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The wait before the second attempt; it doubles.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that a server can ask for.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);
}
