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
            case "Clear":
                after = PathValue.Of(PathText.Empty);
                break;
            case "Append" or "AppendFormat" or "AppendJoin" or "AppendLine" or "Insert" or "Replace" or "Remove":
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
            case "GroupBy" when arguments.Length == 2:
                Value key = ResultOf(arguments[1], sequence.Element) ?? PathValue.Unknown;
                return new SequenceValue(ObjectValue.Empty.With("Key", key).With(ObjectValue.Element, sequence.Element));
            case "SelectMany" when arguments.Length == 2:
                return ResultOf(arguments[1], sequence.Element) as SequenceValue;
            default:
                return null;
        }
    }

    private static ObjectValue Pair((string Name, Value Value) first, (string Name, Value Value) second) =>
        ObjectValue.Empty.With("Item1", first.Value).With(first.Name, first.Value).With("Item2", second.Value).With(second.Name, second.Value);
}
