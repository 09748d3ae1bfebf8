namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>What becomes of a failure.</summary>
/// <param name="Kind">Whether it is noticed.</param>
/// <param name="Reason">Why it is lost.</param>
/// <param name="Site">What makes it so.</param>
internal readonly record struct FailureFate(FateKind Kind, LossReason Reason = default, TextSpan Site = default)
{
    /// <summary>It ends the script, or is asked for, or nothing is said of it.</summary>
    public static FailureFate Seen => new(FateKind.Seen);

    public static FailureFate Lost(LossReason reason, TextSpan site) => new(FateKind.Lost, reason, site);
}

/// <summary>Whether a failure is noticed.</summary>
internal enum FateKind
{
    /// <summary>It is, or the author meant it to be passed over.</summary>
    Seen,

    /// <summary>It is not.</summary>
    Lost,
}

/// <summary>
/// What becomes of a failure that ends a list of commands. The shell does not stop at one that was in front of <c>&amp;&amp;</c>, also not
/// when it leaves a group with it.
/// </summary>
internal readonly record struct FailureFates(FailureFate Failed, FailureFate PassedOver)
{
    public static FailureFates Both(FailureFate fate) => new(fate, fate);
}

/// <summary>Whether a shell stops at failures.</summary>
internal enum StopsAtErrors
{
    No,
    Yes,

    /// <summary>Not until the <c>set -e</c> that follows: what stands between may fail.</summary>
    Suspended,

    /// <summary>Not, though the shell that started it does: <c>$(…)</c>.</summary>
    NotInherited,
}

/// <summary>A shell while it runs: what <c>set</c> and <c>shopt</c> have made of it, and what becomes of its end.</summary>
internal sealed class ShellState
{
    public StopsAtErrors Stops { get; set; }

    public bool HasPipefail { get; set; }

    public bool InheritsStops { get; set; }

    /// <summary>What has switched stopping off, if anything has.</summary>
    public TextSpan SwitchedOff { get; set; }

    public ShellState Copy() => (ShellState)MemberwiseClone();
}
