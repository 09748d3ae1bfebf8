using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Files;

/// <summary>
/// Says in the editor and in the build what <c>dps check</c> says of an algorithm's configurations and scripts; where these disagree with
/// the declaration, once for each difference, in the code. The checks run once for a compilation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileRules : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => FileReport.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!AlgorithmFiles.MayHold(start.Options.AdditionalFiles)
                || AnalysisModes.Of(start.Compilation, start.Options) == AnalysisMode.None)
            {
                return;
            }

            var found = new LazyFindings(start.Compilation, start.Options.AdditionalFiles);
            start.RegisterAdditionalFileAction(file =>
            {
                foreach (Finding finding in found
                        .Get(file.CancellationToken)
                        .Where(finding => finding.Disagreement is null && finding.File.Path == file.AdditionalFile.Path))
                {
                    file.ReportDiagnostic(FileReport.InFile(finding));
                }
            });
            if (start.Compilation.GetTypeByMetadataName(WellKnownTypes.AlgorithmAttribute) is not null)
            {
                start.RegisterSymbolAction(symbol => Check((INamedTypeSymbol)symbol.Symbol, found, symbol), SymbolKind.NamedType);
            }
        });
    }

    private static void Check(INamedTypeSymbol type, LazyFindings found, SymbolAnalysisContext context)
    {
        if (type.Attribute(WellKnownTypes.AlgorithmAttribute) is { } algorithm)
        {
            foreach (IGrouping<string?, Finding> difference in found.Get(context.CancellationToken)
                .Where(finding => finding.Disagreement?.Algorithm.Name == algorithm.Text(0))
                // algorithm_config.yml before algorithm_config.legacy.yml.
                .OrderBy(static finding => finding.File.Path.Length).ThenBy(static finding => finding.File.Path, StringComparer.Ordinal)
                .GroupBy(FileReport.Difference))
            {
                context.ReportDiagnostic(FileReport.InCode([.. difference], type, context.CancellationToken));
            }
        }
    }

    /// <summary>What was found, looked for when it is first asked for.</summary>
    private sealed class LazyFindings(Compilation compilation, ImmutableArray<AdditionalText> files)
    {
        private readonly object _gate = new();
        private IReadOnlyList<Finding>? _findings;

        public IReadOnlyList<Finding> Get(CancellationToken cancel)
        {
            lock (_gate)
            {
                return _findings ??= AlgorithmFiles.Check(compilation, files, cancel);
            }
        }
    }
}
