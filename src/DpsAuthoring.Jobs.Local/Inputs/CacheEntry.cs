namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>A fetched file in the cache.</summary>
/// <param name="Id">The name of its folder.</param>
/// <param name="Path">The file.</param>
/// <param name="Source">Where it is from, without what may be a secret.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">The hash of its content when it was fetched, in hexadecimal.</param>
/// <param name="Fetched">When it was fetched, in UTC.</param>
/// <param name="LastUsed">When a job was last given it, in UTC.</param>
internal sealed record CacheEntry(
    string Id, string Path, string Source, long Length, string Sha256, DateTime Fetched, DateTime LastUsed);
