using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What variables were given, as operations: what those mean is asked later.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The last value that a variable was given, as an operation: what it means is asked later.</summary>
    private readonly Dictionary<ISymbol, IOperation> _origins = new(SymbolEqualityComparer.Default);

    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);

    private void Remember(ISymbol variable, IOperation? value)
    {
        if (value is null)
        {
            _origins.Remove(variable);
        }
        else
        {
            _origins[variable] = Bare(value);
        }
    }

    /// <summary>An expression, or what the variable that it names was given.</summary>
    private IOperation Origin(IOperation operation)
    {
        operation = Bare(operation);
        return Subject(operation, plain: true) is { } variable && _origins.TryGetValue(variable, out IOperation? origin) ? origin : operation;
    }

    /// <summary>An expression, what the variable that it names was given, or what the member that never changes was initialized with.</summary>
    private IOperation MadeOf(IOperation operation)
    {
        IOperation origin = Origin(operation);
        ISymbol? member = origin switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field,
            IPropertyReferenceOperation { Property: { SetMethod: null } property } => property,
            _ => null,
        };
        return member is not null && _analysis.Members.InitializerOperationOf(member) is { } initializer ? Bare(initializer) : origin;
    }

    private static IOperation Bare(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }
}
