using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>Which catches take every failure of real work.</summary>
internal static class CatchAll
{
    public static bool Is(ICatchClauseOperation handler, INamedTypeSymbol? exception) =>
        (handler.ExceptionType.SpecialType == SpecialType.System_Object
            || SymbolEqualityComparer.Default.Equals(handler.ExceptionType, exception))
        && (handler.Filter is null || TakesNearlyAll(handler.Filter));

    /// <summary>Whether what is tried is more than tidying up, whose failure loses nothing.</summary>
    public static bool GuardsWork(ITryOperation statement) =>
        statement.Body.Descendants().Any(operation => operation switch
        {
            IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: IInvocationOperation } => false,
            IInvocationOperation { TargetMethod: var method } =>
                !IsTidying(method) && !IsSetting(method) && !Logging.IsLog(method.ContainingType),
                    IAwaitOperation { Operation: not IInvocationOperation }
                    or IObjectCreationOperation
                    or IThrowOperation
                    or ILoopOperation => true,
            _ => false,
        });

    /// <summary>Whether a call only puts away what is no longer needed.</summary>
    public static bool IsTidying(IMethodSymbol method) =>
        method.Name is "Dispose" or "DisposeAsync" or "Close" or "CloseAsync" or "Flush" or "FlushAsync" or "Kill" or "Refresh" or "Stop"
        || method.Name.StartsWith("Delete", StringComparison.Ordinal);

    /// <summary>Whether a call only says how the process itself is to run: without that, it runs all the same.</summary>
    private static bool IsSetting(IMethodSymbol method) =>
        method.Is("System.Diagnostics.Process", "GetCurrentProcess")
        || method.Is("System.Threading.ThreadPool", "SetMinThreads", "SetMaxThreads")
        || method.Is("System.Text.Encoding", "RegisterProvider")
        || method.ContainingType.Is("System.GC");

    /// <summary>
    /// A filter that lets pass some of all failures, such as <c>when (e is not OperationCanceledException)</c>, and takes the rest.
    /// </summary>
    private static bool TakesNearlyAll(IOperation filter) => filter switch
    {
        { ConstantValue: { HasValue: true, Value: true } } => true,
        IIsPatternOperation { Pattern: INegatedPatternOperation } => true,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IIsTypeOperation or IIsPatternOperation } => true,
            IUnaryOperation
            {
                OperatorKind: UnaryOperatorKind.Not,
                Operand: IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" }
            } => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => TakesNearlyAll(both.LeftOperand)
                && TakesNearlyAll(both.RightOperand),
        _ => false,
    };
}
