using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>A format that was parsed once, which is the text that it was parsed from.</summary>
internal sealed class CompositeFormatModel() : FrameworkModel("System.Text.CompositeFormat")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments) =>
        call.TargetMethod.Name == "Parse" ? arguments[0] : null;

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        property.Property.Name == "Format" ? self : null;
}
