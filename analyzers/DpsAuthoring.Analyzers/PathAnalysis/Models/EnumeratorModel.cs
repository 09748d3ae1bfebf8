using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>Enumerators, which are what they go through.</summary>
internal sealed class EnumeratorModel() : FrameworkModel(
        "System.Collections.Generic.IEnumerable",
        "System.Collections.Generic.IEnumerator",
        "System.Collections.Generic.IAsyncEnumerable",
        "System.Collections.Generic.IAsyncEnumerator",
        "System.Collections.Generic.List.Enumerator",
        "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable.Enumerator")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments) =>
        call.TargetMethod.Name is "GetEnumerator" or "GetAsyncEnumerator" ? self : null;

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        property.Property.Name == "Current" && self is SequenceValue sequence ? sequence.Element : null;
}
