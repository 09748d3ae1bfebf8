using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>Where items are looked for: a STAC API, a catalogue of files here or at an address, or NASA's CMR.</summary>
public abstract class StacClient : IDisposable
{
    private protected StacClient()
    {
    }

    /// <summary>What it is, for a sentence: <c>the STAC API earth-search</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Opens what is at a place.</summary>
    /// <param name="place">An address, a folder or a file.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>It.</returns>
    /// <exception cref="StacException">There is nothing, or something else.</exception>
    public static async Task<StacClient> OpenAsync(
        string place, StacClientOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        options ??= new();
        if (!place.Contains("://", StringComparison.Ordinal) || place.StartsWith("file://", StringComparison.Ordinal))
        {
            return options.IsCmr == true
                ? throw new StacException(StacErrorKind.NotFound, $"{place} is no address, and CMR is a server: write https://cmr.earthdata.nasa.gov.")
                : Catalogue.AtPath(place, options);
        }

        Uri address = Addresses.Parse(place);
        if (options.IsCmr ?? CmrClient.IsCmr(address))
        {
            return new CmrClient(address, options);
        }

        var http = new StacHttp(address, options);
        try
        {
            Uri landing = Addresses.LandingOf(address);
            Answer answer = await http.SendAsync(new(HttpMethod.Get, landing), cancellationToken).ConfigureAwait(false);
            return (StacClient?)StacApi.At(answer, http, options) ?? Catalogue.At(answer, http, options);
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    /// <summary>Looks for items. Nothing is asked before they are read.</summary>
    /// <param name="search">Which.</param>
    /// <returns>Them.</returns>
    /// <exception cref="StacException">The search is for what cannot be looked for here.</exception>
    public abstract StacItems Search(StacSearch search);

    /// <summary>How many items a search would find.</summary>
    /// <param name="search">Which.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many; null where the server does not count.</returns>
    /// <exception cref="StacException">It cannot be asked.</exception>
    public abstract Task<long?> CountAsync(StacSearch search, CancellationToken cancellationToken = default);

    /// <summary>The collections that there are.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Them.</returns>
    /// <exception cref="StacException">They cannot be asked for.</exception>
    public abstract IAsyncEnumerable<StacCollection> CollectionsAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes it.</summary>
    /// <param name="disposing">Whether it is closed, and not collected.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    internal static StacItem ReadItem(ReadOnlySpan<byte> utf8, string what)
    {
        try
        {
            return StacJson.ReadItem(utf8);
        }
        catch (JsonException e)
        {
            throw AnswerErrors.Unreadable(what, utf8, e);
        }
    }
}
