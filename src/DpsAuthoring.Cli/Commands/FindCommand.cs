using System.CommandLine;
using System.Text.Json;
using DpsAuthoring.Cli.Searches;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps find</c>: from a catalogue to the jobs of a batch.</summary>
internal static class FindCommand
{
    private const string Description =
        """
        Finds items in a STAC API, in a catalogue of files, or in NASA's CMR, and makes a table of jobs of them.

        Examples:
          dps find https://stac.maap-project.org --collections       what there is
          dps find https://earth-search.aws.element84.com/v1 -c sentinel-2-l2a --bbox 10,45,11,46 --datetime 2026-01 --count
          dps find catalog/ -c dem                                    a catalogue of files; the first 20
          dps find catalog/ -c dem --asset data --as jobs.csv         a job for each, in the algorithm's folder
          dps batch --rows jobs.csv                                   run them
          dps batch --find catalog/ -c dem --asset data               both at once
          dps find https://cmr.earthdata.nasa.gov -c GEDI02_A --bind granule=asset:data --bind name=id --as jobs.jsonl
          dps find URL -c dem --geojson --output dem.geojson          the items themselves, for QGIS

        A token for the server is read from DPS_STAC_TOKEN, and goes to that server alone. The memory that is needed does not grow with the items.

        Exit codes: 0 found, 1 nothing is found or some items lack what a job needs, 2 it could not search, 128 and its number for a signal.
        """;

    /// <summary>How many items are shown where nobody says how many.</summary>
    private const int Shown = 20;

    public static Command Create()
    {
        var find = new FindOptions();
        var place = new Argument<string>("PLACE") { Description = "The address of a STAC API, of a catalogue or of CMR; a folder or a file.", HelpName = "URL|FOLDER|FILE" };
        var collections = new Option<bool>("--collections") { Description = "List the collections that there are." };
        var count = new Option<bool>("--count") { Description = "Tell how many items there are, in one request." };
        var fields = new Option<string?>("--fields") { Description = "Which fields of the items: id,properties.datetime, or -geometry for all but it.", HelpName = "FIELDS" };
        var json = new Option<bool>("--json") { Description = "Print the outcome as one JSON object with a version." };
        var lines = new Option<bool>("--jsonl") { Description = "Print the items as JSON, one a line." };
        var geoJson = new Option<bool>("--geojson") { Description = "Print the items as GeoJSON." };
        var output = new Option<string?>("--output", "-o") { Description = "Write the items to a file; .jsonl and .geojson say how.", HelpName = "FILE" };
        var table = new Option<string?>("--as") { Description = "Write a job for each item to a .csv or .jsonl, which dps batch --rows and dps submit --rows take.", HelpName = "FILE" };
        var input = new Option<string?>("--input") { Description = "The input that gets --asset. Default: the algorithm's only file input.", HelpName = "NAME" };
        var algorithm = new Option<string>("--algorithm")
        {
            Description = "The algorithm whose inputs are bound. Default: the one in this folder.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => ".",
        };
        var command = new Command("find", Description) { place, collections, count, fields, json, lines, geoJson, output, table, input, algorithm };
        foreach (Option option in find.Search.Concat(find.Binding))
        {
            command.Add(option);
        }

        command.SetAction(parsed => Interruption.Run(async cancel =>
        {
            var request = new FindRequest
            {
                Search = find.ReadSearch(parsed) with { Fields = FieldsOf(parsed.GetValue(fields)) },
                Format = FormatOf(parsed.GetValue(json), parsed.GetValue(lines), parsed.GetValue(geoJson), parsed.GetValue(output)),
                Output = parsed.GetValue(output),
                Table = parsed.GetValue(table),
                Bindings = BindingsOf(),
            };
            using FindSession session = await FindSession.OpenAsync(
                parsed.GetValue(place)!, find.ReadClient(parsed, FindSession.Say), cancel).ConfigureAwait(false);
            return parsed.GetValue(collections) ? await CollectionsAsync(session, request.Format == FindFormat.Json, cancel).ConfigureAwait(false)
                : parsed.GetValue(count) ? await CountAsync(session, request, cancel).ConfigureAwait(false)
                : await FindAsync(session, request, cancel).ConfigureAwait(false);

            IReadOnlyList<StacBinding> BindingsOf() =>
                parsed.GetValue(table) is not null ? find.ReadBindings(parsed, parsed.GetValue(input), AlgorithmAt(parsed.GetValue(algorithm)!, parsed.GetResult(algorithm)!.Implicit))
                : find.IsBound(parsed) || parsed.GetValue(input) is not null ? throw new CouldNotRunException("--asset, --input and --bind are for jobs: give the table's file by --as jobs.csv.")
                : [];
        }));
        return command;
    }

    private static async Task<int> CollectionsAsync(FindSession session, bool isJson, CancellationToken cancel)
    {
        IReadOnlyList<StacCollection> all = await session.CollectionsAsync(cancel).ConfigureAwait(false);
        if (isJson)
        {
            using Stream output = Console.OpenStandardOutput();
            JsonOutput.Write(output, json =>
            {
                json.WriteStartArray("collections");
                foreach (StacCollection one in all)
                {
                    StacJson.Write(json, one);
                }

                json.WriteEndArray();
            });
        }
        else if (all.Count > 0)
        {
            TextTable.Write(Console.Out, ["ID", "TITLE", "TIME"], [.. all.Select(one => new[] { one.Id, one.Title, TimeOf(one) })]);
        }

        return Found(all.Count, "It has no collections.");
    }

    private static async Task<int> CountAsync(FindSession session, FindRequest request, CancellationToken cancel)
    {
        long? count = await session.CountAsync(request.Search, cancel).ConfigureAwait(false);
        if (request.Format == FindFormat.Json)
        {
            using Stream output = Console.OpenStandardOutput();
            JsonOutput.Write(output, json =>
            {
                json.WritePropertyName("count");
                WriteNumber(json, count);
            });
            return DpsExitCode.Clean;
        }

        Console.Out.WriteLine(count ?? throw new CouldNotRunException("The server does not count: leave out --count, or count the lines of --jsonl."));
        return DpsExitCode.Clean;
    }

    private static async Task<int> FindAsync(FindSession session, FindRequest request, CancellationToken cancel)
    {
        bool isTable = request is { Format: FindFormat.Table, Table: null };
        StacSearch search = isTable && request.Search.Max is null ? request.Search with { Max = Shown } : request.Search;
        using WholeFile? jobsFile = request.Table is { } path ? new WholeFile(path) : null;
        using JobTable? jobs = jobsFile is null ? null : new JobTable(jobsFile.Stream, new StacJobs(request.Bindings), IsCsv(request.Table!));
        using WholeFile? itemsFile = request.Output is { } file ? new WholeFile(file) : null;
        using Stream stream = itemsFile?.Stream ?? Console.OpenStandardOutput();
        using IItemOutput? items = jobs is not null && request.Format == FindFormat.Table ? null : request.OutputTo(stream);
        long found = 0;
        long? matched = null;
        await foreach (StacPage page in session.PagesAsync(search, cancel).ConfigureAwait(false))
        {
            found += page.Items.Count;
            matched = page.Matched;
            items?.Write(page);
            jobs?.Write(page);
        }

        items?.End();
        jobs?.End();
        itemsFile?.Keep();
        if (jobs is null)
        {
            if (isTable && found == search.Max && matched is null or > Shown && search.Max != request.Search.Max)
            {
                Console.Error.WriteLine($"{found}{(matched is { } all ? $" of {all}" : "")} are shown: --max N for more, --json, --jsonl or --geojson for all, --as jobs.csv for jobs.");
            }

            return Found(found, "Nothing is found.");
        }

        JobWarnings.Tell(jobs.Jobs, isForDps: true);
        if (jobs.Jobs.Count == 0)
        {
            return Found(0, found == 0 ? $"Nothing is found, and {request.Table} is not written." : $"No item gives a job, and {request.Table} is not written.");
        }

        jobsFile!.Keep();
        if (items is null || request.Output is not null)
        {
            Console.Out.WriteLine($"{jobs.Jobs.Count} {(jobs.Jobs.Count == 1 ? "job" : "jobs")} in {request.Table}");
        }

        return jobs.Jobs.Lacking == 0 ? DpsExitCode.Clean : DpsExitCode.Findings;
    }

    private static int Found(long count, string otherwise)
    {
        if (count > 0)
        {
            return DpsExitCode.Clean;
        }

        FindSession.Say(otherwise);
        return DpsExitCode.Findings;
    }

    /// <summary>The algorithm of a folder; of this one only where there is one.</summary>
    private static Algorithm? AlgorithmAt(string folder, bool mayBeNone)
    {
        try
        {
            return JobOptions.AlgorithmsAt(folder).Algorithms.OrderBy(one => one.Key == JobContract.Ogc ? 0 : 1).First().Value;
        }
        catch (CouldNotRunException) when (mayBeNone)
        {
            return null;
        }
    }

    private static bool IsCsv(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => true,
        ".JSONL" or ".NDJSON" => false,
        _ => throw new CouldNotRunException($"--as {path} says by its end what it is: write .csv or .jsonl."),
    };

    private static FindFormat FormatOf(bool json, bool lines, bool geoJson, string? output)
    {
        string? end = output is null ? null : Path.GetExtension(output).ToUpperInvariant();
        return (json, lines, geoJson, end) switch
        {
            (true, false, false, _) => FindFormat.Json,
            (false, true, false, _) or (false, false, false, ".JSONL" or ".NDJSON") => FindFormat.Lines,
            (false, false, true, _) or (false, false, false, ".GEOJSON" or ".JSON") => FindFormat.GeoJson,
            (false, false, false, _) => FindFormat.Table,
            _ => throw new CouldNotRunException("--json, --jsonl and --geojson are three ways to write the items: choose one."),
        };
    }

    private static string[] FieldsOf(string? fields)
    {
        string[] all = (fields ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Exists(all, field => field is "+" or "-")
            ? throw new CouldNotRunException($"--fields {fields} names no field: write id,properties.datetime or -geometry.")
            : all;
    }

    private static string? TimeOf(StacCollection collection) =>
        collection.Extent?.Temporal.Interval is [[var begin, var end, ..], ..] ? $"{begin?.Split('T')[0] ?? ".."}/{end?.Split('T')[0] ?? ".."}" : null;

    private static void WriteNumber(Utf8JsonWriter json, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumberValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
