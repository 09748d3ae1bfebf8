using System.Text.Json;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Fingerprints;
using DpsAuthoring.Results;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Cli.Cataloguing;

/// <summary>
/// A batch's results as a STAC collection, in the batch's folder: <c>stac/collection.json</c>, and a folder of items for each job. What is
/// there of a job stays; of one that was run anew, it is replaced.
/// </summary>
/// <param name="batch">The batch.</param>
/// <param name="folder">Its folder.</param>
internal sealed class BatchCatalogue(BatchReader batch, string folder)
{
    private const string FileName = "collection.json";

    /// <summary>Says that a folder of items is complete, and ours to replace.</summary>
    private const string Mark = ".complete";

    private static readonly string[] s_upwards = ["root", "parent", "collection"];

    private readonly IReadOnlyDictionary<string, AlgorithmFingerprint> _states = batch.Algorithms();
    private readonly List<string> _remarks = [];

    private string Place => Path.Combine(folder, "stac");

    /// <summary>Brings the collection up to date, and says what it has.</summary>
    /// <param name="say">Takes the sentences.</param>
    /// <param name="cancel">Ends it; what was described by then is not described again.</param>
    /// <exception cref="CouldNotRunException">It cannot be written.</exception>
    public async Task UpdateAsync(TextWriter say, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(Place);
            int jobs = await DescribeAsync(cancel).ConfigureAwait(false);
            Forget();
            int items = Write(cancel);
            say.WriteLine($"STAC: {Path.Combine(Place, FileName)}: {items} {(items == 1 ? "item" : "items")} of {jobs} {(jobs == 1 ? "job" : "jobs")}");
            foreach (IGrouping<string, string> alike in _remarks.GroupBy(remark => remark, StringComparer.Ordinal).Take(20))
            {
                say.WriteLine(alike.Count() == 1 ? $"note: {alike.Key}" : $"note: {alike.Key} ({alike.Count()} jobs)");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CouldNotRunException(
                $"The batch's collection could not be written in {Place}: {e.Message.TrimEnd('.')}. Its jobs are as they were; 'dps batch collect --stac' writes it when that is mended.");
        }
    }

    private IEnumerable<BatchJobRecord> Succeeded() =>
        batch.Jobs().Where(job => job is { State: BatchJobState.Succeeded, JobId: not null,
            Folder: not null } && Directory.Exists(job.Folder));

    /// <summary>Describes what is not yet described.</summary>
    /// <returns>How many jobs have results.</returns>
    private async Task<int> DescribeAsync(CancellationToken cancel)
    {
        int count = 0;
        await using var process = new ResultsProcess();
        foreach (BatchJobRecord job in Succeeded())
        {
            cancel.ThrowIfCancellationRequested();
            count++;
            string target = FolderOf(job);
            if (File.Exists(Path.Combine(target, Mark)))
            {
                continue;
            }

            FoundItems found = await process.DescribeAsync(job.Folder!, OriginOf(job), cancel).ConfigureAwait(false);
            _remarks.AddRange(found.Remarks);
            Write(job, found, target);
        }

        return count;
    }

    private void Write(BatchJobRecord job, FoundItems found, string target)
    {
        string making = Directory.CreateDirectory(Path.Combine(Place, $".{Guid.NewGuid():N}")).FullName;
        StacLink[] links =
        [
            .. s_upwards.Select(rel => new StacLink { Rel = rel, Href = "../" + FileName, Type = "application/json" }),
        ];
        foreach (ResultItem item in found.Items)
        {
            string id = FolderItems.IdOf(item, job.JobId!);
            StacItem moved = FolderItems.Moved(item, name => AddressOf(target, job.Folder!, name), id, links) with { Collection = Id };
            WholeFile.Write(Path.Combine(making, NameOf(id)), moved.ToJson());
        }

        File.WriteAllText(Path.Combine(making, Mark), "");
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true); // It was begun, and is not complete.
        }

        Directory.Move(making, target);
    }

    /// <summary>Removes items of jobs that were run anew since, or went from the table.</summary>
    private void Forget()
    {
        var known = Succeeded().Select(job => Path.GetFileName(FolderOf(job))).ToHashSet(StringComparer.Ordinal);
        foreach (string old in Directory.EnumerateDirectories(Place))
        {
            string name = Path.GetFileName(old);
            bool isOurs = name[0] == '.' ? Guid.TryParseExact(name[1..], "N", out _) : Guid.TryParse(name, out _) && File.Exists(Path.Combine(old, Mark));
            if (isOurs && !known.Contains(name))
            {
                Directory.Delete(old, recursive: true);
            }
        }
    }

    private int Write(CancellationToken cancel)
    {
        var all = new ResultCollection();
        var links = new List<StacLink> { new() { Rel = "root", Href = "./" + FileName, Type = "application/json" } };
        foreach (BatchJobRecord job in Succeeded())
        {
            cancel.ThrowIfCancellationRequested();
            string items = FolderOf(job);
            foreach (string file in Directory.EnumerateFiles(items, "*.json").Order(StringComparer.Ordinal))
            {
                try
                {
                    all.Add(StacJson.ReadItem(File.ReadAllBytes(file)));
                }
                catch (JsonException)
                {
                    _remarks.Add($"{file} is damaged, and left out: delete its folder, and collect again.");
                    continue;
                }

                links.Add(new StacLink
                {
                    Rel = "item",
                    Href = $"./{Path.GetFileName(items)}/{Uri.EscapeDataString(Path.GetFileName(file))}",
                    Type = "application/geo+json",
                    Title = $"row {job.Row}",
                });
            }
        }

        string name = Path.GetFileName(folder);
        WholeFile.Write(
            Path.Combine(Place, FileName),
            all.Collection(Id, name, $"Results of the batch {name}.", links).ToJson());
        return all.Count;
    }

    private string Id => string.Concat(Path.GetFileName(folder).Select(c =>
        char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));

    private ResultOrigin OriginOf(BatchJobRecord job) => new()
    {
        JobId = job.JobId,
        Values = job.Values,
        Started = job.Metrics?.Started,
        Ended = job.Metrics?.Ended,
        Commit = job.MadeBy is { } state && _states.TryGetValue(state, out AlgorithmFingerprint? known) ? known.Commit : null,
    };

    private string FolderOf(BatchJobRecord job) => Path.Combine(Place, job.JobId!);

    /// <summary>A result's address, as an item in another folder has it.</summary>
    private static string AddressOf(string items, string results, string name) =>
        ResultCatalog.Escaped(Path.GetRelativePath(items, Path.Combine(results, name)));

    /// <summary>Ids of an algorithm's own catalogue may be anything.</summary>
    private static string NameOf(string id) =>
        string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')).TrimStart('.') + ".json";
}
