using System.Text.Json;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Inputs;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Remote;

/// <summary>
/// Lists and fetches what jobs have left. A dps serve shows its folders' files at an address that needs no token; elsewhere results are
/// objects in S3, which are read with the credentials that this user has there.
/// </summary>
internal sealed class ResultPlaces : IDisposable
{
    private const long LongestList = 1 << 26;

    private readonly Profile _profile;
    private readonly HttpFetcher _web = new(new TransferLimits());
    private readonly S3Fetcher _s3 = new(new TransferLimits());
    private readonly HttpClient _http = Transport.CreateClient(new TransferLimits(), followsRedirects: false);

    public ResultPlaces(Profile profile)
    {
        _profile = profile;
        _http.MaxResponseContentBufferSize = LongestList;
    }

    /// <summary>All files of an output.</summary>
    /// <exception cref="CouldNotRunException">They cannot be listed.</exception>
    public async Task<IReadOnlyList<ResultFile>> ListAsync(MaapOutput output, CancellationToken cancel)
    {
        if (output.Places.FirstOrDefault(IsOfServer) is { Address: { } folder })
        {
            return await ListServerAsync(folder, cancel).ConfigureAwait(false);
        }

        if (output.Places.FirstOrDefault(place => place.Kind == MaapPlaceKind.S3 && place.Bucket is not null) is { } s3)
        {
            string prefix = (s3.Key ?? "").TrimEnd('/') + "/";
            try
            {
                IReadOnlyList<(string Key, long Size)> objects = await _s3.ListAsync(s3.Bucket!, prefix, cancel).ConfigureAwait(false);
                return [.. objects.Select(one => new ResultFile(one.Key[prefix.Length..], one.Size, $"s3://{s3.Bucket}/{one.Key}")).Where(file => file.Name.Length > 0)];
            }
            catch (RemoteException e)
            {
                throw new CouldNotRunException($"s3://{s3.Bucket}/{prefix} cannot be listed: {e.Message}. {e.Advice}".TrimEnd());
            }
        }

        throw new CouldNotRunException($"The results are in no place that can be read from here: {string.Join(", ", output.Places.Select(place => place.Text))}.");
    }

    /// <summary>Writes a file to a path that is free.</summary>
    /// <exception cref="CouldNotRunException">It cannot be had.</exception>
    public async Task FetchAsync(ResultFile file, string target, CancellationToken cancel)
    {
        try
        {
            var source = InputSource.Parse("results", file.Address);
            IInputFetcher fetcher = _web.Takes(source) ? _web : _s3;
            await fetcher.FetchAsync("results", source, target, "", cancel).ConfigureAwait(false);
        }
        catch (JobException e)
        {
            throw new CouldNotRunException($"{file.Name} could not be fetched: {e.Message.Split(": ", 2)[^1]}");
        }
    }

    public void Dispose()
    {
        _web.Dispose();
        _s3.Dispose();
        _http.Dispose();
    }

    private bool IsOfServer(MaapPlace place) => place is { Kind: MaapPlaceKind.Web, Address: { } address } && _profile.Has(address);

    private async Task<IReadOnlyList<ResultFile>> ListServerAsync(Uri folder, CancellationToken cancel)
    {
        string root = folder.GetLeftPart(UriPartial.Path).TrimEnd('/');
        try
        {
            byte[] body = await _http.GetByteArrayAsync(new Uri(root + "?files"), cancel).ConfigureAwait(false);
            using var json = JsonDocument.Parse(body);
            return
            [
                .. json.RootElement.GetProperty("files").EnumerateArray().Select(file => Of(
                    root, file.GetProperty("name").GetString() ?? "", file.GetProperty("size").GetInt64())),
            ];
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new CouldNotRunException($"The results at {root} cannot be listed: {e.Message.TrimEnd('.')}.");
        }
    }

    private static ResultFile Of(string root, string name, long size) =>
        new(name, size, $"{root}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}");
}

/// <summary>A file that a job has left.</summary>
/// <param name="Name">Its path in the results' folder, as the server says: it may be anything.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Address">Where it is.</param>
internal sealed record ResultFile(string Name, long Size, string Address)
{
    /// <summary>Its path in a folder, of which it never leads out.</summary>
    /// <exception cref="CouldNotRunException">It would.</exception>
    public string PathIn(string folder)
    {
        string[] parts = Name.Split('/');
        bool isPlain = parts.All(part => part is not ("" or "." or "..") && !part.Any(c => char.IsControl(c) || c == '\\'));
        if (!isPlain)
        {
            throw new CouldNotRunException($"The server names a file {PlainText.Line(Name)}, which can be no file's name below {folder}: nothing of this job is fetched.");
        }

        string path = folder;
        foreach (string part in parts)
        {
            path = Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw new CouldNotRunException($"{path} is a link, and would lead the results out of {folder}: remove it, or choose another folder with -o.");
            }
        }

        return path;
    }
}
