using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>
/// A program that code starts without a look at its exit code: neither here nor where the process could have been handed to.
/// </summary>
/// <param name="Place">Where it is waited for, or else started.</param>
/// <param name="Name">What holds the process; null for nothing.</param>
internal sealed record StartedProcess(IOperation Place, string? Name)
{
    public static IEnumerable<StartedProcess> In(IOperation body, INamedTypeSymbol process, CancellationToken cancel)
    {
        var held = new Dictionary<ISymbol, Held>(SymbolEqualityComparer.Default);
        var lost = new List<StartedProcess>();
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is IInvocationOperation call && IsStart(call, process))
            {
                if (Holder(call) is { } holder)
                {
                    Of(held, holder).Started ??= call;
                }
                else if (IsLost(call))
                {
                    lost.Add(new StartedProcess(call, null));
                }
            }
            else if (operation is IObjectCreationOperation made
                && SymbolEqualityComparer.Default.Equals(made.Type, process)
                && Holder(made) is { } maker)
            {
                Of(held, maker).IsMade = true;
            }
            else if (Symbol(operation) is { } symbol && SymbolEqualityComparer.Default.Equals(operation.Type, process))
            {
                Of(held, symbol).See(operation);
            }
        }

        return lost.Concat(
            held.Where(pair =>
                    pair.Value.Place is not null
                    && !pair.Value.MayBeRead
                    && (pair.Key is ILocalSymbol || (pair.Key is IFieldSymbol field && IsUnread(field, cancel))))
            .Select(pair => new StartedProcess(pair.Value.Place!, pair.Key.Name)));
    }

    /// <summary><c>Process.Start(…)</c>; <c>process.Start()</c> is a use of what holds it.</summary>
    private static bool IsStart(IInvocationOperation call, INamedTypeSymbol process) =>
        call.TargetMethod is { Name: "Start", IsStatic: true } method
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, process);

    /// <summary>The local or field, of the own type, that an operation reads or sets.</summary>
    private static ISymbol? Symbol(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    /// <summary>What a new process is put in.</summary>
    private static ISymbol? Holder(IOperation made)
    {
        IOperation value = Outermost(made);
        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation assignment when assignment.Value == value => Symbol(assignment.Target),
            IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: { } symbol } } => symbol,
            IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } symbol } } => symbol,
            _ => null,
        };
    }

    /// <summary>The value as it is handed on: converted, or the left of <c>?? throw</c>.</summary>
    private static IOperation Outermost(IOperation value)
    {
        while (value.Parent is IConversionOperation
            || (
                value.Parent
                    is ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } coalesce
                && coalesce.Value == value))
        {
            value = value.Parent;
        }

        return value;
    }

    /// <summary>Whether nothing holds a started process, and its exit code is not what is asked of it.</summary>
    private static bool IsLost(IOperation started)
    {
        IOperation value = Outermost(started);
        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IUsingOperation => true,
            IPropertyReferenceOperation { Property.Name: not ("ExitCode" or "Id" or "HasExited") } property => property.Instance == value,
            IInvocationOperation { TargetMethod.Name: "WaitForExit" or "WaitForExitAsync" or "Dispose" } call => call.Instance == value,
            IConditionalAccessOperation access when access.Operation == value => access.WhenNotNull
                is IInvocationOperation { TargetMethod.Name: "WaitForExit" or "WaitForExitAsync" or "Dispose" },
            _ => false,
        };
    }

    private static Held Of(Dictionary<ISymbol, Held> held, ISymbol symbol)
    {
        if (!held.TryGetValue(symbol, out Held? one))
        {
            held.Add(symbol, one = new Held());
        }

        return one;
    }

    /// <summary>Whether a field's own type, which alone can see it, never asks for the exit code nor hands the field on.</summary>
    private static bool IsUnread(IFieldSymbol field, CancellationToken cancel) =>
        field.DeclaredAccessibility == Accessibility.Private
        && field.ContainingType.DeclaringSyntaxReferences.All(part =>
            !part.GetSyntax(cancel)
                .DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Any(name =>
                    name.Identifier.ValueText is "ExitCode" or "Exited" or "Kill"
                    || (name.Identifier.ValueText == field.Name && IsHandedOn(name))));

    private static bool IsHandedOn(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name;
        while (whole.Parent
                is ParenthesizedExpressionSyntax
                    or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return whole.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression != whole,
            ConditionalAccessExpressionSyntax access => access.Expression != whole,
            AssignmentExpressionSyntax assignment => assignment.Left != whole,
            BinaryExpressionSyntax or IsPatternExpressionSyntax => false,
            _ => true,
        };
    }

    /// <summary>What holds a process, and what is done with it.</summary>
    private sealed class Held
    {
        private IOperation? _waited;

        /// <summary>Where it is started.</summary>
        public IOperation? Started { get; set; }

        /// <summary>Whether it is made here, to be started by <c>process.Start()</c>.</summary>
        public bool IsMade { get; set; }

        /// <summary>Whether its exit code is read, it is stopped on purpose, or it is handed on to where either may be.</summary>
        public bool MayBeRead { get; private set; }

        /// <summary>Where a program was started and waited for; null where none was.</summary>
        public IOperation? Place => Started is null ? null : _waited ?? Started;

        public void See(IOperation reference)
        {
            IOperation value = reference;
            while (value.Parent is IConversionOperation { IsImplicit: true })
            {
                value = value.Parent;
            }

            IOperation? use =
                value.Parent is IConditionalAccessOperation access && access.Operation == value ? FirstOf(access) : value.Parent;
            switch (use)
            {
                case IInvocationOperation call
                    when call.Instance is not null && (call.Instance == value || call.Instance is IConditionalAccessInstanceOperation):
                    Called(call);
                    break;
                case IPropertyReferenceOperation property
                    when property.Instance == value || property.Instance is IConditionalAccessInstanceOperation:
                    MayBeRead |= property.Property.Name is "ExitCode";
                    break;
                case IEventReferenceOperation { Event.Name: not "Exited" }:
                case IMethodReferenceOperation { Method.Name: "WaitForExit" or "WaitForExitAsync" }:
                case IUsingOperation or IIsPatternOperation or IBinaryOperation or INameOfOperation or IExpressionStatementOperation:
                case ISimpleAssignmentOperation assignment when assignment.Target == value:
                    break;
                default:
                    MayBeRead = true;
                    break;
            }
        }

        private void Called(IInvocationOperation call)
        {
            switch (call.TargetMethod.Name)
            {
                case "Start":
                    Started ??= IsMade ? call : null;
                    break;
                case "WaitForExit" or "WaitForExitAsync":
                    _waited ??= call;
                    break;
                case "Kill" or "CloseMainWindow":
                    MayBeRead = true;
                    break;
            }
        }

        /// <summary>What <c>process?.</c> is followed by.</summary>
        private static IOperation? FirstOf(IConditionalAccessOperation access) =>
            access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault()?.Parent;
    }
}
