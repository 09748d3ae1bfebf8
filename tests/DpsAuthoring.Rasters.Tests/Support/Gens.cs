using CsCheck;

namespace RasterTests.Support;

internal static class Gens
{
    /// <summary>One of some values.</summary>
    public static Gen<TValue> OneOf<TValue>(params TValue[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
