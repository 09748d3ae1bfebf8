using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>
/// A rule about what is done with a path. All of them look at the uses that one analysis found, in an order: the first that speaks is the
/// only one.
/// </summary>
internal abstract class PathRule
{
    public const string Category = "Paths";

    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>What the rule says of a use; null for nothing.</summary>
    public abstract PathReport? Judge(JudgedUse use);
}

/// <summary>What a rule says.</summary>
/// <param name="About">The alternative it is about.</param>
/// <param name="Arguments">What the message names.</param>
internal sealed record PathReport(Found About, params object[] Arguments);

/// <summary>How a message says what an API does.</summary>
internal static class AccessText
{
    /// <summary>Whether there is something afterwards that was not there before.</summary>
    public static bool Makes(this PathAccess access) => access is PathAccess.Write or PathAccess.OpenOrCreate;

    public static string Verb(this PathAccess access) => access switch
    {
        PathAccess.Write => "writes to",
        PathAccess.Delete => "deletes or moves away",
        PathAccess.Touch => "changes",
        PathAccess.Update or PathAccess.OpenOrCreate => "opens for writing",
        PathAccess.Probe => "looks for",
        _ => "reads",
    };
}
