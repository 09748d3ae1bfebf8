using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What the analysis knows of a value. Values are immutable, and compared by what they hold.</summary>
internal abstract class Value
{
    /// <summary>What is known where control comes from one place or another.</summary>
    public static Value Join(Value? a, Value? b)
    {
        if (a is null || b is null)
        {
            return a ?? b ?? PathValue.Nothing;
        }

        if (ReferenceEquals(a, b) || a.Equals(b) || b is PathValue { IsNothing: true })
        {
            return a;
        }

        return a is PathValue { IsNothing: true } ? b : a.JoinCore(b) ?? PathValue.Unknown;
    }

    /// <summary>Changes every path in this value.</summary>
    public abstract Value Map(Func<PathText, PathText> change);

    /// <summary>Says of which parameters this value came, and what is made of it.</summary>
    public virtual Value WithOrigins(int origins) => Map(text => text.Select(piece => piece.WithOrigins(origins)));

    protected abstract Value? JoinCore(Value other);
}

/// <summary>The texts that a path may have; none for null.</summary>
internal sealed class PathValue : Value, IEquatable<PathValue>
{
    public static readonly PathValue Nothing = new(ImmutableArray<PathText>.Empty);
    public static readonly PathValue Unknown = Of(Piece.Hole(Doubt.Any));

    /// <summary>More alternatives than this are not told apart.</summary>
    private const int Most = 16;

    private PathValue(ImmutableArray<PathText> texts) => Texts = texts;

    public ImmutableArray<PathText> Texts { get; }

    public bool IsNothing => Texts.IsEmpty;

    /// <summary>The text, where there is one and all of it is known.</summary>
    public string? Constant => Texts.Length == 1 ? Texts[0].Constant ?? (Texts[0].IsEmpty ? "" : null) : null;

    public static PathValue Of(PathText text) => new(ImmutableArray.Create(text));

    public static PathValue Of(Piece piece) => Of(PathText.Of(piece));

    public static PathValue Of(IEnumerable<PathText> texts)
    {
        ImmutableArray<PathText>.Builder distinct = ImmutableArray.CreateBuilder<PathText>();
        foreach (PathText text in texts)
        {
            if (!distinct.Contains(text))
            {
                if (distinct.Count == Most)
                {
                    return Unknown;
                }

                distinct.Add(text);
            }
        }

        return new PathValue(distinct.ToImmutable());
    }

    public PathValue Select(Func<PathText, PathText> change) => Texts.Length == 1 ? Of(change(Texts[0])) : Of(Texts.Select(change));

    public PathValue With(PathValue other, Func<PathText, PathText, PathText> combine) =>
        Texts.Length == 1 && other.Texts.Length == 1
            ? Of(combine(Texts[0], other.Texts[0]))
            : Of(Texts.SelectMany(mine => other.Texts.Select(its => combine(mine, its))));

    public PathValue Concat(PathValue other) => With(other, static (a, b) => a.Concat(b));

    public override Value Map(Func<PathText, PathText> change) => Select(change);

    /// <summary>What a loop makes of a value: what it had before, and anything the loop may have appended.</summary>
    public static PathValue Widen(PathValue before, PathValue after)
    {
        var texts = new List<PathText>(before.Texts);
        foreach (PathText text in after.Texts)
        {
            if (texts.Contains(text))
            {
                continue;
            }

            PathText? start = null;
            PathText? added = null;
            foreach (PathText candidate in before.Texts)
            {
                if (!candidate.IsEmpty && text.After(candidate, isAlikeEnough: true) is { IsEmpty: false } rest)
                {
                    start = candidate;
                    added = rest;
                    break;
                }
            }

            if (start is null || added is null)
            {
                return Unknown;
            }

            Doubt doubt = Doubt.Below;
            foreach (Piece piece in added.Pieces)
            {
                doubt |= piece.Doubt;
            }

            bool isBelow = added.Pieces[0] is { Kind: PieceKind.Literal } first && first.Text[0] == '/';
            texts.Add((isBelow ? start.Append(Piece.Literal("/")) : start).Append(Piece.Hole(doubt)));
        }

        return Of(texts);
    }

    public bool Equals(PathValue? other)
    {
        if (other is null || Texts.Length != other.Texts.Length)
        {
            return false;
        }

        for (int i = 0; i < Texts.Length; i++)
        {
            if (!Texts[i].Equals(other.Texts[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as PathValue);

    public override int GetHashCode() => Texts.Length == 0 ? 0 : Texts[0].GetHashCode();

    protected override Value? JoinCore(Value other) => other is not PathValue path ? null
        : Whole is { Identity: not null } mine && path.Whole is { } its && mine.WithDoubt(its.Doubt).Equals(its) && Texts[0].IsFull == path.Texts[0].IsFull
            ? Select(text => text.Select(piece => piece.WithDoubt(mine.Doubt | its.Doubt)))
            : Of(Texts.Concat(path.Texts));

    /// <summary>The one piece that all of it is; null where it is more.</summary>
    private Piece? Whole => Texts is [{ Pieces: [var only] }] ? only : null;
}

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

    public override Value Map(Func<PathText, PathText> change) => new SequenceValue(Element.Map(change), Items.Select(item => item.Map(change)).ToImmutableArray());

    public bool Equals(SequenceValue? other) => other is not null && Element.Equals(other.Element) && Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => Equals(obj as SequenceValue);

    public override int GetHashCode() => Element.GetHashCode() + 1;

    protected override Value? JoinCore(Value other) => other is SequenceValue sequence ? new SequenceValue(Join(Element, sequence.Element)) : null;
}

/// <summary>An object or a tuple: what its members are, by name.</summary>
/// <param name="members">The members.</param>
/// <param name="madeOf">What its constructor was given.</param>
/// <param name="type">The class that it was made of, where it was made in sight.</param>
internal sealed class ObjectValue(ImmutableDictionary<string, Value> members, ImmutableArray<(SyntaxNode At, Value Value)> madeOf, INamedTypeSymbol? type)
    : Value, IEquatable<ObjectValue>
{
    /// <summary>The name under which an object that can be gone through holds its elements.</summary>
    public const string Element = "[]";

    public static readonly ObjectValue Empty = new(ImmutableDictionary<string, Value>.Empty, ImmutableArray<(SyntaxNode, Value)>.Empty, null);

    public ImmutableDictionary<string, Value> Members { get; } = members;

    public Value? Member(string name) => Members.TryGetValue(name, out Value? value) ? value : null;

    /// <summary>What its constructor was given, and where.</summary>
    public ImmutableArray<(SyntaxNode At, Value Value)> MadeOf { get; } = madeOf;

    /// <summary>The class that it is, and no heir of it; null where that is not known.</summary>
    public INamedTypeSymbol? Type { get; } = type;

    public ObjectValue With(string name, Value value) => new(Members.SetItem(name, value), MadeOf, Type);

    public ObjectValue Made(INamedTypeSymbol type, ImmutableArray<(SyntaxNode At, Value Value)> of) => new(Members, of, type);

    public override Value Map(Func<PathText, PathText> change)
    {
        ImmutableDictionary<string, Value>.Builder members = ImmutableDictionary.CreateBuilder<string, Value>();
        foreach (KeyValuePair<string, Value> member in Members)
        {
            members[member.Key] = member.Value.Map(change);
        }

        return new ObjectValue(members.ToImmutable(), MadeOf, Type);
    }

    public bool Equals(ObjectValue? other)
    {
        if (other is null || Members.Count != other.Members.Count || !IsSameType(other))
        {
            return false;
        }

        foreach (KeyValuePair<string, Value> member in Members)
        {
            if (!other.Members.TryGetValue(member.Key, out Value? its) || !its.Equals(member.Value))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ObjectValue);

    public override int GetHashCode() => Members.Count;

    private bool IsSameType(ObjectValue other) => SymbolEqualityComparer.Default.Equals(Type, other.Type);

    protected override Value? JoinCore(Value other)
    {
        if (other is not ObjectValue its)
        {
            return null;
        }

        ImmutableDictionary<string, Value>.Builder members = ImmutableDictionary.CreateBuilder<string, Value>();
        foreach (string name in Members.Keys.Union(its.Members.Keys))
        {
            // What only one of them was given is, in the other, what its type gives it.
            members[name] = Member(name) is { } mine && its.Member(name) is { } value ? Join(mine, value) : PathValue.Unknown;
        }

        return new ObjectValue(members.ToImmutable(), MadeOf.AddRange(its.MadeOf), IsSameType(its) ? Type : null);
    }
}
