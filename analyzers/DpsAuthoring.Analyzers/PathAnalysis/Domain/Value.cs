using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

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

    /// <summary>Calls every piece of this value by another name, and where objects were made.</summary>
    public virtual Value Rename(Func<Piece, Piece> piece, Func<SyntaxNode, SyntaxNode> place) => this;

    /// <summary>Whether another is the same to the reader of a diagnostic too.</summary>
    public abstract bool IsExactly(Value other);

    /// <summary>Says of which parameters this value came, and what is made of it.</summary>
    public virtual Value WithOrigins(int origins)
    {
        Func<Piece, Piece> marked = piece => piece.WithOrigins(origins);
        return Map(text => text.Select(marked));
    }

    protected abstract Value? JoinCore(Value other);
}
