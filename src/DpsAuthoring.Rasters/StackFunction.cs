using System.Numerics;

namespace DpsAuthoring.Rasters;

/// <summary>Computes a pixel from that of each input.</summary>
/// <typeparam name="T">The type that is computed in.</typeparam>
/// <param name="values">The inputs' values, in their order.</param>
public delegate T StackFunction<T>(ReadOnlySpan<T> values)
    where T : unmanaged, INumber<T>;
