using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What LINQ makes of a collection.</summary>
internal sealed class LinqModel() : FrameworkModel("System.Linq.Enumerable", "System.Linq.ParallelEnumerable", "System.Linq.AsyncEnumerable")
{
    /// <summary>A text that is gone through letter by letter, and what that leaves of it.</summary>
    public static SequenceValue? Letters(IInvocationOperation call, string name, Value[] arguments)
    {
        if (call.Arguments.Length < 2
            || arguments[0] is not PathValue
            || Operations.WithoutConversions(call.Arguments[0].Value).Type?.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        Taint? left = name switch
        {
            "Where" => CharacterTest.Keeps(call.Arguments[1].Value),
            "Select" => CharacterTest.Makes(call.Arguments[1].Value),
            _ => null,
        };
        return left is { } taint ? new SequenceValue(Values.Made(call, taint)) : null;
    }

    /// <summary>What a method does, by the name of the one that does not wait for it: <c>ToListAsync</c> is <c>ToList</c>.</summary>
    private static string NameOf(IMethodSymbol method) =>
        method.ContainingType.Name == "AsyncEnumerable" && method.Name.EndsWith("Async", StringComparison.Ordinal)
            ? method.Name.Substring(0, method.Name.Length - "Async".Length)
            : method.Name;

    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        string name = NameOf(call.TargetMethod);
        if (Letters(call, name, arguments) is { } letters)
        {
            return letters;
        }

        if (name == "Repeat")
        {
            return new SequenceValue(arguments[0]);
        }

        if (arguments.Length == 2
            && name is "Where" or "TakeWhile" or "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault"
            && Filtered(run, arguments[0], arguments[1]) is { } left)
        {
            arguments = [new SequenceValue(left)];
        }

        if (arguments.Length == 0)
        {
            return null;
        }

        return Made(run, name, arguments)
            ?? (arguments[0] is SequenceValue sequence ? Taken(run, name, call, arguments, sequence) : null);
    }

    /// <summary>What the given functions make of the elements, of which nothing may be known; null where they make nothing.</summary>
    private static Value? Made(BodyRun run, string name, Value[] arguments)
    {
        Value? element = ElementOf(arguments[0]);
        switch (name)
        {
            case "Select" when arguments.Length > 1:
                return Sequence(Of(1, element));
            case "SelectMany" when arguments.Length == 2:
                return Of(1, element) as SequenceValue;
            case "SelectMany" when arguments.Length == 3:
                return Sequence(Of(2, element, Of(1, element) is { } inner ? ElementOf(inner) : null));
            case "Join" or "LeftJoin" or "RightJoin" when arguments.Length > 4:
                return Sequence(Of(4, element, ElementOf(arguments[1])));
            case "GroupJoin" when arguments.Length > 4:
                return Sequence(Of(4, element, arguments[1]));
            case "Zip" when arguments.Length == 3 && arguments[2] is FunctionValue:
                return Sequence(Of(2, element, ElementOf(arguments[1])));
            case "GroupBy" or "ToLookup" when arguments.Length > 1:
                Value key = Of(1, element) ?? PathValue.Unknown;
                int others = arguments.Length > 2 && IsOf(arguments[2], 1) ? 3 : 2;
                Value? each = others == 3 ? Of(2, element) : element;
                Value group = ObjectValue.Empty.With("Key", key).With(ObjectValue.Element, each ?? PathValue.Unknown);
                return arguments.Length > others && IsOf(arguments[others], 2) ? Sequence(Of(others, key, group)) : Sequence(group);
            case "ToDictionary" when arguments.Length > 1:
                Value? of = arguments.Length > 2 && arguments[2] is FunctionValue ? Of(2, element) : element;
                return Dictionaries.Entry(Of(1, element) ?? PathValue.Unknown, of ?? PathValue.Unknown);
            default:
                return null;
        }

        Value? Of(int position, params Value?[] given) =>
            arguments[position] is FunctionValue ? run.Functions.ResultOf(arguments[position], given) : null;

        static bool IsOf(Value function, int parameters) => function switch
        {
            FunctionValue { Function: IAnonymousFunctionOperation lambda } => lambda.Symbol.Parameters.Length == parameters,
            FunctionValue { Function: IMethodReferenceOperation reference } => reference.Method.Parameters.Length == parameters,
            _ => false,
        };

        static SequenceValue? Sequence(Value? of) => of is null ? null : new SequenceValue(of);
    }

    private static Value? ElementOf(Value collection) =>
        collection is SequenceValue sequence ? sequence.Element : (collection as ObjectValue)?.Member(ObjectValue.Element);

    /// <summary>What is taken out of a collection, or left in it.</summary>
    private static Value? Taken(BodyRun run, string name, IInvocationOperation call, Value[] arguments, SequenceValue sequence)
    {
        switch (name)
        {
            case "Where"
            or "OrderBy"
            or "OrderByDescending"
            or "ThenBy"
            or "ThenByDescending"
            or "Order"
            or "OrderDescending"
            or "Take"
            or "Skip"
            or "TakeWhile"
            or "SkipWhile"
            or "TakeLast"
            or "SkipLast"
            or "Distinct"
            or "DistinctBy"
            or "Reverse"
            or "ToList"
            or "ToArray"
            or "ToHashSet"
            or "AsEnumerable"
            or "ToAsyncEnumerable"
            or "ToBlockingEnumerable"
            or "AsParallel"
            or "AsOrdered"
            or "AsSequential"
            or "WithDegreeOfParallelism"
            or "WithCancellation"
            or "Cast"
            or "OfType"
            or "DefaultIfEmpty"
            or "Except"
            or "Chunk":
                return name == "Chunk" ? new SequenceValue(sequence) : sequence;
            case "Concat" or "Union" or "Append" or "Prepend":
                Value other =
                    arguments[1] is SequenceValue more ? more.Element
                    : name is "Append" or "Prepend" ? arguments[1]
                    : PathValue.Unknown;
                return new SequenceValue(Value.Join(sequence.Element, other));
            case "First"
            or "FirstOrDefault"
            or "Last"
            or "LastOrDefault"
            or "Single"
            or "SingleOrDefault"
            or "ElementAt"
            or "ElementAtOrDefault"
            or "Min"
            or "Max"
            or "MinBy"
            or "MaxBy":
                return sequence.Element;
            case "Index":
                return new SequenceValue(Sequences.Pair(("Index", Values.Made(call, Taint.None)), ("Item", sequence.Element)));
            case "Zip" when arguments.Length == 2:
                return new SequenceValue(
                    Sequences.Pair(("First", sequence.Element), ("Second", (arguments[1] as SequenceValue)?.Element ?? PathValue.Unknown)));
            default:
                return null;
        }
    }

    /// <summary>
    /// The texts of a collection that a test lets through: what it says of its parameter holds for them. Null where it says nothing.
    /// </summary>
    private static Value? Filtered(BodyRun run, Value collection, Value test)
    {
        (IMethodSymbol Method, IOperation? Body) asked = test switch
        {
            FunctionValue { Function: IAnonymousFunctionOperation lambda } => (lambda.Symbol, lambda.Body),
            FunctionValue { Function: IMethodReferenceOperation reference } => (
                reference.Method.OriginalDefinition, run.Guards.BodyOf(reference.Method)),
            _ => default,
        };
        if (run.State is null || asked.Body is null || asked.Method.Parameters is not [var parameter, ..])
        {
            return null;
        }

        Value? element = ElementOf(collection);
        if (parameter.Type.IsAnonymousType && element is ObjectValue members)
        {
            return run.Guards.Ask(asked.Method, asked.Body, [element], Properties(parameter.Type, members)) is { True: { } let }
                && Passed(parameter.Type, members, let) is { } some
                && !some.Equals(element)
                ? some
                : null;
        }

        if (parameter.Type.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        element ??= Values.OfSymbol(parameter, asked.Body.Syntax);
        return
            run.Guards.Ask(asked.Method, asked.Body, [element]) is { True: { } passed }
            && passed[parameter] is { } left
            && !left.Equals(element)
            ? left
            : null;
    }

    /// <summary>The members of an anonymous object as variables, those of anonymous objects in it too: a query's range variables.</summary>
    private static IEnumerable<KeyValuePair<ISymbol, Value>> Properties(ITypeSymbol type, ObjectValue members)
    {
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            switch (members.Member(property.Name))
            {
                case ObjectValue inner when property.Type.IsAnonymousType:
                    foreach (KeyValuePair<ISymbol, Value> one in Properties(property.Type, inner))
                    {
                        yield return one;
                    }

                    break;
                case { } value:
                    yield return new(property, value);
                    break;
            }
        }
    }

    /// <summary>An anonymous object whose members are what a test has let through.</summary>
    private static ObjectValue Passed(ITypeSymbol type, ObjectValue members, BodyState passed)
    {
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            members = members.Member(property.Name) is ObjectValue inner && property.Type.IsAnonymousType
                ? members.With(property.Name, Passed(property.Type, inner, passed))
                : passed[property] is { } left ? members.With(property.Name, left) : members;
        }

        return members;
    }
}
