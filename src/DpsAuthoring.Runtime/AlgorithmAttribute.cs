namespace DpsAuthoring;

/// <summary>Declares a partial class as an algorithm that DPS can register and run.</summary>
/// <param name="name">The name it is registered under: 2 to 255 of <c>a-z</c>, <c>0-9</c>, <c>_</c> and <c>-</c>.</param>
/// <param name="description">What it does, in a sentence; shown by <c>--help</c> and in the catalogue.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AlgorithmAttribute(string name, string description = "") : Attribute
{
    /// <summary>The name the algorithm is registered under.</summary>
    public string Name { get; } = name;

    /// <summary>What the algorithm does, in a sentence.</summary>
    public string Description { get; } = description;
}
