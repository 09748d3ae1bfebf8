using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>The rules on results that are written, and lost all the same. They look at a body that the path analysis has run.</summary>
internal static class ResultRules
{
    public const string Category = "Results";

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(
        UnclosedDatasetRule.Descriptor, UnclosedWriterRule.Descriptor, OverwrittenResultRule.Descriptor, UnawaitedWriteRule.Descriptor);

    /// <summary>What the rules say of a body.</summary>
    /// <param name="analysis">The compilation's.</param>
    /// <param name="helpers">What the compilation's methods write.</param>
    /// <param name="notes">What was noted of the body.</param>
    /// <param name="uses">The paths that it uses.</param>
    /// <param name="owner">Whose body it is.</param>
    /// <param name="bodies">Its parts.</param>
    public static IEnumerable<Diagnostic> Judge(
        CompilationAnalysis analysis,
        HelperWrites helpers,
        BodyNotes notes,
        IEnumerable<PathUse> uses,
        ISymbol owner,
        IEnumerable<IOperation> bodies)
    {
        var body = new WrittenResults(analysis, notes, uses);
        return UnclosedResults.Of(body)
            .Concat(OverwrittenResults.Of(body, helpers))
            .Concat(UnawaitedWrites.Of(body, helpers, owner, bodies));
    }
}
