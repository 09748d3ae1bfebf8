using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>From which parameters a value came, one bit each.</summary>
internal static class OriginBits
{
    /// <summary>
    /// Local functions and delegates run in their caller's frame; their parameters have the bits that methods leave free.
    /// </summary>
    public const int NestedBits = 16;

    /// <summary>Marks every argument with the bit of its parameter.</summary>
    public static ImmutableArray<Value> Mark(Value[] values, int firstBit)
    {
        ImmutableArray<Value>.Builder marked = ImmutableArray.CreateBuilder<Value>(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            int bit = i + firstBit < 31 ? 1 << (i + firstBit) : 0;
            marked.Add(values[i].WithOrigins(bit));
        }

        return marked.MoveToImmutable();
    }

    /// <summary>A helper's value as its caller sees it: what came from a parameter came from the argument.</summary>
    public static Value ForCaller(Value value, Value[] arguments, int firstBit)
    {
        int[] origins = new int[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            int all = 0;
            arguments[i].Map(text =>
            {
                foreach (Piece piece in text.Pieces)
                {
                    all |= piece.Origins;
                }

                return text;
            });
            origins[i] = all;
        }

        return value.Map(text => text.Select(piece => piece.WithOrigins(Translate(piece.Origins))));

        int Translate(int bits)
        {
            int result = firstBit == 0 ? 0 : bits & ((1 << firstBit) - 1);
            for (int i = 0; i < origins.Length && i + firstBit < 31; i++)
            {
                result |= (bits & (1 << (i + firstBit))) != 0 ? origins[i] : 0;
            }

            return result;
        }
    }
}
