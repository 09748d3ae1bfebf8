using System.ComponentModel;

namespace DpsAuthoring.Declaration;

/// <summary>What an algorithm's class declares: its name, its inputs in order, and how to make one from their values.</summary>
/// <typeparam name="T">The algorithm's class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class AlgorithmDeclaration<T>
    where T : class, IAlgorithm
{
    /// <summary>The name under which the algorithm is registered.</summary>
    public required string Name { get; init; }

    /// <summary>What the algorithm does, in a sentence; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>The inputs in declared order, which is the order of the legacy contract's positional arguments.</summary>
    public required IReadOnlyList<DeclaredInput> Inputs { get; init; }

    /// <summary>Makes an algorithm: inputs that were given get their value, the others keep the default of their property.</summary>
    public required Func<AlgorithmActivation, T> Create { get; init; }
}
