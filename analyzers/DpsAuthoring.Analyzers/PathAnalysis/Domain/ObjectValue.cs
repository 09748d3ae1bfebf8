using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>An object or a tuple: what its members are, by name.</summary>
/// <param name="members">The members.</param>
/// <param name="madeOf">What its constructor and its initializers were given.</param>
/// <param name="type">The class that it was made of, where it was made in sight.</param>
internal sealed class ObjectValue(
    ImmutableArray<KeyValuePair<string, Value>> members,
    ImmutableArray<(SyntaxNode At, Value Value)> madeOf,
    INamedTypeSymbol? type) : Value, IEquatable<ObjectValue>
{
    /// <summary>The name under which an object that can be gone through holds its elements.</summary>
    public const string Element = "[]";

    /// <summary>The name under which an object holds a parameter of its primary constructor, or of a base's: no member bears it.</summary>
    public static string Captured(IParameterSymbol parameter) => $"{parameter.ContainingType.MetadataName}({parameter.Name})";

    public static readonly ObjectValue Empty = new(
        ImmutableArray<KeyValuePair<string, Value>>.Empty, ImmutableArray<(SyntaxNode, Value)>.Empty, null);

    /// <summary>In the order in which they were given: most objects have a few.</summary>
    public ImmutableArray<KeyValuePair<string, Value>> Members { get; } = members;

    public Value? Member(string name) => Find(name, 0) is >= 0 and var at ? Members[at].Value : null;

    /// <summary>What its constructor and its initializers were given, and where.</summary>
    public ImmutableArray<(SyntaxNode At, Value Value)> MadeOf { get; } = madeOf;

    /// <summary>The class that it is, and no heir of it; null where that is not known.</summary>
    public INamedTypeSymbol? Type { get; } = type;

    public ObjectValue With(string name, Value value) => new(Set(name, value), MadeOf, Type);

    /// <summary>With a member that is given where the object is made.</summary>
    public ObjectValue With(string name, Value value, SyntaxNode at) => new(Set(name, value), MadeOf.Add((at, value)), Type);

    public ObjectValue Made(INamedTypeSymbol type, ImmutableArray<(SyntaxNode At, Value Value)> of) => new(Members, of, type);

    /// <summary>With other values of its members.</summary>
    public ObjectValue Select(Func<string, Value, Value> change)
    {
        KeyValuePair<string, Value>[]? changed = null;
        for (int i = 0; i < Members.Length; i++)
        {
            (string name, Value before) = (Members[i].Key, Members[i].Value);
            Value value = change(name, before);
            if (!ReferenceEquals(value, before))
            {
                changed ??= [.. Members];
                changed[i] = new(name, value);
            }
        }

        return changed is null ? this : new ObjectValue(ImmutableArray.Create(changed), MadeOf, Type);
    }

    public override Value Map(Func<PathText, PathText> change) => Select((_, value) => value.Map(change));

    public override Value Rename(Func<Piece, Piece> piece, Func<SyntaxNode, SyntaxNode> place)
    {
        ObjectValue renamed = Select((_, value) => value.Rename(piece, place));
        return MadeOf.IsEmpty
            ? renamed
            : new ObjectValue(
                renamed.Members, MadeOf.Select(one => (place(one.At), one.Value.Rename(piece, place))).ToImmutableArray(), Type);
    }

    public override bool IsExactly(Value other)
    {
        if (other is not ObjectValue its
            || Members.Length != its.Members.Length
            || MadeOf.Length != its.MadeOf.Length
            || !IsSameType(its))
        {
            return false;
        }

        for (int i = 0; i < Members.Length; i++)
        {
            if (its.Find(Members[i].Key, i) is not (>= 0 and var at) || !Members[i].Value.IsExactly(its.Members[at].Value))
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
        if (other is null || Members.Length != other.Members.Length || !IsSameType(other))
        {
            return false;
        }

        for (int i = 0; i < Members.Length; i++)
        {
            if (other.Find(Members[i].Key, i) is not (>= 0 and var at) || !other.Members[at].Value.Equals(Members[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ObjectValue);

    public override int GetHashCode() => Members.Length;

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

    private ImmutableArray<KeyValuePair<string, Value>> JoinMembers(ObjectValue its)
    {
        // What only one of them was given is, in the other, what its type gives it.
        int found = 0;
        int position = 0;
        ObjectValue joined = Select((name, mine) =>
        {
            int at = its.Find(name, position++);
            found += at >= 0 ? 1 : 0;
            return at >= 0 ? Join(mine, its.Members[at].Value) : PathValue.Unknown;
        });
        return found == its.Members.Length
            ? joined.Members
            : joined.Members.AddRange(
                its.Members
                    .Where(other => Find(other.Key, 0) < 0)
                    .Select(static other => new KeyValuePair<string, Value>(other.Key, PathValue.Unknown)));
    }

    /// <summary>Where a member is, which objects of one kind have at one place; negative where it is none.</summary>
    private int Find(string name, int guess)
    {
        if (guess < Members.Length && Members[guess].Key == name)
        {
            return guess;
        }

        for (int i = 0; i < Members.Length; i++)
        {
            if (Members[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }

    private ImmutableArray<KeyValuePair<string, Value>> Set(string name, Value value)
    {
        int at = Find(name, 0);
        return at < 0 ? Members.Add(new(name, value))
            : Members[at].Value.Equals(value) ? Members
            : Members.SetItem(at, new(name, value));
    }
}
