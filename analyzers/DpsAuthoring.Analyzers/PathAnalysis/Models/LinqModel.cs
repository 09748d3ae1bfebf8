using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What LINQ makes of a collection.</summary>
internal sealed class LinqModel() : FrameworkModel("System.Linq.Enumerable", "System.Linq.ParallelEnumerable")
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

    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        string name = call.TargetMethod.Name;
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

        if (arguments.Length == 0 || arguments[0] is not SequenceValue sequence)
        {
            // An unknown collection: its lambda still runs, on anything, when nobody else runs it.
            return
                name == "Select"
                && arguments.Length > 1
                && arguments[1] is FunctionValue
                && run.Functions.ResultOf(arguments[1], null) is { } made
                ? new SequenceValue(made)
                : null;
        }

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
            case "Select":
                return run.Functions.ResultOf(arguments[1], sequence.Element) is { } result ? new SequenceValue(result) : null;
            case "GroupBy" or "ToLookup" when arguments.Length == 2:
                Value key = run.Functions.ResultOf(arguments[1], sequence.Element) ?? PathValue.Unknown;
                return new SequenceValue(ObjectValue.Empty.With("Key", key).With(ObjectValue.Element, sequence.Element));
            case "ToDictionary" when arguments.Length > 1:
                Value of =
                    arguments.Length > 2 && arguments[2] is FunctionValue
                        ? run.Functions.ResultOf(arguments[2], sequence.Element) ?? PathValue.Unknown
                        : sequence.Element;
                return Dictionaries.Entry(run.Functions.ResultOf(arguments[1], sequence.Element) ?? PathValue.Unknown, of);
            case "SelectMany" when arguments.Length == 2:
                return run.Functions.ResultOf(arguments[1], sequence.Element) as SequenceValue;
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
        if (run.State is null
            || asked.Body is null
            || asked.Method.Parameters is not [{ Type.SpecialType: SpecialType.System_String } parameter, ..])
        {
            return null;
        }

        Value element = collection is SequenceValue sequence ? sequence.Element : Values.OfSymbol(parameter, asked.Body.Syntax);
        return
            run.Guards.Ask(asked.Method, asked.Body, [element]) is { True: { } passed }
            && passed[parameter] is { } left
            && !left.Equals(element)
            ? left
            : null;
    }
}
