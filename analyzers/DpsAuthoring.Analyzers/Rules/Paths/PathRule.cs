using DpsAuthoring.Analyzers.Paths;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>A rule about paths. All of them look at what one analysis found, in an order: the first that speaks is the only one.</summary>
internal abstract class PathRule
{
    public const string Category = "Paths";

    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>What the rule says of a use; null for nothing.</summary>
    public abstract Finding? Judge(JudgedUse use);
}

/// <summary>What a rule says.</summary>
/// <param name="About">The alternative it is about.</param>
/// <param name="Fix">What kind of change would help, for code fixes.</param>
/// <param name="Arguments">What the message names.</param>
internal sealed record Finding(Found About, string Fix, params object[] Arguments);

/// <summary>How a message says what an API does.</summary>
internal static class AccessText
{
    public static string Verb(this Access access) => access switch
    {
        Access.Write => "writes to",
        Access.Delete => "deletes or moves away",
        Access.Touch => "changes",
        Access.Update => "opens for writing",
        Access.Probe => "looks for",
        _ => "reads",
    };
}
