using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>The rules on results that are written, and lost all the same. They look at a body that the path analysis has run.</summary>
internal static class ResultRules
{
    public const string Category = "Results";

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(
        UnclosedDatasetRule.Descriptor, UnclosedWriterRule.Descriptor);

    /// <summary>What the rules say of a body.</summary>
    /// <param name="analysis">The compilation's.</param>
    /// <param name="notes">What was noted of the body.</param>
    /// <param name="uses">The paths that it uses.</param>
    public static IEnumerable<Diagnostic> Judge(CompilationAnalysis analysis, BodyNotes notes, IEnumerable<PathUse> uses)
    {
        var body = new WrittenResults(analysis, notes, uses);
        return UnclosedResults.Of(body).Distinct();
    }
}
