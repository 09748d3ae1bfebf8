using System.Text.Json;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Server.Index;
using DpsAuthoring.Server.Pages.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Batches;

/// <summary>The jobs of a tag: of each row of its table the last one that was submitted.</summary>
internal sealed class JobBatchState
{
    private const int Most = 20_000;
    private const int Part = 500;
    private const int KeptSlowest = 5;

    private readonly string _tag;
    private readonly Dictionary<string, int> _counts;

    private JobBatchState(string tag, List<ListedJob> jobs, int superseded, bool isCut)
    {
        (_tag, Jobs, Superseded, IsCut) = (tag, jobs, superseded, isCut);
        _counts = jobs.GroupBy(job => JobIndex.Word(job.Record.State), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
    }

    /// <summary>In the order in which they were submitted first.</summary>
    public IReadOnlyList<ListedJob> Jobs { get; }

    /// <summary>How many others were submitted again.</summary>
    public int Superseded { get; }

    /// <summary>Whether there are more than were looked at.</summary>
    public bool IsCut { get; }

    public IReadOnlyList<ListedJob> Slowest =>
    [
        .. Jobs.Where(job => job.Record.Seconds is not null && job.Record.State.IsFinal())
            .OrderByDescending(job => job.Record.Seconds)
            .Take(KeptSlowest),
    ];

    /// <summary>What those took that succeeded; null where none did.</summary>
    public BatchCost? Cost
    {
        get
        {
            ListedJob[] measured =
                [.. Jobs.Where(job => job.Record is { State: JobState.Completed, Seconds: not null, Metrics: not null })];
            return measured.Length == 0 ? null : new BatchCost(
                measured.Length,
                TimeSpan.FromSeconds(measured.Average(job => job.Record.Seconds!.Value)),
                TimeSpan.FromSeconds(measured.Max(job => job.Record.Seconds!.Value)),
                measured.Max(job => Number(job, "max_mem_usage")),
                measured.Max(job => Number(job, "directory_size")));
        }
    }

    public static JobBatchState Of(string tag, JobLists lists)
    {
        IReadOnlyList<long> all = lists.Index.All(new JobQuery().With(Facet.Tag, tag));
        var latest = new Dictionary<string, ListedJob>(StringComparer.Ordinal);
        foreach (ListedJob job in all.Take(Most).Chunk(Part).SelectMany(part => lists.Read(part)))
        {
            latest.TryAdd(job.Record.Tags.FirstOrDefault(JobBatch.IsRow) ?? job.Record.Id, job);
        }

        int read = Math.Min(all.Count, Most);
        return new JobBatchState(tag, [.. latest.Values.Reverse()], read - latest.Count, all.Count > Most);
    }

    public int Count(string word) => _counts.GetValueOrDefault(word);

    /// <summary>What a job of it is called: its row's number where it has one.</summary>
    public string RowOf(ListedJob job) =>
        job.Record.Tags.FirstOrDefault(tag => tag.StartsWith(_tag + "-", StringComparison.Ordinal) && JobBatch.IsRow(tag)) is { } row
            ? "row " + row[(_tag.Length + 1)..]
            : job.Record.Id;

    private static long Number(ListedJob job, string name) =>
        job.Record.Metrics is { } metrics && metrics.TryGetProperty(name, out JsonElement value) && value.TryGetInt64(out long number)
            ? number
            : 0;
}
