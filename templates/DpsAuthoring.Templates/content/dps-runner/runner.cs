#!/usr/bin/env -S dotnet run
// Runs an algorithm over the rows of a table on MAAP, or on a local DPS: submits, watches, resubmits, collects.
//
//   dotnet run runner.cs                                         the settings below
//   dotnet run runner.cs -- table=more.csv tag=second-try        any of them given
//
// It may be stopped at any moment and started again: what was submitted is in the ledger, and is not submitted again.
#:package DpsAuthoring.Maap
#:property PublishAot=false

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Maap;

var given = args.Select(arg => arg.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "");
string Setting(string name, string standard) => given.Remove(name, out string? value) ? value : standard;

// ---- Settings ------------------------------------------------------------------------------------------------------------------
string algorithm = Setting("algorithm", "gdal-wrapper:main");       // name:version, or a process id
string table = Setting("table", "jobs.csv");                        // a column for each input, a row for each job
string queue = Setting("queue", "maap-dps-sandbox");
string tag = Setting("tag", "my-run");                              // one for each run; the jobs are found by it
string tries = Setting("attempts", "2");                            // how often a row may be tried
string output = Setting("output", "results");
string host = Setting("host", Environment.GetEnvironmentVariable("MAAP_API_HOST") is { Length: > 0 } named ? named : "api.maap-project.org");
// --------------------------------------------------------------------------------------------------------------------------------

if (given.Count > 0)
{
    Console.Error.WriteLine($"'{given.Keys.First()}' is not a setting: see the top of runner.cs.");
    return 2;
}

if (!int.TryParse(tries, NumberStyles.None, CultureInfo.InvariantCulture, out int attempts) || attempts < 1
    || !Uri.TryCreate(host.Contains("://", StringComparison.Ordinal) ? host : "https://" + host, UriKind.Absolute, out Uri? address))
{
    Console.Error.WriteLine($"attempts is a whole number from 1 on, and host an address: not '{tries}' and '{host}'.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true; // The ledger is written to its end; the jobs go on.
    stop.Cancel();
};

try
{
    using var client = new MaapClient(address, MaapCredential.FromEnvironment()); // MAAP_PGT
    Row[] rows = Table.Read(table);
    Directory.CreateDirectory(output);
    using var ledger = new Ledger(Path.Combine(output, "ledger.jsonl"));
    Console.WriteLine($"{rows.Length} rows of {table}, {algorithm}, tag {tag}, at {client.Endpoint}");

    await ledger.FindUnknownAsync(client, stop.Token);
    var jobs = new Dictionary<string, MaapJob>();
    for (int attempt = 1; ; attempt++)
    {
        Row[] next = [.. rows.Where(row => ledger.Attempts(row) < attempts && !ledger.HasGood(row, jobs))];
        if (next.Length > 0)
        {
            await SubmitAsync(client, ledger, next);
        }

        jobs = await WatchAsync(client, ledger);
        if (!rows.Any(row => ledger.Attempts(row) < attempts && !ledger.HasGood(row, jobs)))
        {
            break;
        }
    }

    return await Results.WriteAsync(client, rows, ledger, jobs, output, stop.Token) ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped; the jobs go on. Start it again to go on watching.");
    return 130;
}
catch (Exception e) when (e is MaapException or IOException or FormatException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

// Hands in rows, 16 at a time. A row's tag is in the ledger before it is sent, so that it can be looked up whatever happens.
async Task SubmitAsync(MaapClient client, Ledger ledger, IReadOnlyList<Row> next)
{
    MaapSubmission[] submissions =
    [
        .. next.Select(row => new MaapSubmission
        {
            Algorithm = algorithm,
            Queue = queue,
            Tag = tag,
            UniqueTag = ledger.Begin(row),
            Inputs = row.ToJson(),
        }),
    ];
    MaapException? problem = null;
    int submitted = 0;
    await foreach (MaapSubmissionOutcome outcome in client.SubmitManyAsync(submissions, cancellationToken: stop.Token))
    {
        ledger.End(outcome.Submission.UniqueTag!, outcome.State, outcome.JobId);
        submitted += outcome.State == MaapSubmissionState.Submitted ? 1 : 0;
        problem ??= outcome.Error;
    }

    Console.WriteLine($"{submitted} of {next.Count} submitted");
    if (problem is not null)
    {
        throw problem;
    }
}

// Asks for all jobs of the tag, a page at a time, until those of the ledger have ended.
async Task<Dictionary<string, MaapJob>> WatchAsync(MaapClient client, Ledger ledger)
{
    string told = "";
    for (int seconds = 1; ; seconds = Math.Min(seconds * 2, 60))
    {
        var jobs = new Dictionary<string, MaapJob>();
        await foreach (MaapJob job in client.GetJobs(new MaapJobFilter { Tag = tag }).WithCancellation(stop.Token))
        {
            jobs[job.Id] = job;
        }

        MaapState[] states = [.. ledger.JobIds.Select(id => jobs.TryGetValue(id, out MaapJob? job) ? job.State : MaapState.Accepted)];
        string now = string.Join(", ", states.CountBy(state => state).OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key}"));
        if (now != told)
        {
            Console.WriteLine($"{DateTime.UtcNow:HH:mm:ss} {now}");
            told = now;
        }

        if (states.All(state => state.IsTerminal()))
        {
            return jobs;
        }

        await Task.Delay(TimeSpan.FromSeconds(seconds), stop.Token);
    }
}

/// <summary>A row: its number in the table, and the inputs of its job.</summary>
sealed record Row(int Number, IReadOnlyDictionary<string, string> Inputs)
{
    /// <summary>What the ledger knows it by, wherever in the table it stands.</summary>
    public string Key => ToJson().ToJsonString();

    public JsonObject ToJson() =>
        new(Inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => KeyValuePair.Create(input.Key, (JsonNode?)input.Value)));
}

/// <summary>A table of comma-separated values, with quotes as spreadsheets write them.</summary>
static class Table
{
    public static Row[] Read(string file)
    {
        string[][] lines = [.. Split(File.ReadAllText(file))];
        if (lines.Length < 2)
        {
            throw new FormatException($"{file} has no rows: write the inputs' names in the first line, and a line for each job.");
        }

        string[] names = lines[0];
        return
        [
            .. lines.Skip(1).Select((cells, at) => cells.Length == names.Length
                ? new Row(at + 1, names.Zip(cells).Where(cell => cell.Second.Length > 0).ToDictionary(cell => cell.First, cell => cell.Second))
                : throw new FormatException($"Row {at + 1} of {file} has {cells.Length} cells, and there are {names.Length} columns.")),
        ];
    }

    private static IEnumerable<string[]> Split(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '"')
            {
                // Two of them within quotes are one.
                if (quoted && at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (!quoted && c is ',' or '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    if (cells is not [""])
                    {
                        yield return [.. cells];
                    }

                    cells.Clear();
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            yield return [.. cells, cell.ToString().TrimEnd('\r')];
        }
    }
}

/// <summary>What was submitted: a line before each submission, with its unique tag, and one when its job is known.</summary>
sealed class Ledger : IDisposable
{
    private readonly Dictionary<string, (string Inputs, string? Job)> _submissions = [];
    private readonly StreamWriter _file;

    public Ledger(string file)
    {
        foreach (string line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            if (Parse(line) is { } entry)
            {
                Note(entry);
            }
        }

        _file = new StreamWriter(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
    }

    public IEnumerable<string> JobIds => _submissions.Values.Select(one => one.Job).OfType<string>();

    public int Attempts(Row row) => _submissions.Values.Count(one => one.Inputs == row.Key);

    public string? JobOf(Row row) => _submissions.Values.LastOrDefault(one => one.Inputs == row.Key).Job;

    public bool HasGood(Row row, IReadOnlyDictionary<string, MaapJob> jobs) => _submissions.Values.Any(one =>
        one.Inputs == row.Key && one.Job is { } id && (!jobs.TryGetValue(id, out MaapJob? job) || job.State is not (MaapState.Failed or MaapState.Dismissed)));

    public string Begin(Row row)
    {
        string unique = MaapSubmission.NewUniqueTag();
        Write(new Entry(unique, row.Key, null, false));
        return unique;
    }

    public void End(string unique, MaapSubmissionState state, string? job)
    {
        if (state != MaapSubmissionState.Unknown) // That one is looked up at the next start.
        {
            Write(new Entry(unique, _submissions[unique].Inputs, job, job is null));
        }
    }

    /// <summary>Looks up what an earlier start had begun to submit, and never heard of.</summary>
    public async Task FindUnknownAsync(MaapClient client, CancellationToken cancel)
    {
        foreach (string unique in _submissions.Where(one => one.Value.Job is null).Select(one => one.Key).ToList())
        {
            MaapJob? job = await client.FindJobAsync(unique, cancel);
            Write(new Entry(unique, _submissions[unique].Inputs, job?.Id, job is null));
        }
    }

    public void Dispose() => _file.Dispose();

    private void Write(Entry entry)
    {
        var line = new JsonObject { ["tag"] = entry.Tag, ["inputs"] = JsonNode.Parse(entry.Inputs), ["job"] = entry.Job, ["not_submitted"] = entry.IsVoid };
        _file.WriteLine(line.ToJsonString());
        ((FileStream)_file.BaseStream).Flush(flushToDisk: true);
        Note(entry);
    }

    private void Note(Entry entry)
    {
        if (entry.IsVoid)
        {
            _submissions.Remove(entry.Tag);
        }
        else
        {
            _submissions[entry.Tag] = (entry.Inputs, entry.Job);
        }
    }

    private static Entry? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject read
                ? new Entry((string)read["tag"]!, read["inputs"]!.ToJsonString(), (string?)read["job"], (bool)read["not_submitted"]!)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentNullException)
        {
            return null; // The last line of one that was killed.
        }
    }

    private sealed record Entry(string Tag, string Inputs, string? Job, bool IsVoid);
}

/// <summary>The table of what came out, and its map.</summary>
static class Results
{
    /// <returns>Whether every row has its result.</returns>
    public static async Task<bool> WriteAsync(
        MaapClient client, Row[] rows, Ledger ledger, IReadOnlyDictionary<string, MaapJob> jobs, string folder, CancellationToken cancel)
    {
        var lines = new List<string> { "row,job,state,seconds,place,problem" };
        var boxes = new List<(string Name, double West, double South, double East, double North)>();
        int good = 0;
        foreach (Row row in rows)
        {
            MaapJob? job = ledger.JobOf(row) is { } id ? jobs.GetValueOrDefault(id) : null;
            MaapJobResults? results = job?.State is MaapState.Successful or MaapState.Failed ? await client.GetResultsAsync(job.Id, cancel) : null;
            string? place = results is null ? null : FolderOf(job!, results) ?? results.Places.FirstOrDefault()?.Text;
            string problem = results?.Failure?.TrimEnd().Split('\n')[^1] ?? "";
            lines.Add(string.Join(',', new[] { $"{row.Number}", job?.Id ?? "", $"{job?.State}", $"{job?.Duration?.TotalSeconds:0.0}", place ?? "", problem }.Select(Quoted)));
            if (job?.State == MaapState.Successful)
            {
                good++;
                if (Directory.Exists(place))
                {
                    boxes.AddRange(Directory.EnumerateFiles(place, "*.tif", SearchOption.AllDirectories)
                        .Select(file => (Path.GetFileName(file), Box: GeoTiff.Read(file))).Where(one => one.Box is not null)
                        .Select(one => ($"row {row.Number}: {one.Item1}", one.Box!.Value.West, one.Box.Value.South, one.Box.Value.East, one.Box.Value.North)));
                }
            }
        }

        File.WriteAllLines(Path.Combine(folder, "results.csv"), lines);
        File.WriteAllText(Path.Combine(folder, "map.svg"), Map(boxes));
        Console.WriteLine($"{good} of {rows.Length} rows have their results: {Path.Combine(folder, "results.csv")}, and a map of {boxes.Count} rasters in map.svg");
        return good == rows.Length;
    }

    // On this machine for a local DPS, below the home in a workspace of MAAP.
    private static string? FolderOf(MaapJob job, MaapJobResults results)
    {
        string? local = results.Places.FirstOrDefault(place => place.Kind == MaapPlaceKind.File)?.Address!.LocalPath;
        string? mounted = job.ProductFolder is { } folder ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), folder) : null;
        return new[] { local, mounted }.FirstOrDefault(Directory.Exists);
    }

    private static string Quoted(string text) => text.IndexOfAny([',', '"', '\n', '\r']) < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";

    /// <summary>Longitudes to the right, latitudes upwards, a line every 30 and 15 degrees, a box for each raster.</summary>
    private static string Map(IEnumerable<(string Name, double West, double South, double East, double North)> boxes)
    {
        var svg = new StringBuilder("<svg xmlns='http://www.w3.org/2000/svg' viewBox='-180 -90 360 180' width='1080' height='540' style='background:#eef3f7'>\n");
        for (int line = -180; line <= 180; line += 30)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d='M{line} -90V90M-180 {line / 2.0}H180' stroke='#b8c6d1' stroke-width='.3'/>\n");
        }

        foreach ((string name, double west, double south, double east, double north) in boxes)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect x='{west}' y='{-north}' width='{Math.Max(east - west, .5)}' height='{Math.Max(north - south, .5)}' fill='#0b6e4f55' stroke='#0b6e4f' stroke-width='.4'><title>{System.Security.SecurityElement.Escape(name)}</title></rect>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }
}

/// <summary>Where a GeoTIFF in degrees lies, from its header.</summary>
static class GeoTiff
{
    public static (double West, double South, double East, double North)? Read(string file)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(file));
            ushort order = reader.ReadUInt16();
            if (order != 0x4949 || reader.ReadUInt16() != 42)
            {
                return null; // Neither big-endian nor BigTIFF: GDAL writes others only where it is asked to, or they are large.
            }

            var tags = new Dictionary<ushort, (ushort Type, uint Count, uint Value)>();
            reader.BaseStream.Position = reader.ReadUInt32();
            for (int left = reader.ReadUInt16(); left > 0; left--)
            {
                tags[reader.ReadUInt16()] = (reader.ReadUInt16(), reader.ReadUInt32(), reader.ReadUInt32());
            }

            double[] scale = Doubles(33550), tie = Doubles(33922);
            uint Size(ushort tag) => tags[tag].Type == 3 ? tags[tag].Value & 0xFFFF : tags[tag].Value;
            double west = tie[3] - (tie[0] * scale[0]), north = tie[4] + (tie[1] * scale[1]);
            double east = west + (Size(256) * scale[0]), south = north - (Size(257) * scale[1]);
            return west >= -361 && east <= 361 && south >= -91 && north <= 91 ? (west, south, east, north) : null;

            double[] Doubles(ushort tag)
            {
                reader.BaseStream.Position = tags[tag].Value;
                return [.. Enumerable.Range(0, (int)Math.Min(tags[tag].Count, 6)).Select(_ => reader.ReadDouble())];
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
