using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>A rule of one diagnostic that looks a compilation over first, and registers for nothing where it is of no concern.</summary>
public abstract class CompilationRule : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Descriptor);

    private protected abstract DiagnosticDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (AnalysisModes.Of(start.Compilation, start.Options) != AnalysisMode.None)
            {
                Start(start);
            }
        });
    }

    /// <summary>Resolves what the rule needs of the compilation, and registers for what it looks at.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext start);
}
