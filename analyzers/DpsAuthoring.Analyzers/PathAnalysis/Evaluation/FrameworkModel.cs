using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What the members of some framework types give. It holds nothing: what is known stands in the run that asks.</summary>
/// <param name="types">The types' full names, without what generic types are made of.</param>
internal abstract class FrameworkModel(params string[] types)
{
    public IReadOnlyList<string> Types { get; } = types;

    /// <summary>What a method gives; null where nothing is known of it.</summary>
    public virtual Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments) => null;

    /// <summary>What a property gives; null where nothing is known of it.</summary>
    public virtual Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) => null;

    /// <summary>What an object is when it is made; null where nothing is known of it.</summary>
    public virtual Value? Create(IObjectCreationOperation creation, Value[] arguments) => null;

    /// <summary>What becomes of a value that is converted to such a type, or from it; null where nothing is known of it.</summary>
    public virtual Value? Convert(Value operand) => null;
}
