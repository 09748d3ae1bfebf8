using System.Collections.Immutable;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>A list, an array, an enumeration: what its elements may be.</summary>
/// <param name="element">What any of them may be.</param>
/// <param name="items">Each of an array that was written out; empty for others.</param>
internal sealed class SequenceValue(Value element, ImmutableArray<Value> items) : Value, IEquatable<SequenceValue>
{
    public SequenceValue(Value element)
        : this(element, ImmutableArray<Value>.Empty)
    {
    }

    public Value Element { get; } = element;

    public ImmutableArray<Value> Items { get; } = items;

    public Value At(object? index) => index is int position && position >= 0 && position < Items.Length ? Items[position] : Element;

    public override Value Map(Func<PathText, PathText> change) =>
        new SequenceValue(Element.Map(change), Items.Select(item => item.Map(change)).ToImmutableArray());

    public bool Equals(SequenceValue? other) => other is not null && Element.Equals(other.Element) && Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => Equals(obj as SequenceValue);

    public override int GetHashCode() => Element.GetHashCode() + 1;

    protected override Value? JoinCore(Value other) =>
        other is SequenceValue sequence ? new SequenceValue(Join(Element, sequence.Element)) : null;
}
