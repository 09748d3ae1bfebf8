using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>DPS1012: each turn of a loop writes its result over that of the turn before.</summary>
internal static class OverwrittenResultRule
{
    /// <summary>The property of a diagnostic that names the loop's variable.</summary>
    public const string Variable = "Variable";

    public static DiagnosticDescriptor Descriptor { get; } = Rule.Create(
        "DPS1012", ResultRules.Category, DiagnosticSeverity.Warning,
        "Each turn of a loop overwrites the result of the one before",
        "{0} writes '{1}' in every turn of the loop, and {2}; put '{3}' into the name",
        "A result that is written under one name in a loop is the last one's alone, and the job is a success all the same.");

    /// <param name="at">The name, or the call of a helper that writes under one name.</param>
    /// <param name="api">What writes.</param>
    /// <param name="name">The name.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="isRefused">Whether the second turn fails.</param>
    public static Diagnostic Report(SyntaxNode at, string api, string name, ResultLoop loop, bool isRefused) => Diagnostic.Create(
        Descriptor,
        at.GetLocation(),
        additionalLocations: null,
        System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add(Variable, loop.Variable.Name),
        api,
        name,
        isRefused ? "the second turn fails, since a run has one result of a name" : "only what the last turn wrote is left",
        loop.Variable.Name);
}
