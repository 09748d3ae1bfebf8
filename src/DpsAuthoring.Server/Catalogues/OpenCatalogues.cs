using System.Text.Json;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Catalogues;

/// <summary>The catalogues that are being searched, and the addresses of those that were. None is a path of this machine.</summary>
/// <param name="file">Where the addresses are kept.</param>
internal sealed class OpenCatalogues(string file)
{
    /// <summary>What one page waits for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int Most = 8;
    private const int MostRemembered = 20;

    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly List<OpenCatalogue> _open = [];

    /// <summary>Those that are known before any was searched, and those that were, the last first.</summary>
    public IReadOnlyList<string> Known
    {
        get
        {
            lock (_lock)
            {
                return [.. Remembered().Append("https://stac.maap-project.org").Distinct(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Opens a catalogue, or gives the one that is open.</summary>
    /// <exception cref="StacException">There is none, or it may not be asked.</exception>
    public async Task<OpenCatalogue> OpenAsync(string address, CancellationToken cancel)
    {
        address = address.Trim();
        if (!FetchableItem.IsWeb(address))
        {
            throw new StacException(StacErrorKind.NotFound, "A catalogue is searched here at its address: write https://…. A folder of this machine is searched by dps find FOLDER.");
        }

        lock (_lock)
        {
            _open.RemoveAll(one => DateTime.UtcNow - one.Opened > s_life);
            if (_open.Find(one => one.Address == address) is { } open)
            {
                return open;
            }
        }

        var transport = new GuardedTransport(new Uri(address));
        var options = new StacClientOptions
        {
            Transport = transport,
            PageSize = 50,
            NetworkTimeout = TimeSpan.FromSeconds(20),
            MaxAttempts = 2,
            RetryDelay = TimeSpan.FromSeconds(0.3),
            MaxRetryDelay = TimeSpan.FromSeconds(5),
        };
        StacClient client = await StacClient.OpenAsync(address, options, cancel).ConfigureAwait(false);
        var opened = new OpenCatalogue(client, transport, address, stop =>
            StacClient.OpenAsync(address, options with { PageSize = 500 }, stop));
        lock (_lock)
        {
            if (_open.Count == Most)
            {
                _open.RemoveAt(0); // Whoever still reads it reads on; its connections close when they are idle.
            }

            _open.Add(opened);
            Remember(address);
        }

        return opened;
    }

    /// <summary>Asks a catalogue for as long as somebody waits, and no longer than that.</summary>
    /// <param name="patience">How long.</param>
    /// <param name="ask">Asks it, and reads what it says.</param>
    /// <param name="cancel">Whoever waits has gone.</param>
    /// <exception cref="StacException">It did not answer, or with what cannot be read.</exception>
    public static async Task AskAsync(TimeSpan patience, Func<CancellationToken, Task> ask, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(patience);
        try
        {
            await ask(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new StacException(StacErrorKind.TimedOut, $"The catalogue did not answer in {patience.TotalSeconds:0} s.", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            // What strangers write may be broken in more ways than its readers know.
            throw new StacException(StacErrorKind.Unreadable, $"What the catalogue answers cannot be read: {e.Message}", e);
        }
    }

    private IEnumerable<string> Remembered() => File.Exists(file)
        ? File.ReadLines(file).Where(FetchableItem.IsWeb).Take(MostRemembered) : [];

    private void Remember(string address)
    {
        string[] before = [.. Remembered()];

        // What is behind a question mark may be a key.
        if (address.Contains('?', StringComparison.Ordinal) || before.FirstOrDefault() == address)
        {
            return;
        }

        try
        {
            File.WriteAllLines(file + ".new", before.Where(one => one != address).Prepend(address).Take(MostRemembered));
            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It can be searched, and is typed again the next time.
        }
    }
}
