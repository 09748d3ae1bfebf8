using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>A file of a catalogue.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Container">It, where it is a catalog or collection.</param>
/// <param name="Items">The items in it.</param>
/// <param name="Onward">What it leads to.</param>
internal sealed record CatalogueFile(string Place, StacContainer? Container, IAsyncEnumerable<StacItem> Items, IReadOnlyList<StacLink> Onward);

/// <summary>Reads the files of catalogues, of this machine and of others.</summary>
internal sealed class CatalogueReader(StacHttp http)
{
    private static readonly string[] s_entries = ["catalog.json", "collection.json"];

    /// <summary>The file by which a folder's catalogue is entered; null where it has none.</summary>
    public static string? EntryOf(string folder) => s_entries.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <exception cref="StacException">It cannot be read.</exception>
    public async Task<CatalogueFile> ReadAsync(string place, CancellationToken cancel)
    {
        if (Places.IsAddress(place))
        {
            Answer answer = await http.SendAsync(new(HttpMethod.Get, Addresses.Parse(place)), cancel).ConfigureAwait(false);
            return Read(answer);
        }

        if (Path.GetExtension(place).ToUpperInvariant() is ".JSONL" or ".NDJSON")
        {
            return new(place, null, LinesAsync(place, cancel), []);
        }

        if (Directory.Exists(place))
        {
            return EntryOf(place) is { } entry ? await ReadAsync(entry, cancel).ConfigureAwait(false) : Folder(place);
        }

        return Read(place, await BytesAsync(place, cancel).ConfigureAwait(false));
    }

    public static CatalogueFile Read(Answer answer) => Read(answer.Address.AbsoluteUri, answer.Body);

    private static CatalogueFile Read(string place, byte[] body)
    {
        string name = Addresses.Plain(place);
        try
        {
            var scan = PageScan.Of(body);
            if (scan.HasFeatures)
            {
                return new(place, null, Features(place, scan).ToAsyncEnumerable(), [.. scan.Links.Where(link => link.Rel == "next")]);
            }

            return StacJson.Read(body) switch
            {
                StacItem item => new(place, null, AsyncEnumerable.Repeat(Whole(item, place), 1), []),
                StacContainer container => new(
                    place,
                    container,
                    AsyncEnumerable.Empty<StacItem>(),
                    [.. container.Links.Where(link => link.Rel is "child" or "item" or "items")]),
                _ => throw new JsonException("it is no STAC"),
            };
        }
        catch (JsonException e)
        {
            throw AnswerErrors.Unreadable(name, body, e);
        }
    }

    private static IEnumerable<StacItem> Features(string place, PageScan scan)
    {
        for (int i = 0; i < scan.Items.Count; i++)
        {
            yield return Whole(StacClient.ReadItem(scan.Body.AsSpan(scan.Items[i]), $"Item {i + 1} of {Addresses.Plain(place)}"), place);
        }
    }

    private static StacItem Whole(StacItem item, string place) => Addresses.Whole(item, href => Places.Resolve(place, href));

    private static async IAsyncEnumerable<StacItem> LinesAsync(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        using StreamReader reader = Opened(path, () => new StreamReader(path, Encoding.UTF8));
        int number = 0;
        while (await reader.ReadLineAsync(cancel).ConfigureAwait(false) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Whole(StacClient.ReadItem(Encoding.UTF8.GetBytes(line), $"Line {number} of {path}"), path);
            }
        }
    }

    /// <summary>A folder without a catalogue: the items that lie in it.</summary>
    private static CatalogueFile Folder(string folder)
    {
        var deep = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 16, AttributesToSkip = FileAttributes.None };
        string[] files = [.. Directory.EnumerateFiles(folder, "*.*json", deep).Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? new(folder, null, AsyncEnumerable.Empty<StacItem>(), [.. files.Select(file => new StacLink { Rel = "item", Href = file })])
            : throw new StacException(StacErrorKind.NotFound, $"{folder} has no catalog.json, no collection.json and no items (*.json, *.geojson): it is no catalogue.");
    }

    private static Task<byte[]> BytesAsync(string path, CancellationToken cancel) => Opened(path, () => File.ReadAllBytesAsync(path, cancel));

    private static T Opened<T>(string path, Func<T> open)
    {
        try
        {
            return File.Exists(path) ? open() : throw new StacException(StacErrorKind.NotFound, $"There is no {path}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StacException(StacErrorKind.Unreadable, $"{path} cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }
}
