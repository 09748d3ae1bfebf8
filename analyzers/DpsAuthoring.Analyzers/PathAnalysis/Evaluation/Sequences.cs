using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Elements of collections.</summary>
internal static class Sequences
{
    /// <summary>What a method that takes something out of a collection, where there is something, gives.</summary>
    public static Value? Taken(IMethodSymbol method, Value? self, Value[] arguments) => method.Name switch
    {
        "TryGetValue" when arguments.Length == 2 && IsCollections(method) => Dictionaries.Lookup(self, arguments[0]),
        "TryPop" or "TryDequeue" or "TryPeek" or "TryTake" when IsCollections(method) => (self as SequenceValue)?.Element,
        _ => null,
    };

    private static bool IsCollections(IMethodSymbol method) => method.ContainingNamespace.IsIn("System.Collections");

    public static ObjectValue Pair((string Name, Value Value) first, (string Name, Value Value) second) =>
        ObjectValue
            .Empty.With("Item1", first.Value)
            .With(first.Name, first.Value)
            .With("Item2", second.Value)
            .With(second.Name, second.Value);

    /// <summary>A collection of these elements, in this order.</summary>
    public static SequenceValue Of(IEnumerable<Value> elements)
    {
        var items = elements.ToImmutableArray();
        return new SequenceValue(
            items.Aggregate((Value)PathValue.Nothing, static (all, one) => Value.Join(all, one)),
            items.Length <= MostItems ? items : ImmutableArray<Value>.Empty);
    }

    /// <summary>More elements than this are not told apart.</summary>
    public const int MostItems = 16;

    /// <summary>What a <c>foreach</c> takes out of a collection.</summary>
    public static Value ElementOf(Value collection, IOperation operation)
    {
        if (collection is SequenceValue sequence)
        {
            return sequence.Element;
        }

        if (collection is ObjectValue group && group.Member(ObjectValue.Element) is { } grouped)
        {
            return grouped;
        }

        if (collection is PathValue { Constant: { Length: > 0 and <= 16 } letters })
        {
            return PathValue.Of(letters.Select(letter => PathText.Of(Piece.Literal(letter.ToString(), operation.Syntax))));
        }

        while (operation is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion.Operand;
        }

        ITypeSymbol? type = operation.Type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [var only] } => only,
            _ => null,
        };
        return type is null
            ? PathValue.Unknown
            : RuntimeValues.OfType(type, operation.Syntax) ?? PathValue.Of(Piece.Hole(Values.TaintOf(type), source: operation.Syntax));
    }
}
