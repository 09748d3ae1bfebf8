namespace DpsAuthoring.Cli.Remote;

/// <summary>How often a server is asked what its jobs do: often at first, and ever more seldom.</summary>
internal sealed class LookPace(Profile profile)
{
    private const double Growth = 1.5;

    private readonly TimeSpan _longest = profile.IsHere ? TimeSpan.FromSeconds(2) : TimeSpan.FromMinutes(1);
    private TimeSpan _next = First(profile);

    /// <summary>How long to wait now.</summary>
    public TimeSpan Next()
    {
        TimeSpan wait = _next;
        _next = wait * Growth < _longest ? wait * Growth : _longest;
        return wait;
    }

    /// <summary>Begins anew, as something has changed.</summary>
    public void Reset() => _next = First(profile);

    private static TimeSpan First(Profile profile) => profile.IsHere ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(5);
}
