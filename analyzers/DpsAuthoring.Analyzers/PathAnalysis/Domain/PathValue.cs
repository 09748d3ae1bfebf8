using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>The texts that a path may have; none for null.</summary>
internal sealed class PathValue : Value, IEquatable<PathValue>
{
    public static readonly PathValue Nothing = new(ImmutableArray<PathText>.Empty);
    public static readonly PathValue Unknown = Of(Piece.Hole(Taint.Any));

    /// <summary>Of more alternatives than this only the starts are told apart.</summary>
    private const int Most = 16;

    /// <summary>Where a thread gathers texts. Nothing is left there, so that no syntax tree lives longer for it.</summary>
    [ThreadStatic]
    private static PathText[]? s_distinct;

    private PathValue(ImmutableArray<PathText> texts) => Texts = texts;

    public ImmutableArray<PathText> Texts { get; }

    public bool IsNothing => Texts.IsEmpty;

    /// <summary>The text, where there is one and all of it is known.</summary>
    public string? Constant => Texts.Length == 1 ? Texts[0].Constant ?? (Texts[0].IsEmpty ? "" : null) : null;

    public static PathValue Of(PathText text) => new(ImmutableArray.Create(text));

    public static PathValue Of(Piece piece) => Of(PathText.Of(piece));

    public static PathValue Of(IEnumerable<PathText> texts) => OfAll(texts as PathText[] ?? texts.ToArray());

    private static PathValue OfAll(PathText[] texts)
    {
        ImmutableArray<PathText> distinct = Distinct(ImmutableArray<PathText>.Empty, texts);
        if (distinct.IsDefault)
        {
            // Where they are too many to be told apart, the places where they start may still be a few.
            var starts = new PathText[texts.Length];
            for (int i = 0; i < starts.Length; i++)
            {
                starts[i] = PathStart.Alone(texts[i]);
            }

            distinct = Distinct(ImmutableArray<PathText>.Empty, starts);
        }

        return !distinct.IsDefault
            ? new PathValue(distinct)
            : Of(Piece.Hole(texts.Aggregate(Taint.None, static (taint, text) => taint | text.Taint)));
    }

    /// <summary>Texts that are told apart already, and more that are not among them.</summary>
    /// <returns>Default where they are too many.</returns>
    private static ImmutableArray<PathText> Distinct(ImmutableArray<PathText> known, ReadOnlySpan<PathText> more)
    {
        PathText[] distinct = s_distinct ??= new PathText[Most];
        int count = known.Length;
        known.CopyTo(distinct);
        foreach (PathText text in more)
        {
            if (Array.IndexOf(distinct, text, 0, count) >= 0)
            {
                continue;
            }

            if (count == Most)
            {
                Array.Clear(distinct, 0, count);
                return default;
            }

            distinct[count++] = text;
        }

        var told = ImmutableArray.Create(distinct, 0, count);
        Array.Clear(distinct, 0, count);
        return told;
    }

    public PathValue Select(Func<PathText, PathText> change)
    {
        if (Texts.Length == 1)
        {
            PathText only = change(Texts[0]);
            return ReferenceEquals(only, Texts[0]) ? this : Of(only);
        }

        PathText[]? changed = null;
        for (int i = 0; i < Texts.Length; i++)
        {
            PathText text = change(Texts[i]);
            if (!ReferenceEquals(text, Texts[i]))
            {
                changed ??= [.. Texts];
                changed[i] = text;
            }
        }

        return changed is null ? this : OfAll(changed);
    }

    public PathValue With(PathValue other, Func<PathText, PathText, PathText> combine)
    {
        if (Texts.Length == 1 && other.Texts.Length == 1)
        {
            return Of(combine(Texts[0], other.Texts[0]));
        }

        var all = new PathText[Texts.Length * other.Texts.Length];
        int count = 0;
        foreach (PathText mine in Texts)
        {
            foreach (PathText its in other.Texts)
            {
                all[count++] = combine(mine, its);
            }
        }

        return OfAll(all);
    }

    public PathValue Concat(PathValue other) => With(other, static (a, b) => a.Concat(b));

    public override Value Map(Func<PathText, PathText> change) => Select(change);

    public override Value Rename(Func<Piece, Piece> piece, Func<SyntaxNode, SyntaxNode> place)
    {
        if (Texts.Length == 1)
        {
            PathText only = Texts[0].Select(piece);
            return ReferenceEquals(only, Texts[0]) ? this : Of(only);
        }

        PathText[]? changed = null;
        for (int i = 0; i < Texts.Length; i++)
        {
            PathText text = Texts[i].Select(piece);
            if (!ReferenceEquals(text, Texts[i]))
            {
                changed ??= [.. Texts];
                changed[i] = text;
            }
        }

        return changed is null ? this : OfAll(changed);
    }

    public override bool IsExactly(Value other)
    {
        if (other is not PathValue path || Texts.Length != path.Texts.Length)
        {
            return false;
        }

        for (int i = 0; i < Texts.Length; i++)
        {
            if (!Texts[i].IsExactly(path.Texts[i]))
            {
                return false;
            }
        }

        return true;
    }

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
                return StartsIn(before, after);
            }

            Taint taint = Taint.Below;
            foreach (Piece piece in added.Pieces)
            {
                taint |= piece.Taint;
            }

            bool isBelow = added.Pieces[0] is { Kind: PieceKind.Literal } first && first.Text[0] == '/';
            texts.Add((isBelow ? start.Append(Piece.Literal("/")) : start).Append(Piece.Hole(taint)));
        }

        return Of(texts);
    }

    /// <summary>
    /// What a loop makes of a value of so many alternatives that not all of them are told apart any more: it starts where it did before.
    /// </summary>
    private static PathValue StartsIn(PathValue before, PathValue after) =>
        after.Texts.All(text => before.Texts.Any(known => PathStart.IsSame(text, known)))
            ? Of(before.Texts.Concat(after.Texts).Select(PathStart.Alone))
            : Unknown;

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
        : Whole is { Identity: not null } mine
        && path.Whole is { } its
        && mine.WithTaint(its.Taint).Equals(its)
        && Texts[0].IsFull == path.Texts[0].IsFull
            ? WithTaint(mine.Taint | its.Taint)
            : HasAll(path) ? this
            : WithAll(path);

    private bool HasAll(PathValue other)
    {
        foreach (PathText text in other.Texts)
        {
            if (!Texts.Contains(text))
            {
                return false;
            }
        }

        return true;
    }

    private PathValue WithAll(PathValue other)
    {
        ImmutableArray<PathText> all = Distinct(Texts, other.Texts.AsSpan());
        return all.IsDefault ? Of(Texts.Concat(other.Texts)) : new PathValue(all);
    }

    private PathValue WithTaint(Taint taint) => Select(text => text.Select(piece => piece.WithTaint(taint)));

    /// <summary>The one piece that all of it is; null where it is more.</summary>
    private Piece? Whole => Texts is [{ Pieces: [var only] }] ? only : null;
}
