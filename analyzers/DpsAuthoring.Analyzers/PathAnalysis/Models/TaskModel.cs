using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>Tasks, and what is waited for in their place, which are what they give.</summary>
internal sealed class TaskModel() : FrameworkModel(
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.ValueTask",
        "System.Threading.Tasks.TaskFactory",
        "System.Threading.Tasks.TaskExtensions",
        "System.Threading.Tasks.TaskAsyncEnumerableExtensions",
        "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable.ConfiguredTaskAwaiter",
        "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable",
        "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter",
        "System.Runtime.CompilerServices.TaskAwaiter",
        "System.Runtime.CompilerServices.ValueTaskAwaiter")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments) => call.TargetMethod.Name switch
    {
        "FromResult" => arguments[0],
        "ConfigureAwait"
        or "AsTask"
        or "Preserve"
        or "WaitAsync"
        or "WithCancellation"
        or "Unwrap"
        or "GetAwaiter"
        or "GetAsyncEnumerator"
        or "ToBlockingEnumerable"
        or "GetResult" => self ?? arguments[0],
        "Run" or "StartNew" => run.Functions.ResultOf(arguments[0]),
        "ContinueWith" => run.Functions.ResultOf(arguments[0], self),
        "WhenAll" or "WhenEach" => arguments[0] as SequenceValue,
        "WhenAny" => arguments switch
        {
            [SequenceValue any] => any.Element,
            [var one, var other] => Value.Join(one, other),
            _ => null,
        },
        _ => null,
    };

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        property.Property.Name == "Result" ? self : null;
}
