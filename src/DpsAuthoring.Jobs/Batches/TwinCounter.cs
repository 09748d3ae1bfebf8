using System.Globalization;
using System.Runtime.InteropServices;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>Tells rows of a table apart that are the same: they are as many jobs.</summary>
internal sealed class TwinCounter
{
    /// <summary>By the 128 bits that a hash is, as a table may have millions of rows.</summary>
    private readonly Dictionary<UInt128, int> _counts = [];

    /// <summary>Which of the rows with this hash the next one is, from 0.</summary>
    public int Next(string hash) => CollectionsMarshal.GetValueRefOrAddDefault(
        _counts, UInt128.Parse(hash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), out _)++;
}
