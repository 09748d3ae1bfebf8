using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>
/// What becomes of an object that was made in a body: who owns it, whether it is used, where it is closed. One walk from the making over
/// the places that name its variable, in the order of the text.
/// </summary>
internal sealed class Lifetime
{
    /// <summary>More writers than this do not write to each other.</summary>
    private const int Deepest = 8;

    private readonly BodyNotes _notes;
    private readonly int _depth;

    private Lifetime(BodyNotes notes, IOperation made, bool holdsBack, int depth)
    {
        _depth = depth;
        _notes = notes;
        Made = made;
        HoldsBack = holdsBack;
    }

    /// <summary>Where it is made.</summary>
    public IOperation Made { get; }

    /// <summary>Whether it holds bytes back until it is closed.</summary>
    public bool HoldsBack { get; }

    /// <summary>Whether somebody else may close it: it is returned, stored, captured or passed on.</summary>
    public bool IsHandedOn { get; private set; }

    /// <summary>Whether it writes out what it holds before it is closed.</summary>
    public bool IsFlushed { get; private set; }

    /// <summary>Whether anything is done with it.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Where in the text it is closed first; null where it never is.</summary>
    public int? ClosedAt { get; private set; }

    /// <summary>The variable that holds it.</summary>
    public ILocalSymbol? Variable { get; private set; }

    /// <summary>What takes it over, and is closed in its place.</summary>
    public Lifetime? Wrapper { get; private set; }

    public static Lifetime Of(IOperation made, BodyNotes notes, bool holdsBack = true) => Of(made, notes, holdsBack, 0);

    private static Lifetime Of(IOperation made, BodyNotes notes, bool holdsBack, int depth)
    {
        var lifetime = new Lifetime(notes, made, holdsBack, depth);
        lifetime.IsFlushed = made is IObjectCreationOperation { Initializer.Initializers: var set } && set.Any(IsAutoFlush);
        lifetime.Follow(made);
        return lifetime;
    }

    /// <summary>The function that an operation runs in, of the nested ones of its body; null for the body itself.</summary>
    public static IOperation? FunctionAround(IOperation operation)
    {
        IOperation? around = operation.Parent;
        while (around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        return around;
    }

    /// <summary>An expression with the conversions and the like around it, which all give the same object.</summary>
    private static IOperation Whole(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IAwaitOperation
            || (value.Parent is ICoalesceOperation { WhenNull: IConversionOperation { Operand: IThrowOperation } or IThrowOperation } choice
                && choice.Value == value))
        {
            value = value.Parent;
        }

        return value;
    }

    private void Follow(IOperation made)
    {
        IOperation value = Whole(made);
        switch (value.Parent)
        {
            case IExpressionStatementOperation:
            case ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation }:
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Parent: IExpressionStatementOperation }
                assignment when FunctionAround(assignment) == FunctionOf(local, assignment):
                FollowVariable(local);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                if (ScopeOf(declarator) is { } scope)
                {
                    Close(scope.Span.End);
                }

                FollowVariable(declarator.Symbol);
                break;
            default:
                Meet(value);
                break;
        }
    }

    /// <summary>The function in which a variable is declared, if that is the one of an operation; otherwise something else.</summary>
    private static IOperation? FunctionOf(ILocalSymbol local, IOperation operation)
    {
        IOperation? function = FunctionAround(operation);
        SyntaxNode? declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        bool isInside = declaration is not null && (function is null || function.Syntax.Span.Contains(declaration.Span));
        return isInside ? function : operation;
    }

    /// <summary>What closes a variable when it is left: the block of a using declaration, or a using statement.</summary>
    private static SyntaxNode? ScopeOf(IVariableDeclaratorOperation declarator)
    {
        SyntaxNode? declaration = declarator.Syntax.Parent?.Parent;
        return declaration switch
        {
            UsingStatementSyntax statement => statement,
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: GlobalStatementSyntax { Parent: { } unit } } => unit,
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: { } block } => block,
            _ => null,
        };
    }

    private void FollowVariable(ILocalSymbol variable)
    {
        Variable = variable;
        IOperation? function = FunctionAround(Made);
        foreach (IOperation reference in _notes.ReferencesTo(variable))
        {
            if (FunctionAround(reference) != function)
            {
                IsHandedOn = true;
                return;
            }

            Meet(Whole(reference));
        }
    }

    /// <summary>One place where the object stands.</summary>
    private void Meet(IOperation value)
    {
        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value:
                Call(call);
                break;
            case IConditionalAccessOperation access when access.Operation == value:
                if (access.WhenNotNull is IInvocationOperation { Instance: IConditionalAccessInstanceOperation } called)
                {
                    Call(called);
                }
                else
                {
                    IsHandedOn = true;
                }

                break;
            case IPropertyReferenceOperation property when property.Instance == value:
                IsFlushed |= property.Property.Name is "AutoFlush" or "Position";
                IsHandedOn |= property.Type is { IsReferenceType: true, SpecialType: not SpecialType.System_String };
                break;
            case IArgumentOperation argument when Wrappers.Wraps(argument, out IOperation wrapper, out bool holdsBack):
                Wrap(wrapper, holdsBack);
                break;
            case IArgumentOperation argument when Wrappers.IsOnlyUsed(argument):
                IsUsed = true;
                break;
            case ISimpleAssignmentOperation assignment when assignment.Target == value:
                // The same variable may be emptied, but not hold a second object.
                IsHandedOn |= Operations.WithoutConversions(assignment.Value) is var given
                    && given != Operations.WithoutConversions(Made)
                    && !(given.ConstantValue is { HasValue: true, Value: null } || given is IDefaultValueOperation)
                    && !IsMade(assignment.Value);
                break;
            case IUsingOperation scope when scope.Resources == value:
                Close(scope.Syntax.Span.End);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when ScopeOf(declarator) is { } scope:
                Close(scope.Span.End);
                break;
            case IBinaryOperation or IIsPatternOperation or IIsTypeOperation or INameOfOperation:
                break;
            default:
                IsHandedOn = true;
                break;
        }
    }

    private static bool IsAutoFlush(IOperation initializer) =>
        initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "AutoFlush" } };

    private bool IsMade(IOperation value)
    {
        IOperation made = Whole(Made);
        return made == value || made.Parent == value;
    }

    private void Call(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "Dispose" or "DisposeAsync" or "Close":
                Close(call.Syntax.SpanStart);
                break;
            case "Flush" or "FlushAsync" or "Seek" or "SetLength" or "FlushCache" or "SyncToDisk":
                IsFlushed = true;
                break;
            default:
                IsUsed = true;
                break;
        }
    }

    private void Close(int position) => ClosedAt = Math.Min(ClosedAt ?? int.MaxValue, position);

    private void Wrap(IOperation wrapper, bool holdsBack)
    {
        IsUsed = true;
        IsHandedOn |= Wrapper is not null || _depth == Deepest;
        Wrapper = IsHandedOn ? null : Of(wrapper, _notes, holdsBack, _depth + 1);
    }
}
