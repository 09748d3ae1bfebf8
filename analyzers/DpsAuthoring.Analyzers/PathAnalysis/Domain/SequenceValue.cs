using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>A list, an array, an enumeration: what its elements may be.</summary>
/// <param name="element">What any of them may be.</param>
/// <param name="items">The first of them, each by itself, of one that was written out; empty for others.</param>
/// <param name="rest">What those may be that follow, in any number; null where none do, or where nothing is known of the first.</param>
internal sealed class SequenceValue(Value element, ImmutableArray<Value> items, Value? rest = null) : Value, IEquatable<SequenceValue>
{
    public SequenceValue(Value element)
        : this(element, ImmutableArray<Value>.Empty)
    {
    }

    public Value Element { get; } = element;

    public ImmutableArray<Value> Items { get; } = items;

    public Value? Rest { get; } = rest;

    /// <summary>Whether the items are all that is in it.</summary>
    public bool IsWhole => !Items.IsEmpty && Rest is null;

    /// <summary>The element at a position, counted from zero; from the end where it is negative: -1 is the last.</summary>
    public Value At(object? index) => index is not int position ? Element
        : position < 0 ? (IsWhole && Items.Length + position >= 0 ? Items[Items.Length + position] : Element)
        : position < Items.Length ? Items[position]
        : Rest ?? Element;

    public override Value Map(Func<PathText, PathText> change)
    {
        Value newElement = Element.Map(change);
        Value? newRest = Rest?.Map(change);
        ImmutableArray<Value>.Builder? newItems = null;
        for (int i = 0; i < Items.Length; i++)
        {
            Value item = Items[i].Map(change);
            if (!ReferenceEquals(item, Items[i]))
            {
                newItems ??= Items.ToBuilder();
                newItems[i] = item;
            }
        }

        return ReferenceEquals(newElement, Element) && ReferenceEquals(newRest, Rest) && newItems is null
            ? this
            : new SequenceValue(newElement, newItems?.MoveToImmutable() ?? Items, newRest);
    }

    public override Value Rename(Func<Piece, Piece> piece, Func<SyntaxNode, SyntaxNode> place) =>
        new SequenceValue(
            Element.Rename(piece, place),
            Items.IsEmpty ? Items : Items.Select(item => item.Rename(piece, place)).ToImmutableArray(),
            Rest?.Rename(piece, place));

    public override bool IsExactly(Value other)
    {
        if (other is not SequenceValue its
            || Items.Length != its.Items.Length
            || !Element.IsExactly(its.Element)
            || (Rest is null ? its.Rest is not null : its.Rest is null || !Rest.IsExactly(its.Rest)))
        {
            return false;
        }

        for (int i = 0; i < Items.Length; i++)
        {
            if (!Items[i].IsExactly(its.Items[i]))
            {
                return false;
            }
        }

        return true;
    }

    public bool Equals(SequenceValue? other) =>
        other is not null && Element.Equals(other.Element) && Items.SequenceEqual(other.Items) && Equals(Rest, other.Rest);

    public override bool Equals(object? obj) => Equals(obj as SequenceValue);

    public override int GetHashCode() => Element.GetHashCode() + 1;

    protected override Value? JoinCore(Value other) =>
        other is SequenceValue sequence ? new SequenceValue(Join(Element, sequence.Element)) : null;
}
