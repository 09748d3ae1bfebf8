using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DpsAuthoring.Stac;

/// <summary>A catalogue of files that lead to each other, or some items: it is read from its start, and searched here.</summary>
internal sealed class Catalogue : StacClient
{
    /// <summary>How many items are handed out together.</summary>
    private const int PageSize = 100;

    private readonly StacHttp _http;
    private readonly CatalogueReader _reader;
    private readonly StacClientOptions _options;
    private readonly string _start;

    private Catalogue(string start, StacHttp http, StacClientOptions options)
    {
        _start = start;
        _http = http;
        _options = options;
        _reader = new(http);
    }

    public override string Description => $"the catalogue {Addresses.Plain(_start)}";

    public static Catalogue AtPath(string path, StacClientOptions options)
    {
        if (path.Length == 0 || path.Contains('\0'))
        {
            throw new StacException(StacErrorKind.NotFound, "The place is empty: name an address, a folder or a file.");
        }

        string full = Path.GetFullPath(path.StartsWith("file://", StringComparison.Ordinal) ? new Uri(path).LocalPath : path);
        full = Directory.Exists(full) ? CatalogueReader.EntryOf(full) ?? full : full;
        return Directory.Exists(full) || File.Exists(full)
            ? new(full, new StacHttp(null, options), options)
            : throw new StacException(StacErrorKind.NotFound, $"There is no {path}: name the address of a STAC API or a catalogue, a folder or a file.");
    }

    /// <summary>The catalogue that an answer is a part of.</summary>
    /// <exception cref="StacException">It is none.</exception>
    public static Catalogue At(Answer answer, StacHttp http, StacClientOptions options)
    {
        CatalogueReader.Read(answer);
        return new(answer.Address.AbsoluteUri, http, options);
    }

    public override StacItems Search(StacSearch search)
    {
        var filter = new ItemFilter(search, Description);
        var fields = ItemFields.Of(search.Fields);
        return new(cancel => PagesAsync(search, filter, fields, _options.Note, cancel));
    }

    public override async Task<long?> CountAsync(StacSearch search, CancellationToken cancellationToken = default)
    {
        long count = 0;
        var filter = new ItemFilter(search with { SortBy = [] }, Description);
        await foreach (StacPage page in PagesAsync(search with { Max = null }, filter, null, null, cancellationToken).ConfigureAwait(false))
        {
            count += page.Items.Count;
        }

        return count;
    }

    public override async IAsyncEnumerable<StacCollection> CollectionsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (CatalogueFile file in FilesAsync(link => link.Rel == "child", cancellationToken).ConfigureAwait(false))
        {
            if (file.Container is StacCollection collection)
            {
                yield return collection;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        _http.Dispose();
        base.Dispose(disposing);
    }

    private async IAsyncEnumerable<StacPage> PagesAsync(
        StacSearch search,
        ItemFilter filter,
        ItemFields? fields,
        Action<StacNote>? note,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tally = new Tally(search, note);
        var page = new List<StacItem>();
        await foreach (CatalogueFile file in FilesAsync(_ => true, cancellationToken, filter).ConfigureAwait(false))
        {
            await foreach (StacItem item in file.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (tally.WouldBeFull(page.Count))
                {
                    break;
                }

                if (IsWanted(item, filter, tally))
                {
                    page.Add(fields?.Of(item) ?? item);
                }

                if (page.Count == PageSize)
                {
                    yield return tally.Take(page, null);
                    page = [];
                }
            }

            if (tally.WouldBeFull(page.Count))
            {
                break;
            }
        }

        if (page.Count > 0)
        {
            yield return tally.Take(page, null);
        }

        tally.End(null);
    }

    private static bool IsWanted(StacItem item, ItemFilter filter, Tally tally)
    {
        try
        {
            bool? matches = filter.Matches(item);
            if (matches is null)
            {
                tally.LeaveOut(item.Id);
            }

            return matches == true;
        }
        catch (FormatException e)
        {
            throw new StacException(StacErrorKind.Unreadable, $"The place of item {item.Id} is broken: {e.Message}.", e);
        }
    }

    /// <summary>All files that can be come to, each once, in the order of the links; some are read ahead.</summary>
    private async IAsyncEnumerable<CatalogueFile> FilesAsync(
        Func<StacLink, bool> isFollowed, [EnumeratorCancellation] CancellationToken cancellationToken, ItemFilter? filter = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var known = new HashSet<UInt128>();
        var levels = new Stack<Ahead>();
        levels.Push(new([_start], Read));
        try
        {
            while (levels.TryPeek(out Ahead? level))
            {
                if (!level.TryNext(out Task<CatalogueFile>? coming))
                {
                    levels.Pop();
                    continue;
                }

                CatalogueFile file = await coming.ConfigureAwait(false);
                yield return file;
                bool hasItems = file.Container is not StacCollection collection || filter?.MayBeIn(collection.Id) != false;
                levels.Push(new(
                    file.Onward.Where(link => isFollowed(link) && (hasItems || link.Rel == "child")).Select(link => Places.Follow(file.Place, link.Href)), Read));
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            foreach (Task coming in levels.SelectMany(level => level.Coming))
            {
                await coming.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        void Read(string place, Queue<Task<CatalogueFile>> coming)
        {
            if (known.Add(Tally.Hash(place)))
            {
                coming.Enqueue(_reader.ReadAsync(place, stop.Token));
            }
        }
    }

    /// <summary>Files of some places, of which several are being read while the first is waited for.</summary>
    private sealed class Ahead(IEnumerable<string> places, Action<string, Queue<Task<CatalogueFile>>> read)
    {
        private const int Most = 16;

        private readonly IEnumerator<string> _places = places.GetEnumerator();
        private readonly Queue<Task<CatalogueFile>> _coming = new();
        private bool _isAtEnd;

        public IEnumerable<Task> Coming => _coming;

        public bool TryNext([NotNullWhen(true)] out Task<CatalogueFile>? first)
        {
            while (!_isAtEnd && _coming.Count < Most)
            {
                if (_places.MoveNext())
                {
                    read(_places.Current, _coming);
                }
                else
                {
                    _isAtEnd = true;
                    _places.Dispose();
                }
            }

            return _coming.TryDequeue(out first);
        }
    }
}
