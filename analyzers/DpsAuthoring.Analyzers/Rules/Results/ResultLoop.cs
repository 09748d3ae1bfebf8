using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>A loop over data: what it does once for each of several things.</summary>
/// <param name="Body">What is done for each.</param>
/// <param name="Variables">What is another one each time.</param>
/// <param name="IsCounter">Whether that is only a number that is counted up.</param>
internal sealed record ResultLoop(SyntaxNode Body, ImmutableArray<ISymbol> Variables, bool IsCounter)
{
    public TextSpan Span => Body.Span;

    /// <summary>The one that a name could be made of.</summary>
    public ISymbol Variable => Variables[0];

    /// <summary>
    /// The loops that surely do something in every turn, from the innermost outwards. What stands behind a condition may be done once, so
    /// the search ends there, and in a function that is called one knows not how often.
    /// </summary>
    public static IEnumerable<ResultLoop> Around(IOperation operation)
    {
        IOperation inner = operation;
        for (IOperation? outer = operation.Parent; outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            switch (outer)
            {
                case IConditionalOperation choice when choice.Condition != inner:
                case ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation or ILocalFunctionOperation:
                case ICoalesceOperation coalesce when coalesce.Value != inner:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both
                    when both.LeftOperand != inner:
                    yield break;
                case IAnonymousFunctionOperation function:
                    if (OfDelegate(function) is not { } each)
                    {
                        yield break;
                    }

                    yield return each;
                    break;
                case IForEachLoopOperation { Locals.IsEmpty: false } loop when loop.Body == inner:
                    yield return new ResultLoop(loop.Body.Syntax, loop.Locals.CastArray<ISymbol>(), false);
                    break;
                case IForLoopOperation { Locals: [var counter], Condition: IBinaryOperation { LeftOperand: ILocalReferenceOperation } } loop
                    when loop.Body == inner:
                    yield return new ResultLoop(loop.Body.Syntax, ImmutableArray.Create<ISymbol>(counter), true);
                    break;
            }
        }
    }

    /// <summary>Whether a turn may be the last one after a place in it: somebody breaks off, or returns.</summary>
    public bool MayEndAfter(SyntaxNode place) =>
        Body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node =>
            node.SpanStart > place.SpanStart
            && (node is ReturnStatementSyntax or GotoStatementSyntax || (node is BreakStatementSyntax && !IsInner(node))));

    public bool Contains(SyntaxNode node) => node.SyntaxTree == Body.SyntaxTree && Span.Contains(node.Span);

    private bool IsInner(SyntaxNode jump) =>
        jump.Ancestors().TakeWhile(around => around != Body).Any(static around =>
            around
                is CommonForEachStatementSyntax
                    or ForStatementSyntax
                    or WhileStatementSyntax
                    or DoStatementSyntax
                    or SwitchSectionSyntax);

    private static ResultLoop? OfDelegate(IAnonymousFunctionOperation function)
    {
        IOperation? given = function.Parent;
        while (given is IDelegateCreationOperation or IConversionOperation)
        {
            given = given.Parent;
        }

        return given is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
            && (method.ContainingType.Is("System.Threading.Tasks.Parallel")
                || (method.Name == "ForEach" && method.ContainingType.OriginalDefinition.Is("System.Collections.Generic.List")))
            && !function.Symbol.Parameters.IsEmpty
            ? new ResultLoop(function.Body.Syntax, function.Symbol.Parameters.CastArray<ISymbol>(), method.Name == "For")
            : null;
    }
}
