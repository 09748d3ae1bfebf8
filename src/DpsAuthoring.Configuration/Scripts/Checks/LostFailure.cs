namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Why nobody sees that a command failed.</summary>
internal enum LossReason
{
    /// <summary>It is in front of <c>&amp;&amp;</c>, and something follows.</summary>
    AndList,

    /// <summary>It runs in a condition, in front of <c>||</c> or <c>&amp;&amp;</c>, or negated, and is not the last there.</summary>
    Condition,

    /// <summary><c>local x=$(…)</c>: the declaration succeeds.</summary>
    Declaration,

    /// <summary>It is in <c>$(…)</c> among a command's words.</summary>
    Argument,

    /// <summary>It is not the last in <c>$(…)</c>, where <c>set -e</c> does not count.</summary>
    Substitution,

    /// <summary>It is in <c>&lt;(…)</c>.</summary>
    ProcessSubstitution,

    /// <summary>It runs in the background, and <c>wait</c> does not ask for it.</summary>
    Background,

    /// <summary>It is in front of <c>|</c>, and <c>pipefail</c> is not set.</summary>
    Pipeline,

    /// <summary><c>set -e</c> does not count any more, or not here.</summary>
    SwitchedOff,
}

/// <summary>A command whose failure is lost.</summary>
/// <param name="Command">The command.</param>
/// <param name="Reason">Why.</param>
/// <param name="Site">What makes it so: the list, the condition's command, the declaration.</param>
internal sealed record LostFailure(ShellCommand Command, LossReason Reason, TextSpan Site);
