using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>What a piece of code leaves behind: the variables that it changed, or a change that cannot be followed.</summary>
internal sealed class HandlerEffects
{
    private readonly IOperation _code;

    public HandlerEffects(IOperation code)
    {
        _code = code;
        foreach (IOperation operation in code.Descendants())
        {
            Note(operation);
        }
    }

    /// <summary>The variables from outside that are assigned, or whose object is called to change.</summary>
    public HashSet<ISymbol> Changed { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The variables that are assigned nothing but zero.</summary>
    public HashSet<ISymbol> Zeroed { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Whether something is changed that others may look at: a field, an object that was handed in, a method's own business.
    /// </summary>
    public bool IsUnsure { get; private set; }

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case var _ when FailureSignals.Is(operation):
                break;
            case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when IsOutside(local):
                (FailureSignals.IsZero(assignment.Value) && !Changed.Contains(local) ? Zeroed : Changed).Add(local);
                break;
            case IAssignmentOperation assignment:
                NoteTarget(assignment.Target);
                break;
            case IIncrementOrDecrementOperation increment:
                NoteTarget(increment.Target);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                NoteTarget(argument.Value);
                break;
            case IInvocationOperation call when FailureSignals.MaySignal(call.TargetMethod):
                // Whatever its name says: a LogAndExit does more than to log.
                IsUnsure = true;
                break;
            case IInvocationOperation call when !Logging.Is(call.TargetMethod) && !CatchAll.IsTidying(call.TargetMethod):
                NoteReceiver(call);
                break;
        }
    }

    private void NoteTarget(IOperation target)
    {
        if (target is ILocalReferenceOperation local)
        {
            if (IsOutside(local.Local))
            {
                Changed.Add(local.Local);
            }
        }
        else if (target is IMemberReferenceOperation { Member: var member })
        {
            IsUnsure |= !Logging.IsLog(member.ContainingType) && member.Name != "ExitCode";
        }
        else if (target is not (IDiscardOperation or IDeclarationExpressionOperation))
        {
            IsUnsure = true;
        }
    }

    /// <summary>A call may change the object that it is made on.</summary>
    private void NoteReceiver(IInvocationOperation call)
    {
        IOperation? receiver =
            call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        while (receiver is IMemberReferenceOperation { Instance: { } inner })
        {
            receiver = inner;
        }

        switch (receiver)
        {
            case ILocalReferenceOperation { Local: var local } when IsOutside(local):
                Changed.Add(local);
                break;
            case IParameterReferenceOperation or IMemberReferenceOperation:
                IsUnsure = true;
                break;
        }
    }

    private bool IsOutside(ILocalSymbol local)
    {
        foreach (SyntaxReference reference in local.DeclaringSyntaxReferences)
        {
            // The exception itself is declared before the block, in the catch.
            if (_code.Syntax.Parent?.Span.Contains(reference.Span) == true && _code.Syntax.SyntaxTree == reference.SyntaxTree)
            {
                return false;
            }
        }

        return true;
    }
}
