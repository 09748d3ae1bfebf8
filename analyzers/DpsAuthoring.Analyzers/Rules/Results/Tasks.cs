using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>Small questions about tasks.</summary>
internal static class Tasks
{
    public static bool IsTask(this ITypeSymbol? type) =>
        type is { Name: "Task" or "ValueTask" } && type.ContainingNamespace.Is("System.Threading.Tasks");

    /// <summary>Whether a call starts what its delegate does, and gives a task for it.</summary>
    public static bool StartsDelegate(this IMethodSymbol method) =>
        method.Is("System.Threading.Tasks.Task", "Run")
        || method.Is("System.Threading.Tasks.TaskFactory", "StartNew")
        || method.Is("System.Threading.Tasks.Parallel", "ForEachAsync", "ForAsync");

    /// <summary>
    /// Whether what a call begins is done in a task, by what is called on what it gives: <c>blocks.Write(path).PerPixelAsync(…)</c>.
    /// </summary>
    public static bool EndsInTask(IOperation call) =>
        call.Parent is IInvocationOperation next && next.Instance == call && (next.Type.IsTask() || EndsInTask(next));

    /// <summary>Whether nobody keeps the task that an expression gives, nor waits for it.</summary>
    public static bool IsDropped(IOperation task, BodyNotes notes)
    {
        while (task.Parent is IConversionOperation or IParenthesizedOperation)
        {
            task = task.Parent;
        }

        return task.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation } => true,
            IInvocationOperation call when call.Instance == task =>
                call.TargetMethod.Name is "ConfigureAwait" or "AsTask" or "ContinueWith" or "Preserve" && IsDropped(call, notes),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
                notes.ReferencesTo(declarator.Symbol).Count == 0,
            IArgumentOperation { Parent: IInvocationOperation call } => IsPutAside(call, notes),
            _ => false,
        };
    }

    /// <summary>Whether a call adds something to a list of this body that nobody looks at.</summary>
    private static bool IsPutAside(IInvocationOperation call, BodyNotes notes) =>
        call is { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Local: var list } }
        && notes.OriginOf(call.Instance) is IObjectCreationOperation { Arguments.Length: 0 } made
        && made.Type is { ContainingNamespace: { } space }
        && space.IsIn("System.Collections")
        && notes.ReferencesTo(list).All(static reference =>
            reference.Parent is IInvocationOperation { TargetMethod.Name: "Add" } other && other.Instance == reference);
}
