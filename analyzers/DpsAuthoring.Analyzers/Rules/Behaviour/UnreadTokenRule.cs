using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>DPS2005: an algorithm that works for long never looks at what tells it to stop.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadTokenRule : BehaviourRule
{
    public const string Id = "DPS2005";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Info,
        "The algorithm never looks at its CancellationToken",
        "Nothing looks at '{0}': after SIGTERM a job has 5 seconds; pass it on, or call {0}.ThrowIfCancellationRequested() in the loop",
        "A time limit, a cancelled job and a worker that is taken away all come as SIGTERM; what has not left after 5 seconds is killed.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Start(CompilationStartAnalysisContext start)
    {
        if (Entry.RunAsync(start.Compilation) is not { } run)
        {
            return;
        }

        start.RegisterSemanticModelAction(file =>
        {
            foreach (CodeBlock block in CodeBlock.In(file).Where(static block => Entry.MayBe(block.Declaration)))
            {
                if (block.Owner is IMethodSymbol { Parameters: [_, var token] } method
                    && Entry.IsRun(method, run)
                    && !token.DeclaringSyntaxReferences.IsEmpty
                    && block.Operation is { } body
                    && IsUnread(token, body))
                {
                    Location place = token.DeclaringSyntaxReferences[0].GetSyntax(block.Cancel).GetLocation();
                    block.Report(Diagnostic.Create(Descriptor, place, token.Name));
                }
            }
        });
    }

    private static bool IsUnread(IParameterSymbol token, IOperation body)
    {
        bool takesTime = false;
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is IParameterReferenceOperation { Parent: not INameOfOperation } read
                && SymbolEqualityComparer.Default.Equals(read.Parameter, token))
            {
                return false;
            }

            takesTime |= TakesTime(operation);
        }

        return takesTime;
    }

    private static bool TakesTime(IOperation operation) => operation switch
    {
        ILoopOperation => true,
            IAwaitOperation { Operation: IPropertyReferenceOperation { Property: { Name: "CompletedTask" } property } }
                when IsTask(property.ContainingType) => false,
            IAwaitOperation
            {
                Operation: IInvocationOperation { TargetMethod: { Name: "FromResult" or "FromException" or "Yield" } method }
            } when IsTask(method.ContainingType) => false,
        IAwaitOperation => true,
        IInvocationOperation call => !IsQuick(call.TargetMethod),
        _ => false,
    };

    private static bool IsTask(INamedTypeSymbol type) =>
        type.Is("System.Threading.Tasks.Task") || type.Is("System.Threading.Tasks.ValueTask");

    /// <summary>What lies in these namespaces computes a value, writes a line or moves one file; work is done elsewhere.</summary>
    private static bool IsQuick(IMethodSymbol method) => method.ContainingNamespace is { } place && place.Name switch
    {
            "System" or "DpsAuthoring" => place.ContainingNamespace.IsGlobalNamespace
                && !method.Name.StartsWith("ForEach", StringComparison.Ordinal),
        "IO" or "Text" or "Globalization" or "Linq" or "Numerics" => place.ContainingNamespace.Is("System"),
        "Generic" or "Immutable" => place.ContainingNamespace.Is("System.Collections"),
        "Logging" => place.Is("Microsoft.Extensions.Logging"),
        "Tasks" => method.Name is "FromResult" or "FromException" or "Yield" && IsTask(method.ContainingType),
        _ => false,
    };
}
