using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>DPS2002: whatever goes wrong, the job ends as a success.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedFailureRule : BehaviourRule
{
    public const string Id = "DPS2002";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "A failure is reported as success",
        "After this catch the {0} ends as if all were well, so DPS publishes what there is as a success; {1}",
        "DPS knows only the exit code: with 0 the job is a success, whatever was written to its log.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Start(CompilationStartAnalysisContext start)
    {
        INamedTypeSymbol? exception = start.Compilation.GetTypeByMetadataName("System.Exception");
        IMethodSymbol? run = Entry.RunAsync(start.Compilation);
        start.RegisterSemanticModelAction(file =>
        {
            foreach (CodeBlock block in CodeBlock.In(file).Where(static block => Entry.MayBe(block.Declaration)))
            {
                if (block.Owner is IMethodSymbol method
                    && (Entry.IsProgram(method) || Entry.IsRun(method, run))
                    && block.Operation is IMethodBodyOperation body)
                {
                    Check(block, body, method, exception);
                }
            }
        });
    }

    private void Check(CodeBlock block, IMethodBodyOperation body, IMethodSymbol method, INamedTypeSymbol? exception)
    {
        ImmutableArray<ITryOperation> tries = TryStatements.With(body);
        if (!tries.Any(statement => statement.Catches.Any(handler => CatchAll.Is(handler, exception) && CatchAll.GuardsWork(statement))))
        {
            return;
        }

        var graph = ControlFlowGraph.Create(body, block.Cancel);
        foreach (
            (ITryOperation? statement, ICatchClauseOperation? handler, ControlFlowRegion? region) in TryStatements.Handlers(tries, graph))
        {
            if (CatchAll.Is(handler, exception)
                && CatchAll.GuardsWork(statement)
                && new FailureFlow(graph, statement, handler, region).EndsInSuccess())
            {
                bool isProgram = Entry.IsProgram(method);
                block.Report(Diagnostic.Create(
                    Descriptor,
                    ((CatchClauseSyntax)handler.Syntax).CatchKeyword.GetLocation(),
                    isProgram ? "program" : "algorithm",
                    isProgram ? "return another code than 0, or throw" : "throw, and the runtime fails the job with the reason"));
            }
        }
    }
}
