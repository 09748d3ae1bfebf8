namespace DpsAuthoring.Jobs;

/// <summary>
/// Brings input files from one kind of place elsewhere. What it brings is kept, and brought again only when it is another there.
/// </summary>
public interface IInputFetcher
{
    /// <summary>Whether it can fetch from such an address.</summary>
    bool Takes(InputSource source);

    /// <summary>Writes what is there to a path that is free, unless it still is what it was.</summary>
    /// <param name="input">The input's name, for messages.</param>
    /// <param name="source">Where it is.</param>
    /// <param name="target">The path.</param>
    /// <param name="known">What the place called the content that is kept; empty where none is.</param>
    /// <returns>What the place calls its content now: <paramref name="known"/> where nothing was written.</returns>
    /// <exception cref="JobException">It cannot be had; the message says why.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    Task<string> FetchAsync(string input, InputSource source, string target, string known, CancellationToken cancellationToken);
}
