using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>The table of the jobs that items give.</summary>
/// <param name="Sample">Some of the items.</param>
/// <param name="Rows">The jobs, as JSON, one a line.</param>
/// <param name="Count">How many jobs there are.</param>
/// <param name="Items">How many items were read.</param>
/// <param name="Warnings">What is to be known of the jobs before they are run.</param>
internal sealed record ItemJobs(IReadOnlyList<StacItem> Sample, string Rows, long Count, long Items, IReadOnlyList<StacWarning> Warnings)
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ItemJobs None { get; } = new([], "", 0, 0, []);

    /// <summary>Makes the jobs.</summary>
    /// <param name="sample">Some of the items.</param>
    /// <param name="items">All of them.</param>
    /// <param name="bindings">What a job gets of its item.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="StacException">There are too many, or they cannot be read.</exception>
    public static async Task<ItemJobs> MakeAsync(
        IReadOnlyList<StacItem> sample, IAsyncEnumerable<StacItem> items, IReadOnlyList<StacBinding> bindings, CancellationToken cancel)
    {
        var jobs = new StacJobs(bindings);
        var rows = new StringBuilder();
        long count = 0;
        await foreach (StacItem item in items.WithCancellation(cancel).ConfigureAwait(false))
        {
            if (++count > ItemJobsPage.Most)
            {
                throw new StacException(
                    StacErrorKind.Unsupported, $"There are more than {ShownNumber.Of(ItemJobsPage.Most)} items, which are too many for this page: narrow the search, or use dps submit --find.");
            }

            if (jobs.RowOf(item) is { } row)
            {
                rows.Append(Line(row)).Append('\n');
            }
        }

        // Jobs run on this machine, no file of it is in the table, and they reach a private network as well as it does.
        return new(sample, rows.ToString(), jobs.Count, count, [.. jobs.Warnings.Where(warning => !warning.IsOfDps)]);
    }

    private static string Line(IReadOnlyDictionary<string, string> row)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, s_json))
        {
            json.WriteStartObject();
            foreach ((string input, string value) in row)
            {
                json.WriteString(input, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.ToArray());
    }
}
