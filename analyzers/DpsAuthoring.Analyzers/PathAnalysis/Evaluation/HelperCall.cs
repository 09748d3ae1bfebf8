using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>A helper and what it is called with, whoever calls it: the caller's own names are hidden (<see cref="StandIns"/>).</summary>
internal sealed class HelperCall(IMethodSymbol method, ImmutableArray<Value> arguments, ObjectValue? self) : IEquatable<HelperCall>
{
    private readonly int _hash = HashOf(method, arguments, self);

    public IMethodSymbol Method { get; } = method;

    public ImmutableArray<Value> Arguments { get; } = arguments;

    public ObjectValue? Self { get; } = self;

    public bool Equals(HelperCall? other)
    {
        if (other is null
            || _hash != other._hash
            || Arguments.Length != other.Arguments.Length
            || !SymbolEqualityComparer.Default.Equals(Method, other.Method)
            || (Self is null ? other.Self is not null : other.Self is null || !Self.IsExactly(other.Self)))
        {
            return false;
        }

        for (int i = 0; i < Arguments.Length; i++)
        {
            if (!Arguments[i].IsExactly(other.Arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as HelperCall);

    public override int GetHashCode() => _hash;

    private static int HashOf(IMethodSymbol method, ImmutableArray<Value> arguments, ObjectValue? self)
    {
        int hash = SymbolEqualityComparer.Default.GetHashCode(method);
        foreach (Value argument in arguments)
        {
            hash = unchecked((hash * 31) + argument.GetHashCode());
        }

        return unchecked((hash * 31) + (self?.GetHashCode() ?? 0));
    }
}
