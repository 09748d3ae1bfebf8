using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What <c>StringBuilder</c>, collections and LINQ make of the paths in them.</summary>
internal sealed partial class Interpreter
{
    private PathValue? KnownBuilder(IInvocationOperation call, IMethodSymbol method, Value? self, Value[] arguments)
    {
        PathValue before = self is null ? PathValue.Unknown : AsPath(self);
        PathValue after;
        switch (method.Name)
        {
            case "Append" when arguments.Length == 1:
                after = before.Concat(AsText(call.Arguments[0].Value, null));
                break;
            case "AppendLine":
                PathValue line = arguments.Length == 0 ? before : before.Concat(AsText(call.Arguments[0].Value, null));
                after = line.Concat(PathValue.Of(Piece.Literal("\n", call.Syntax)));
                break;
            case "AppendFormat":
                after = before.Concat(Formatted(call, arguments));
                break;
            case "Clear":
                after = PathValue.Of(PathText.Empty);
                break;
            case "AppendJoin" when Ordered(call.Arguments, 1) is { } pieces:
                after = before.Concat(Joined(AsPath(arguments[0]), pieces));
                break;
            case "Insert" when arguments.Length == 2 && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: 0 }:
                after = AsText(call.Arguments[1].Value, null).Concat(before);
                break;
            case "Replace" when arguments.Length == 2:
                after = Replaced(before, AsPath(arguments[0]).Constant, AsPath(arguments[1]), call);
                break;
            case "Append" or "AppendJoin" or "Insert" or "Replace" or "Remove":
                after = PathValue.Unknown;
                break;
            default:
                return null;
        }

        IOperation receiver = call.Instance!;
        while (receiver is IInvocationOperation { TargetMethod.ContainingType.Name: "StringBuilder", Instance: { } earlier })
        {
            receiver = earlier;
        }

        if (Subject(receiver, plain: true) is { } builder)
        {
            Write(builder, after, call.Syntax);
        }

        return after;
    }

    private Value? KnownCollection(IInvocationOperation call, string name, Value? self, Value[] arguments)
    {
        if (self is not SequenceValue sequence)
        {
            return null;
        }

        switch (name)
        {
            case "Add" or "Insert" or "Push" or "Enqueue" or "AddRange":
                Value added = arguments[arguments.Length - 1];
                added = name == "AddRange" ? (added as SequenceValue)?.Element ?? PathValue.Unknown : added;
                if (Subject(call.Instance!, plain: true) is { } list)
                {
                    Write(list, new SequenceValue(Value.Join(sequence.Element, added)), call.Syntax);
                }

                return PathValue.Unknown;
            case "Pop" or "Dequeue" or "Peek" or "Find" or "FindLast":
                return sequence.Element;
            case "ToArray" or "GetRange" or "FindAll" or "AsReadOnly":
                return sequence;
            default:
                return null;
        }
    }

    private static bool IsDictionary(INamedTypeSymbol type) =>
        type.Name is "Dictionary" or "SortedDictionary" or "ConcurrentDictionary" or "SortedList" or "IDictionary" or "IReadOnlyDictionary" or "FrozenDictionary" or "ImmutableDictionary"
        && IsIn(type, "System", "Collections", null);

    private static SequenceValue Entry(Value key, Value value) => new(Pair(("Key", key), ("Value", value)));

    /// <summary>A dictionary with one more entry. What lies under a constant key is remembered by that key.</summary>
    private static Value WithEntry(Value dictionary, Value key, Value value)
    {
        if (dictionary is not SequenceValue { Element: ObjectValue entries } || Value.Join(dictionary, Entry(key, value)) is not SequenceValue { Element: ObjectValue all })
        {
            return PathValue.Unknown;
        }

        string? name = NameOf(key);
        foreach (KeyValuePair<string, Value> known in entries.Members.Where(static member => member.Key[0] == '['))
        {
            // Under an unknown key it may replace any.
            all = all.With(known.Key, name is null ? Value.Join(known.Value, value) : known.Value);
        }

        return new SequenceValue(name is null ? all : all.With(name, value));
    }

    private static string? NameOf(Value key) => key is PathValue { Constant: { } constant } ? $"[{constant}]" : null;

    /// <summary>What lies under a key: where nothing tells which of the values it is, only what holds for all of them.</summary>
    private static Value? Looked(Value? dictionary, Value key)
    {
        if (dictionary is not SequenceValue { Element: ObjectValue entries } || entries.Member("Value") is null or PathValue { IsNothing: true })
        {
            return null;
        }

        return NameOf(key) is { } name && entries.Member(name) is { } known ? known
            : entries.Member("Value") is PathValue any && any.Texts.Select(static text => Location.Of(text).Root).Distinct().Skip(1).Any() ? PathValue.Unknown
            : entries.Member("Value");
    }

    private Value? KnownDictionary(IInvocationOperation call, string name, Value? self, Value[] arguments)
    {
        if (self is not SequenceValue || arguments.Length < 2 || name is not ("Add" or "TryAdd" or "GetOrAdd"))
        {
            return null;
        }

        Value added = arguments[1] is FunctionValue ? ResultOf(arguments[1], arguments[0]) ?? PathValue.Unknown : arguments[1];
        if (Subject(call.Instance!, plain: true) is { } dictionary)
        {
            Write(dictionary, WithEntry(self, arguments[0], added), call.Syntax);
        }

        return name == "GetOrAdd" && Looked(self, arguments[0]) is { } known ? Value.Join(known, added) : null;
    }

    /// <summary>What a method that takes something out of a collection, where there is something, gives.</summary>
    private static Value? Taken(string name, Value? self, Value[] arguments) => name switch
    {
        "TryGetValue" when arguments.Length == 2 => Looked(self, arguments[0]),
        "TryPop" or "TryDequeue" or "TryPeek" or "TryTake" => (self as SequenceValue)?.Element,
        _ => null,
    };

    /// <summary>Something is put into a list or a dictionary, beside what may be in it.</summary>
    private void AssignElement(IPropertyReferenceOperation element, Value value)
    {
        if (Subject(element.Instance!, plain: true) is { } collection && Held(collection) is SequenceValue held)
        {
            Value with = IsDictionary(element.Property.ContainingType)
                ? WithEntry(held, Evaluate(element.Arguments[0].Value), value)
                : Value.Join(held, new SequenceValue(value));
            Write(collection, with, element.Syntax);
        }
    }

    /// <summary>A text that is gone through letter by letter, and what that leaves of it.</summary>
    private static SequenceValue? Letters(IInvocationOperation call, string name, Value[] arguments)
    {
        if (call.Arguments.Length < 2 || arguments[0] is not PathValue || Bare(call.Arguments[0].Value).Type?.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        Doubt? left = name switch
        {
            "Where" => CharacterTest.Keeps(call.Arguments[1].Value),
            "Select" => CharacterTest.Makes(call.Arguments[1].Value),
            _ => null,
        };
        return left is { } doubt ? new SequenceValue(Made(call, doubt)) : null;
    }

    private Value? KnownLinq(IInvocationOperation call, string name, Value[] arguments)
    {
        if (name == "Repeat")
        {
            return new SequenceValue(arguments[0]);
        }

        if (arguments.Length == 2 && name is "Where" or "TakeWhile" or "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault"
            && Filtered(arguments[0], arguments[1]) is { } left)
        {
            arguments = [new SequenceValue(left)];
        }

        if (arguments.Length == 0 || arguments[0] is not SequenceValue sequence)
        {
            // An unknown collection: its lambda still runs, on anything, when nobody else runs it.
            return name == "Select" && arguments.Length > 1 && arguments[1] is FunctionValue && ResultOf(arguments[1], null) is { } made ? new SequenceValue(made) : null;
        }

        switch (name)
        {
            case "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order" or "OrderDescending" or "Take" or "Skip" or "TakeWhile"
                or "SkipWhile" or "TakeLast" or "SkipLast" or "Distinct" or "DistinctBy" or "Reverse" or "ToList" or "ToArray" or "ToHashSet" or "AsEnumerable"
                or "AsParallel" or "AsOrdered" or "AsSequential" or "WithDegreeOfParallelism" or "WithCancellation" or "Cast" or "OfType" or "DefaultIfEmpty" or "Except" or "Chunk":
                return name == "Chunk" ? new SequenceValue(sequence) : sequence;
            case "Concat" or "Union" or "Append" or "Prepend":
                Value other = arguments[1] is SequenceValue more ? more.Element : name is "Append" or "Prepend" ? arguments[1] : PathValue.Unknown;
                return new SequenceValue(Value.Join(sequence.Element, other));
            case "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault" or "ElementAt" or "ElementAtOrDefault" or "Min" or "Max" or "MinBy" or "MaxBy":
                return sequence.Element;
            case "Index":
                return new SequenceValue(Pair(("Index", Made(call, Doubt.None)), ("Item", sequence.Element)));
            case "Zip" when arguments.Length == 2:
                return new SequenceValue(Pair(("First", sequence.Element), ("Second", (arguments[1] as SequenceValue)?.Element ?? PathValue.Unknown)));
            case "Select":
                return ResultOf(arguments[1], sequence.Element) is { } result ? new SequenceValue(result) : null;
            case "GroupBy" or "ToLookup" when arguments.Length == 2:
                Value key = ResultOf(arguments[1], sequence.Element) ?? PathValue.Unknown;
                return new SequenceValue(ObjectValue.Empty.With("Key", key).With(ObjectValue.Element, sequence.Element));
            case "ToDictionary" when arguments.Length > 1:
                Value of = arguments.Length > 2 && arguments[2] is FunctionValue ? ResultOf(arguments[2], sequence.Element) ?? PathValue.Unknown : sequence.Element;
                return Entry(ResultOf(arguments[1], sequence.Element) ?? PathValue.Unknown, of);
            case "SelectMany" when arguments.Length == 2:
                return ResultOf(arguments[1], sequence.Element) as SequenceValue;
            default:
                return null;
        }
    }

    /// <summary>The texts of a collection that a test lets through: what it says of its parameter holds for them. Null where it says nothing.</summary>
    private Value? Filtered(Value collection, Value test)
    {
        (IMethodSymbol Method, IOperation? Body) asked = test switch
        {
            FunctionValue { Function: IAnonymousFunctionOperation lambda } => (lambda.Symbol, lambda.Body),
            FunctionValue { Function: IMethodReferenceOperation reference } => (reference.Method.OriginalDefinition, GuardOf(reference.Method)),
            _ => default,
        };
        if (_state is null || asked.Body is null || asked.Method.Parameters is not [{ Type.SpecialType: SpecialType.System_String } parameter, ..])
        {
            return null;
        }

        Value element = collection is SequenceValue sequence ? sequence.Element : Unknown(parameter, asked.Body.Syntax);
        return Ask(asked.Method, asked.Body, [element]) is { True: { } passed } && passed[parameter] is { } left && !left.Equals(element) ? left : null;
    }

    private static ObjectValue Pair((string Name, Value Value) first, (string Name, Value Value) second) =>
        ObjectValue.Empty.With("Item1", first.Value).With(first.Name, first.Value).With("Item2", second.Value).With(second.Name, second.Value);
}
