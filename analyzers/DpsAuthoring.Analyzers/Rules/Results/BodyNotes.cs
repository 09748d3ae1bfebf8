using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>What is noted of a body's operations while they are looked over once: its calls, and where it names its variables.</summary>
internal sealed class BodyNotes
{
    private const int MostSteps = 16;

    private readonly Dictionary<ISymbol, List<IOperation>> _references = new(SymbolEqualityComparer.Default);

    /// <summary>Calls of methods and constructors, in the order of the operations.</summary>
    public List<IOperation> Calls { get; } = [];

    /// <summary>Lambdas and local functions.</summary>
    public List<IOperation> Functions { get; } = [];

    public void Note(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation or IObjectCreationOperation:
                Calls.Add(operation);
                break;
            case IAnonymousFunctionOperation or ILocalFunctionOperation:
                Functions.Add(operation);
                break;
            case ILocalReferenceOperation local:
                Add(local.Local, local);
                break;
            case IParameterReferenceOperation parameter:
                Add(parameter.Parameter, parameter);
                break;
        }
    }

    /// <summary>Where a variable is named, apart from its declaration.</summary>
    public IReadOnlyList<IOperation> ReferencesTo(ISymbol variable) =>
        _references.TryGetValue(variable, out List<IOperation>? found) ? found : [];

    /// <summary>An expression; for a variable that is given one value only, that value.</summary>
    public IOperation OriginOf(IOperation operation)
    {
        // Code that is half written may be given itself.
        for (int i = 0; i < MostSteps; i++)
        {
            operation = Operations.WithoutConversions(operation);
            if (operation is not ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: [var declaration] } local }
                || declaration.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value }
                || ReferencesTo(local).Any(IsWritten)
                || operation.SemanticModel?.GetOperation(value) is not { } initial)
            {
                break;
            }

            operation = initial;
        }

        return operation;
    }

    /// <summary>Whether a variable is given a value where it is named.</summary>
    public static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
        _ => false,
    };

    private void Add(ISymbol variable, IOperation reference)
    {
        if (!_references.TryGetValue(variable, out List<IOperation>? found))
        {
            _references[variable] = found = [];
        }

        found.Add(reference);
    }
}
