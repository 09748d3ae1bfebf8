using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>DPS1010: a raster is opened for writing, and not closed in time.</summary>
internal static class UnclosedDatasetRule
{
    public static DiagnosticDescriptor Descriptor { get; } = Rule.Create(
        "DPS1010", ResultRules.Category, DiagnosticSeverity.Warning,
        "A dataset is not closed before its file is used",
        "{0} opens a dataset that is {1}, and GDAL keeps part of its file in memory until then; {2}",
        "GDAL keeps pixels, headers and statistics in memory until a dataset is closed, and a job that ends does not close it.");

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
