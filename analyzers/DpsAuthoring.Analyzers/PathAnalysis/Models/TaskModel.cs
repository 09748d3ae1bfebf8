using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>Tasks, which are what they give.</summary>
internal sealed class TaskModel() : FrameworkModel(
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.ValueTask",
        "System.Threading.Tasks.TaskExtensions",
        "System.Threading.Tasks.TaskAsyncEnumerableExtensions")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments) => call.TargetMethod.Name switch
    {
        "FromResult" => arguments[0],
        "ConfigureAwait" or "AsTask" or "WaitAsync" or "WithCancellation" or "Unwrap" => self ?? arguments[0],
        "Run" => run.Functions.ResultOf(arguments[0]),
        _ => null,
    };

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        property.Property.Name == "Result" ? self : null;
}
