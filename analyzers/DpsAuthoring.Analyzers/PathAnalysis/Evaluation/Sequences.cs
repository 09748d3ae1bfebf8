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

    /// <summary>A collection, or a text, without some elements at its start and at its end; null where nothing is known of it.</summary>
    public static Value? Between(Value? collection, int before, int behind, IOperation slice) => collection switch
    {
        SequenceValue { IsWhole: true, Items: var items } when items.Length >= before + behind =>
            Of(items.Skip(before).Take(items.Length - before - behind)),
        SequenceValue { Rest: { } rest, Items: var items } sequence when behind == 0 && items.Length > before =>
            new SequenceValue(sequence.Element, items.RemoveRange(0, before), rest),
        SequenceValue sequence => new SequenceValue(sequence.Element),
        PathValue text => Values.Lossy(text, slice),
        _ => null,
    };

    /// <summary>The elements that are written out, those of other collections among them.</summary>
    public static Value Written(BodyRun run, IEnumerable<IOperation> elements)
    {
        Value? all = null;
        Value? rest = null;
        ImmutableArray<Value>.Builder items = ImmutableArray.CreateBuilder<Value>();
        foreach (IOperation element in elements)
        {
            bool spreads = Operations.IsSpread(element);
            Value one = run.Evaluate(spreads ? element.ChildOperations.First() : element);
            if (!spreads)
            {
                Put(one);
            }
            else if (one is SequenceValue { Items.Length: > 0 } known)
            {
                foreach (Value item in known.Items)
                {
                    Put(item);
                }

                Follow(known.Rest);
            }
            else if (ElementOf(one, element.ChildOperations.First()) is var any && any is not PathValue { IsNothing: true })
            {
                Follow(any);
            }
        }

        return items.Count is 0 or > MostItems
            ? new SequenceValue(all ?? PathValue.Nothing)
            : new SequenceValue(all!, items.ToImmutable(), rest);

        void Put(Value one)
        {
            all = all is null ? one : Value.Join(all, one);
            if (rest is null)
            {
                items.Add(one);
            }
            else
            {
                rest = Value.Join(rest, one);
            }
        }

        void Follow(Value? more)
        {
            if (more is not null)
            {
                all = all is null ? more : Value.Join(all, more);
                rest = rest is null ? more : Value.Join(rest, more);
            }
        }
    }

    /// <summary>Where an index leads: a number, from the end a negative one; null where it is not known.</summary>
    public static object? PositionOf(IOperation index) => Operations.WithoutConversions(index) switch
    {
        { ConstantValue: { HasValue: true, Value: int position } } => position,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: int back } } => -back,
        _ => null,
    };

    /// <summary>The elements in a range.</summary>
    public static SequenceValue Within(SequenceValue collection, IRangeOperation range)
    {
        int count = collection.Items.Length;
        int start = Bound(range.LeftOperand, 0);
        int end = Bound(range.RightOperand, count);
        return (collection.IsWhole || (start >= 0 && range.RightOperand is null)) && start >= 0 && start <= end && end <= count
            ? (SequenceValue)Between(collection, start, count - end, range)!
            : new SequenceValue(collection.Element);

        int Bound(IOperation? bound, int otherwise) => bound is null ? otherwise
            : PositionOf(bound) is not int position ? -1
            : position >= 0 ? position
            : collection.IsWhole ? count + position
            : -1;
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
