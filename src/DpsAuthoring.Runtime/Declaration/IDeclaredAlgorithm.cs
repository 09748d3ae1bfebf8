using System.ComponentModel;

namespace DpsAuthoring.Declaration;

/// <summary>
/// An algorithm with what its attributes declare, as data. The source generator implements it on every partial class that bears
/// <see cref="AlgorithmAttribute"/>; nobody writes it by hand.
/// </summary>
/// <typeparam name="TSelf">The algorithm's class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IDeclaredAlgorithm<TSelf> : IAlgorithm
    where TSelf : class, IDeclaredAlgorithm<TSelf>
{
    /// <summary>What the class declares.</summary>
    static abstract AlgorithmDeclaration<TSelf> Declaration { get; }
}
