using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>DPS1011: a stream or writer of a result is not closed in time.</summary>
internal static class UnclosedWriterRule
{
    public static DiagnosticDescriptor Descriptor { get; } = Rule.Create(
        "DPS1011", ResultRules.Category, DiagnosticSeverity.Warning,
        "A writer is not closed before its file is used",
        "{0} makes a writer that is {1}, and it keeps the last bytes of its file until then; {2}",
        "A writer keeps the last bytes until it is closed, and a job that ends does not close it.");

    /// <param name="made">What is not closed.</param>
    /// <param name="api">What opens it.</param>
    /// <param name="use">What uses the file before it is closed; null where nothing does.</param>
    /// <param name="isClosed">Whether it is closed at all.</param>
    public static Diagnostic Report(IOperation made, string api, IInvocationOperation? use, bool isClosed) => Diagnostic.Create(
        Descriptor,
        made.Syntax.GetLocation(),
        use is null ? [] : [use.Syntax.GetLocation()],
        api,
        isClosed ? $"still open at {use?.TargetMethod.Name}" : "never closed",
        isClosed ? "close it before" : "declare it with 'using'");
}
