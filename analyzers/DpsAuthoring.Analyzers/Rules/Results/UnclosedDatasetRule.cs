using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>DPS1010: a raster is opened for writing, and not closed in time.</summary>
internal static class UnclosedDatasetRule
{
    public static DiagnosticDescriptor Descriptor { get; } = Rule.Create(
        "DPS1010", ResultRules.Category, DiagnosticSeverity.Warning,
        "A dataset is not closed before its file is used",
        "{0} opens a dataset that is {1}, and GDAL keeps part of its file in memory until then; {2}",
        "GDAL keeps pixels, headers and statistics in memory until a dataset is closed, and a job that ends does not close it.");
}
