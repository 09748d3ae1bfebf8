using System.Numerics;
using System.Runtime.CompilerServices;

namespace DpsAuthoring.Rasters;

/// <summary>A pixel and what lies around it, as far as the halo.</summary>
/// <typeparam name="T">The type that is computed in.</typeparam>
public readonly ref struct Neighborhood<T>
    where T : unmanaged, INumber<T>
{
    private readonly ref T _center;
    private readonly int _stride;
    private readonly int _halo;

    internal Neighborhood(ref T center, int stride, int halo)
    {
        _center = ref center;
        (_stride, _halo) = (stride, halo);
    }

    /// <summary>The pixel itself.</summary>
    public T Value => _center;

    /// <summary>A neighbour.</summary>
    /// <param name="dx">Columns to the right; negative to the left.</param>
    /// <param name="dy">Rows down; negative up.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is farther than the halo.</exception>
    public T this[int dx, int dy]
    {
        get
        {
            if ((uint)(dx + _halo) > 2 * (uint)_halo || (uint)(dy + _halo) > 2 * (uint)_halo)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(dx), FormattableString.Invariant($"The neighbour ({dx}, {dy}) is beyond the halo of {_halo}: ask for more by WithHalo."));
            }

            return Unsafe.Add(ref _center, (dy * _stride) + dx);
        }
    }
}

/// <summary>Computes a pixel from one and its neighbours.</summary>
/// <typeparam name="T">The type that is computed in.</typeparam>
/// <param name="pixel">The pixel and its neighbours.</param>
public delegate T NeighborhoodFunction<T>(Neighborhood<T> pixel)
    where T : unmanaged, INumber<T>;
