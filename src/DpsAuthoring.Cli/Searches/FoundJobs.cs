using System.Runtime.CompilerServices;
using System.Text.Json;
using DpsAuthoring.Jobs.Sources;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Cli.Searches;

/// <summary>A job for each item that a search finds. It is searched once; who reads the jobs again gets the same.</summary>
internal sealed class FoundJobs : IJobSource, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dps-find-");
    private bool _isKept;

    public required string Place { get; init; }

    public required StacClientOptions Client { get; init; }

    public required StacSearch Search { get; init; }

    public required IReadOnlyList<StacBinding> Bindings { get; init; }

    /// <summary>Whether the jobs are for DPS, which has not what this machine has.</summary>
    public required bool IsForDps { get; init; }

    /// <summary>The collections, or else the place.</summary>
    public string Name =>
        Search.Collections is { Count: > 0 } collections ? string.Join('+', collections).Replace('/', '-')
        : Uri.TryCreate(Place, UriKind.Absolute, out Uri? address) && !address.IsFile ? address.Host
        : Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Place)));

    private string Rows => Path.Combine(_folder.FullName, "rows.jsonl");

    public async IAsyncEnumerable<IReadOnlyDictionary<string, string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_isKept)
        {
            foreach (IReadOnlyDictionary<string, string> row in BatchRows.Read(Rows))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }

            yield break;
        }

        var jobs = new StacJobs(Bindings);
        using (FindSession session = await FindSession.OpenAsync(Place, Client, cancellationToken).ConfigureAwait(false))
        {
            using FileStream kept = File.Create(Rows);
            await foreach (StacPage page in session.PagesAsync(Search, cancellationToken).ConfigureAwait(false))
            {
                foreach (IReadOnlyDictionary<string, string> row in page.Items.Select(jobs.RowOf).OfType<IReadOnlyDictionary<string, string>>())
                {
                    JobLines.Write(kept, row);
                    yield return row;
                }
            }
        }

        JobWarnings.Tell(jobs, IsForDps);
        _isKept = true;
        if (jobs.Count == 0)
        {
            throw new FormatException(
                jobs.Lacking == 0 ? $"Nothing is found in {Place}: there is nothing to run." : $"No item that is found in {Place} has what its job needs: there is nothing to run.");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>Jobs as JSON lines.</summary>
internal static class JobLines
{
    public static void Write(Stream output, IReadOnlyDictionary<string, string> row)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Reports.JsonReport.Options.Encoder }))
        {
            json.WriteStartObject();
            foreach ((string input, string value) in row)
            {
                json.WriteString(input, value);
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}

/// <summary>Says what is to be known of jobs before they are run.</summary>
internal static class JobWarnings
{
    public static void Tell(StacJobs jobs, bool isForDps)
    {
        foreach (StacWarning warning in jobs.Warnings.Where(one => isForDps || !one.IsOfDps))
        {
            FindSession.Say(warning.Message);
        }
    }
}
