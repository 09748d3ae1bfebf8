using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>Lists, sets, queues and stacks.</summary>
internal sealed class ListModel()
    : FrameworkModel(
        "System.Collections.Generic.List",
        "System.Collections.Generic.HashSet",
        "System.Collections.Generic.Queue",
        "System.Collections.Generic.Stack",
        "System.Collections.Generic.SortedSet",
        "System.Collections.Queue",
        "System.Collections.Stack",
        "System.Collections.Concurrent.ConcurrentBag",
        "System.Collections.Concurrent.ConcurrentQueue")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        if (self is not SequenceValue sequence)
        {
            return null;
        }

        string name = call.TargetMethod.Name;
        switch (name)
        {
            case "Add" or "Insert" or "Push" or "Enqueue" or "AddRange":
                Value added = arguments[arguments.Length - 1];
                added = name == "AddRange" ? (added as SequenceValue)?.Element ?? PathValue.Unknown : added;
                if (run.Variables.VariableOf(call.Instance!, itself: true) is { } list)
                {
                    run.Variables.Write(list, new SequenceValue(Value.Join(sequence.Element, added)), call.Syntax);
                }

                return PathValue.Unknown;
            case "Pop" or "Dequeue" or "Peek" or "Find" or "FindLast":
                Reordered(run, call, sequence);
                return sequence.Element;
            case "ToArray" or "GetRange" or "FindAll" or "AsReadOnly" or "GetEnumerator":
                return sequence;
            case "ForEach" or "Contains" or "IndexOf" or "Exists" or "TrueForAll" or "CopyTo" or "ConvertAll":
                return null;
            default:
                Reordered(run, call, sequence);
                return null;
        }
    }

    /// <summary>A collection whose elements no longer stand where they stood.</summary>
    private static void Reordered(BodyRun run, IInvocationOperation call, SequenceValue sequence)
    {
        if (!sequence.Items.IsEmpty && run.Variables.VariableOf(call.Instance!, itself: true) is { } list)
        {
            run.Variables.Write(list, new SequenceValue(sequence.Element), call.Syntax);
        }
    }

    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) =>
        arguments.Length > 0 && arguments[0] is SequenceValue sequence ? sequence
        : arguments.Length == 0 || creation.Constructor!.Parameters[0].Type.SpecialType == SpecialType.System_Int32
            ? new SequenceValue(PathValue.Nothing)
        : null;
}
