using System.Text;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Inputs;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Remote;

/// <summary>
/// The log of a build, shown while it grows, where the server has it as text, as dps serve does. Elsewhere it is a page of a build service,
/// which wants a login of its own.
/// </summary>
internal sealed class BuildLogFollower : IDisposable
{
    /// <summary>In which dps serve tells how far the build is; of the legacy generation nothing else does.</summary>
    private const string StateHeader = "dps-build-state";

    private readonly HttpClient _http = Transport.CreateClient(new TransferLimits(), followsRedirects: false);
    private readonly Uri _address;
    private readonly bool _isOfServer;
    private int _shown;

    public BuildLogFollower(Profile profile, Uri address)
    {
        _address = address;
        _isOfServer = profile.Has(address);
        IsReadable = _isOfServer;
    }

    /// <summary>Whether it is a text that can be shown.</summary>
    public bool IsReadable { get; private set; }

    /// <summary>All of it, so far.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How far the build is; null where the log does not tell.</summary>
    public MaapState? State { get; private set; }

    /// <summary>Shows whole lines that have come since.</summary>
    public async Task ShowNewAsync(TextWriter say, CancellationToken cancel)
    {
        if (!_isOfServer)
        {
            return;
        }

        try
        {
            using HttpResponseMessage response = await _http.GetAsync(_address, cancel).ConfigureAwait(false);
            IsReadable = response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "text/plain";
            if (!IsReadable)
            {
                return;
            }

            State = response.Headers.TryGetValues(StateHeader, out IEnumerable<string>? states) ? MaapStates.Parse(states.First()) : null;
            Text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false));
        }
        catch (HttpRequestException)
        {
            return; // It is asked for again; the build itself is asked for elsewhere.
        }

        for (int end; _shown < Text.Length && (end = Text.IndexOf('\n', _shown)) >= 0; _shown = end + 1)
        {
            say.WriteLine($"  {PlainText.Line(Text[_shown..end])}");
        }
    }

    public void Dispose() => _http.Dispose();
}
