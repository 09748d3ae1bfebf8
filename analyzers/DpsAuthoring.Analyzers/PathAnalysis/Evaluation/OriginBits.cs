using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>From which parameters a value came, one bit each.</summary>
internal static class OriginBits
{
    /// <summary>
    /// Local functions and delegates run in their caller's frame; their parameters have the bits that methods leave free.
    /// </summary>
    public const int NestedBits = 16;

    /// <summary>The bit of a helper's parameter; of an object that it is called on, the one behind them.</summary>
    public static int Of(int position) => position < 31 ? 1 << position : 0;

    /// <summary>Whether anything in a path came from a parameter.</summary>
    public static bool AreIn(PathValue path)
    {
        foreach (PathText text in path.Texts)
        {
            foreach (Piece piece in text.Pieces)
            {
                if (piece.Origins != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Marks every argument with the bit of its parameter.</summary>
    public static ImmutableArray<Value> Mark(Value[] values, int firstBit)
    {
        ImmutableArray<Value>.Builder marked = ImmutableArray.CreateBuilder<Value>(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            marked.Add(values[i].WithOrigins(Of(i + firstBit)));
        }

        return marked.MoveToImmutable();
    }

    /// <summary>
    /// A helper's value as its caller sees it: what came from a parameter came from the argument, and a piece of the argument that can be
    /// told from the others came from where that piece came from.
    /// </summary>
    public static Value ForCaller(Value value, Value[] arguments, int firstBit)
    {
        // Most values have nothing of the arguments in them, and these are taken apart only where one has.
        var pieces = new List<Piece>?[arguments.Length];
        Func<Piece, Piece> translated = piece => piece.Origins == 0 ? piece : piece.WithOrigins(Translate(piece));
        return value.Map(text => text.Select(translated));

        int Translate(Piece piece)
        {
            int result = firstBit == 0 ? 0 : piece.Origins & ((1 << firstBit) - 1);
            for (int i = 0; i < pieces.Length && i + firstBit < 31; i++)
            {
                result |= (piece.Origins & (1 << (i + firstBit))) != 0
                    ? OriginsOf(piece.Source, pieces[i] ??= PiecesOf(arguments[i]))
                    : 0;
            }

            return result;
        }
    }

    private static List<Piece> PiecesOf(Value value)
    {
        List<Piece> pieces = [];
        value.Map(text =>
        {
            pieces.AddRange(text.Pieces);
            return text;
        });
        return pieces;
    }

    private static int OriginsOf(SyntaxNode? source, List<Piece> pieces)
    {
        int all = 0;
        int told = 0;
        bool isTold = false;
        foreach (Piece piece in pieces)
        {
            all |= piece.Origins;
            if (source is not null && piece.Source == source)
            {
                told |= piece.Origins;
                isTold = true;
            }
        }

        return isTold ? told : all;
    }
}
