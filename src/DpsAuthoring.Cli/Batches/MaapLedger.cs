using System.Text.Json;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Batches;

/// <summary>
/// What a batch has sent to a server, in a file to which lines are added: a job is on the disk before its request leaves, so that the next
/// process knows what to look for, and what it was given.
/// </summary>
internal sealed class MaapLedger
{
    private const string FileName = "jobs.jsonl";

    private readonly string _path;
    private readonly Dictionary<string, MaapLedgerJob> _jobs = new(StringComparer.Ordinal);

    private MaapLedger(string path) => _path = path;

    /// <summary>The name of the server's profile, or its address where it has none.</summary>
    public string Server { get; private set; } = "";

    /// <summary>The contract of the jobs, and so the API that is spoken.</summary>
    public JobContract Contract { get; private set; }

    /// <summary>The tag that all of the batch's jobs have, and no others.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>The jobs by their ids.</summary>
    public IReadOnlyDictionary<string, MaapLedgerJob> Jobs => _jobs;

    /// <summary>Opens the one in a folder, and makes it where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="profile">The server that the jobs are sent to.</param>
    /// <param name="contract">Their contract.</param>
    /// <param name="tag">The tag of all of them.</param>
    /// <exception cref="CouldNotRunException">Jobs were sent to another server.</exception>
    public static MaapLedger Open(string folder, Profile profile, JobContract contract, string tag)
    {
        string server = profile.Lasting;
        if (Find(folder) is { } there)
        {
            return there.Server == server
                ? there
                : throw new CouldNotRunException(
                    $"The jobs of this batch were sent to {there.Server}, and this is {server}: go on with -- --profile {there.Server}, or give this one another name with --name.");
        }

        Directory.CreateDirectory(folder);
        var ledger = new MaapLedger(Path.Combine(folder, FileName)) { Server = server, Contract = contract, Tag = tag };
        ledger.Append([json =>
        {
            json.WriteNumber("version", JsonFormat.Version);
            json.WriteString("server", server);
            json.WriteString("contract", contract.ToString());
            json.WriteString("tag", tag);
        }]);
        return ledger;
    }

    /// <summary>The one in a folder; null where there is none.</summary>
    public static MaapLedger? Find(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        var ledger = new MaapLedger(path);
        foreach (string line in File.ReadLines(path))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                ledger.Take(json.RootElement);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                // A kill in the middle of a line leaves half of it, of a request that had not left.
            }
        }

        return ledger.Tag.Length > 0 ? ledger : null; // Nothing was sent before its first line was whole.
    }

    /// <summary>Notes jobs whose requests are about to leave; when this returns they are on the disk.</summary>
    public void Add(IEnumerable<JobRequest> jobs)
    {
        DateTime now = DateTime.UtcNow;
        JobRequest[] all = [.. jobs];
        foreach (JobRequest job in all)
        {
            _jobs[job.Id] = new MaapLedgerJob(now, job.Values);
        }

        Append(all.Select<JobRequest, Action<Utf8JsonWriter>>(job => json =>
        {
            json.WriteString("id", job.Id);
            json.WriteString("sent", now);
            json.WriteStartObject("values");
            foreach ((string name, string value) in job.Values)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }));
    }

    private void Append(IEnumerable<Action<Utf8JsonWriter>> lines)
    {
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        if (file.Position > 0)
        {
            file.WriteByte((byte)'\n'); // The last line may be half a one.
        }

        bool isFirst = true;
        foreach (Action<Utf8JsonWriter> line in lines)
        {
            if (!isFirst)
            {
                file.WriteByte((byte)'\n');
            }

            isFirst = false;
            using var json = new Utf8JsonWriter(file);
            json.WriteStartObject();
            line(json);
            json.WriteEndObject();
        }

        file.Flush(flushToDisk: true);
    }

    private void Take(JsonElement line)
    {
        if (line.TryGetProperty("tag", out JsonElement tag))
        {
            (Server, Contract, Tag) =
                (line.GetProperty("server").GetString()!, Enum.Parse<JobContract>(line.GetProperty("contract").GetString()!), tag.GetString()!);
            return;
        }

        _jobs[line.GetProperty("id").GetString()!] = new MaapLedgerJob(
            line.GetProperty("sent").GetDateTime(),
            line.GetProperty("values").EnumerateObject()
                .ToDictionary(value => value.Name, value => value.Value.GetString()!, StringComparer.Ordinal));
    }
}

/// <summary>A job that was sent.</summary>
/// <param name="Sent">When its request was about to leave.</param>
/// <param name="Values">The inputs' values, as its row has them.</param>
internal sealed record MaapLedgerJob(DateTime Sent, IReadOnlyDictionary<string, string> Values);
