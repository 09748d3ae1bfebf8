using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Remote;

/// <summary>
/// What was submitted of a table, in a file to which lines are added: each job is on the disk before its request leaves, so that whatever
/// is killed, the next run knows which jobs the server may have.
/// </summary>
internal sealed class SubmissionLedger : IDisposable
{
    private const string Folder = "dps_submissions";
    private const string Extension = ".jsonl";

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly Dictionary<string, LedgerEntry> _entries = new(StringComparer.Ordinal);
    private FileStream? _file;
    private FileLock? _held;

    private SubmissionLedger(string path) => _path = path;

    /// <summary>The tag that all of its jobs have, and no others.</summary>
    public string Batch { get; private set; } = "";

    /// <summary>The server that they were submitted to.</summary>
    public string Server { get; private set; } = "";

    /// <summary>Of which algorithm they are.</summary>
    public string Algorithm { get; private set; } = "";

    /// <summary>The jobs by their keys.</summary>
    public IReadOnlyDictionary<string, LedgerEntry> Entries => _entries;

    public static string PathOf(string name) => Path.GetFullPath(Path.Combine(Folder, name + Extension));

    /// <summary>The ledger of a name; null for the only one that there is.</summary>
    /// <exception cref="CouldNotRunException">There is none.</exception>
    public static SubmissionLedger Find(string? name)
    {
        string[] all = Directory.Exists(Folder)
            ? [.. Directory.GetFiles(Folder, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)]
            : [];
        string chosen =
            name is not null ? all.Contains(name) ? name : throw new CouldNotRunException(
                $"No table was submitted as {name} from this folder{(all.Length == 0 ? "" : $"; there are: {string.Join(", ", all)}")}.")
            : all is [var only] ? only
            : all.Length == 0 ? throw new CouldNotRunException("Name the jobs by their ids, or by --tag: no table was submitted from this folder.")
            : throw new CouldNotRunException($"Name the jobs by their ids, by --tag, or by --name, which is one of: {string.Join(", ", all)}.");
        return Read(PathOf(chosen));
    }

    /// <summary>A ledger as it is now; an empty one where there is none yet.</summary>
    /// <exception cref="CouldNotRunException">It cannot be understood.</exception>
    public static SubmissionLedger Read(string path)
    {
        var ledger = new SubmissionLedger(path);
        if (!File.Exists(path))
        {
            return ledger;
        }

        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            try
            {
                using var json = JsonDocument.Parse(line);
                ledger.Take(json.RootElement);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
            {
                // A kill in the middle of a line leaves half of it, of a request that had not left.
                if (number == 1)
                {
                    throw new CouldNotRunException($"{path} is not what 'dps submit' writes: give another name with --name.");
                }
            }
        }

        return ledger;
    }

    /// <summary>Opens a ledger to add to, and nobody else does meanwhile.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="server">The server.</param>
    /// <param name="algorithm">The algorithm.</param>
    /// <exception cref="CouldNotRunException">It is of another server or algorithm, or somebody else has it.</exception>
    public static SubmissionLedger Open(string name, Uri server, string algorithm)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileLock held = FileLock.Try(path + ".lock") ?? throw new CouldNotRunException($"{path} is being worked on by another dps submit: wait for it.");
        try
        {
            SubmissionLedger ledger = Read(path);
            ledger._held = held;
            if (ledger.Batch.Length > 0 && (ledger.Server != server.AbsoluteUri || ledger.Algorithm != algorithm))
            {
                throw new CouldNotRunException(
                    $"The table was submitted as {name} to {ledger.Server} for {ledger.Algorithm}, and this is {algorithm} at {server}: give this one another name with --name.");
            }

            ledger._file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            ledger.BeginLine();
            if (ledger.Batch.Length == 0)
            {
                string key = RandomNumberGenerator.GetHexString(8, lowercase: true);
                (ledger.Batch, ledger.Server, ledger.Algorithm) = (JobTag.OfTable(name, key), server.AbsoluteUri, algorithm);
                ledger.Append(json =>
                {
                    json.WriteNumber("version", JsonFormat.Version);
                    json.WriteString("batch", ledger.Batch);
                    json.WriteString("server", ledger.Server);
                    json.WriteString("algorithm", algorithm);
                });
            }

            return ledger;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Notes that a job's request is about to leave; when this returns it is on the disk.</summary>
    public LedgerEntry Note(string key, long row)
    {
        lock (_lock)
        {
            string tag = _entries.TryGetValue(key, out LedgerEntry? before)
                ? before.Tag
                : string.Create(CultureInfo.InvariantCulture, $"{Batch}-{_entries.Count + 1}");
            var entry = new LedgerEntry(key, row, tag, DateTimeOffset.UtcNow, null);
            _entries[key] = entry;
            Append(json =>
            {
                json.WriteString("key", key);
                json.WriteNumber("row", row);
                json.WriteString("tag", tag);
                json.WriteString("sent", entry.Sent.UtcDateTime);
            });
            return entry;
        }
    }

    /// <summary>Notes which job the server has made. That this is lost does no harm: it is looked up by its tag.</summary>
    public void Took(string key, string job)
    {
        lock (_lock)
        {
            _entries[key] = _entries[key] with { Job = job };
            Append(
                json =>
                {
                    json.WriteString("key", key);
                    json.WriteString("job", job);
                },
                isDurable: false);
        }
    }

    /// <summary>Notes that the server surely has not taken a job.</summary>
    public void NotTaken(string key)
    {
        lock (_lock)
        {
            _entries[key] = _entries[key] with { IsOpen = false };
            Append(
                json =>
                {
                    json.WriteString("key", key);
                    json.WriteBoolean("taken", false);
                },
                isDurable: false);
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _held?.Dispose();
    }

    /// <summary>A name as a tag may have it.</summary>
    private void Take(JsonElement line)
    {
        if (line.TryGetProperty("batch", out JsonElement batch))
        {
            Batch = batch.GetString()!;
            Server = line.GetProperty("server").GetString()!;
            Algorithm = line.GetProperty("algorithm").GetString()!;
            return;
        }

        string key = line.GetProperty("key").GetString()!;
        if (line.TryGetProperty("tag", out JsonElement tag))
        {
            _entries[key] = new LedgerEntry(
                key, line.GetProperty("row").GetInt64(), tag.GetString()!, line.GetProperty("sent").GetDateTimeOffset(), null);
        }
        else if (_entries.TryGetValue(key, out LedgerEntry? entry))
        {
            _entries[key] = line.TryGetProperty("job", out JsonElement job) ? entry with { Job = job.GetString() } : entry with { IsOpen = false };
        }
    }

    /// <summary>Half a line that a kill has left is ended, so that it spoils no other.</summary>
    private void BeginLine()
    {
        if (_file!.Length > 0)
        {
            _file.Seek(-1, SeekOrigin.End);
            bool isWhole = _file.ReadByte() == '\n';
            _file.Seek(0, SeekOrigin.End);
            if (!isWhole)
            {
                _file.WriteByte((byte)'\n');
            }
        }
    }

    private void Append(Action<Utf8JsonWriter> write, bool isDurable = true)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        _file!.Write(line.GetBuffer(), 0, (int)line.Length);
        _file.Flush(isDurable);
    }
}

/// <summary>A job of a table.</summary>
/// <param name="Key">What tells it from the others: its values, and which of its twins it is.</param>
/// <param name="Row">Its row when it was submitted.</param>
/// <param name="Tag">The tag that no other job has.</param>
/// <param name="Sent">When its request was about to leave.</param>
/// <param name="Job">The server's id for it; null where that is not known.</param>
internal sealed record LedgerEntry(string Key, long Row, string Tag, DateTimeOffset Sent, string? Job)
{
    /// <summary>Whether the server may have it, as far as is known.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Whether the server has to be asked for it.</summary>
    public bool IsUncertain => IsOpen && Job is null;
}
