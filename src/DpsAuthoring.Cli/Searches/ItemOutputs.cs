using System.Globalization;
using System.Text;
using System.Text.Json;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Cli.Searches;

/// <summary>Takes items as they are found, page by page, and keeps none.</summary>
internal interface IItemOutput : IDisposable
{
    void Write(StacPage page);

    /// <summary>All have come.</summary>
    void End();
}

/// <summary>Items for people: a few, in columns.</summary>
internal sealed class ItemTable(TextWriter output) : IItemOutput
{
    private const int MostAssets = 6;

    private readonly List<IReadOnlyList<string?>> _rows = [];

    public void Write(StacPage page) => _rows.AddRange(page.Items.Select(Row));

    public void End()
    {
        if (_rows.Count > 0)
        {
            TextTable.Write(output, ["ID", "COLLECTION", "TIME", "CLOUD", "ASSETS"], _rows);
        }
    }

    public void Dispose() => output.Dispose();

    private static string?[] Row(StacItem item) =>
    [
        item.Id,
        item.Collection,
        item.Start is { } time ? StacTime.Write(item.DateTime ?? time) : null,
        item.Properties.TryGetValue("eo:cloud_cover", out JsonElement cover) && cover.ValueKind == JsonValueKind.Number
            ? cover.GetDouble().ToString("0.#", CultureInfo.InvariantCulture)
            : null,
        string.Join(' ', item.Assets.Keys.Take(MostAssets)) + (item.Assets.Count > MostAssets ? $" +{item.Assets.Count - MostAssets}" : ""),
    ];
}

/// <summary>Items one a line.</summary>
internal sealed class ItemLines(Stream output) : IItemOutput
{
    public void Write(StacPage page)
    {
        foreach (StacItem item in page.Items)
        {
            output.Write(Encoding.UTF8.GetBytes(StacJson.Write(item, isIndented: false)));
            output.Write("\n"u8);
        }
    }

    public void End() => output.Flush();

    public void Dispose() => output.Dispose();
}

/// <summary>Items in one object, which begins with some members of its own.</summary>
internal sealed class ItemObject : IItemOutput
{
    private readonly Stream _output;
    private readonly Utf8JsonWriter _json;

    private ItemObject(Stream output, string list, Action<Utf8JsonWriter> begin)
    {
        _output = output;
        _json = new(output, JsonReport.Options);
        _json.WriteStartObject();
        begin(_json);
        _json.WriteStartArray(list);
    }

    /// <summary>A list of GeoJSON.</summary>
    public static ItemObject GeoJson(Stream output) => new(output, "features", json => json.WriteString("type", "FeatureCollection"));

    /// <summary>The outcome of a command, with a version.</summary>
    public static ItemObject Versioned(Stream output) =>
        new(output, "items", json => json.WriteNumber("version", JsonFormat.Version));

    public void Write(StacPage page)
    {
        foreach (StacItem item in page.Items)
        {
            StacJson.Write(_json, item);
        }

        _json.Flush();
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _output.Write("\n"u8);
        _output.Flush();
    }

    public void Dispose()
    {
        _json.Dispose();
        _output.Dispose();
    }
}

/// <summary>A job for each item, as a table that <c>dps batch --rows</c> and <c>dps submit --rows</c> read.</summary>
internal sealed class JobTable : IItemOutput
{
    private readonly Stream _output;
    private readonly StreamWriter? _text;
    private readonly CsvWriter? _csv;

    /// <param name="output">Takes it.</param>
    /// <param name="jobs">Makes the jobs.</param>
    /// <param name="isCsv">Whether it is a CSV, and not JSON lines.</param>
    public JobTable(Stream output, StacJobs jobs, bool isCsv)
    {
        _output = output;
        Jobs = jobs;
        if (isCsv)
        {
            _text = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            _csv = new(_text);
            _csv.Write(jobs.Bindings.Select(one => one.Input));
        }
    }

    public StacJobs Jobs { get; }

    public void Write(StacPage page)
    {
        foreach (IReadOnlyDictionary<string, string> row in page.Items.Select(Jobs.RowOf).OfType<IReadOnlyDictionary<string, string>>())
        {
            if (_csv is null)
            {
                JobLines.Write(_output, row);
            }
            else
            {
                _csv.Write(Jobs.Bindings.Select(one => row[one.Input]));
            }
        }
    }

    public void End() => _text?.Flush();

    public void Dispose() => _text?.Dispose();
}
