using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>An object or a tuple: what its members are, by name.</summary>
/// <param name="members">The members.</param>
/// <param name="madeOf">What its constructor and its initializers were given.</param>
/// <param name="type">The class that it was made of, where it was made in sight.</param>
internal sealed class ObjectValue(
    ImmutableDictionary<string, Value> members,
    ImmutableArray<(SyntaxNode At, Value Value)> madeOf,
    INamedTypeSymbol? type) : Value, IEquatable<ObjectValue>
{
    /// <summary>The name under which an object that can be gone through holds its elements.</summary>
    public const string Element = "[]";

    /// <summary>The name under which an object holds a parameter of its primary constructor, or of a base's: no member bears it.</summary>
    public static string Captured(IParameterSymbol parameter) => $"{parameter.ContainingType.MetadataName}({parameter.Name})";

    public static readonly ObjectValue Empty = new(
        ImmutableDictionary<string, Value>.Empty, ImmutableArray<(SyntaxNode, Value)>.Empty, null);

    public ImmutableDictionary<string, Value> Members { get; } = members;

    public Value? Member(string name) => Members.TryGetValue(name, out Value? value) ? value : null;

    /// <summary>What its constructor and its initializers were given, and where.</summary>
    public ImmutableArray<(SyntaxNode At, Value Value)> MadeOf { get; } = madeOf;

    /// <summary>The class that it is, and no heir of it; null where that is not known.</summary>
    public INamedTypeSymbol? Type { get; } = type;

    public ObjectValue With(string name, Value value) => new(Members.SetItem(name, value), MadeOf, Type);

    /// <summary>With a member that is given where the object is made.</summary>
    public ObjectValue With(string name, Value value, SyntaxNode at) => new(Members.SetItem(name, value), MadeOf.Add((at, value)), Type);

    public ObjectValue Made(INamedTypeSymbol type, ImmutableArray<(SyntaxNode At, Value Value)> of) => new(Members, of, type);

    public override Value Map(Func<PathText, PathText> change)
    {
        ImmutableDictionary<string, Value> changed = Members;
        foreach (KeyValuePair<string, Value> member in Members)
        {
            Value value = member.Value.Map(change);
            if (!ReferenceEquals(value, member.Value))
            {
                changed = changed.SetItem(member.Key, value);
            }
        }

        return ReferenceEquals(changed, Members) ? this : new ObjectValue(changed, MadeOf, Type);
    }

    public override Value Rename(Func<Piece, Piece> piece, Func<SyntaxNode, SyntaxNode> place)
    {
        bool isChanged = !MadeOf.IsEmpty;
        var renamed = new KeyValuePair<string, Value>[Members.Count];
        int i = 0;
        foreach (KeyValuePair<string, Value> member in Members)
        {
            Value value = member.Value.Rename(piece, place);
            isChanged |= !ReferenceEquals(value, member.Value);
            renamed[i++] = new(member.Key, value);
        }

        // Made anew: a dictionary keeps a value that equals another, and what is renamed does.
        return !isChanged
            ? this
            : new ObjectValue(
                ImmutableDictionary.CreateRange(renamed),
                MadeOf.Select(one => (place(one.At), one.Value.Rename(piece, place))).ToImmutableArray(), Type);
    }

    public override bool IsExactly(Value other)
    {
        if (other is not ObjectValue its
            || Members.Count != its.Members.Count
            || MadeOf.Length != its.MadeOf.Length
            || !IsSameType(its))
        {
            return false;
        }

        foreach (KeyValuePair<string, Value> member in Members)
        {
            if (!its.Members.TryGetValue(member.Key, out Value? value) || !member.Value.IsExactly(value))
            {
                return false;
            }
        }

        for (int i = 0; i < MadeOf.Length; i++)
        {
            if (MadeOf[i].At != its.MadeOf[i].At || !MadeOf[i].Value.IsExactly(its.MadeOf[i].Value))
            {
                return false;
            }
        }

        return true;
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

        return new ObjectValue(
            JoinMembers(its),
            its.MadeOf.IsEmpty || its.MadeOf == MadeOf ? MadeOf : MadeOf.AddRange(its.MadeOf.Except(MadeOf)),
            IsSameType(its) ? Type : null);
    }

    private ImmutableDictionary<string, Value> JoinMembers(ObjectValue its)
    {
        // What only one of them was given is, in the other, what its type gives it.
        bool isChanged = Members.Count != its.Members.Count;
        var joined = new List<KeyValuePair<string, Value>>(Members.Count);
        foreach (KeyValuePair<string, Value> mine in Members)
        {
            Value value = its.Member(mine.Key) is { } other ? Join(mine.Value, other) : PathValue.Unknown;
            isChanged |= !ReferenceEquals(value, mine.Value);
            joined.Add(new(mine.Key, value));
        }

        foreach (KeyValuePair<string, Value> other in its.Members)
        {
            if (!Members.ContainsKey(other.Key))
            {
                isChanged = true;
                joined.Add(new(other.Key, PathValue.Unknown));
            }
        }

        return isChanged ? ImmutableDictionary.CreateRange(joined) : Members;
    }
}
