using System.Text.Json.Nodes;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Running;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Batches;

/// <summary>Runs jobs in DPS, by the API of MAAP or of a <c>dps serve</c>, and brings their results here.</summary>
/// <remarks>
/// Each job has a tag of its own, by which one is found again whose answer never came; all of them have the batch's, by which they are
/// listed with a question a page. They go on without this process.
/// </remarks>
internal sealed class MaapEngine : IJobEngine
{
    public const string EngineName = "maap";

    /// <summary>What is before a job's id in the tag that is its own.</summary>
    private const string TagPrefix = "dps-job-";

    private const int InFlight = 16;
    private const int CollectedAtOnce = 8;
    private const int MostJobs = 1000;

    private readonly MaapBatchPlace _place;
    private readonly MaapCollection _collection;
    private readonly LookPace _pace;
    private readonly Dictionary<string, JobRequest> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MaapJob> _over = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unwanted = new(StringComparer.Ordinal);
    private readonly List<JobOutcome> _ended = [];
    private IJobObserver? _observer;
    private bool _isSilent;

    public MaapEngine(MaapBatchPlace place)
    {
        _place = place;
        _collection = new MaapCollection(place.Connection, place.Space);
        _pace = new LookPace(place.Connection.Profile);
    }

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public int Capacity => _place.Parallel ?? MostJobs;

    /// <inheritdoc/>
    public bool OutlivesProcess => true;

    private MaapClient Client => _place.Connection.Client;

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> AdoptAsync(
        IReadOnlyList<SubmittedJob> jobs, IJobObserver observer, CancellationToken cancellationToken)
    {
        _observer = observer;
        var left = jobs.ToDictionary(job => job.JobId, StringComparer.Ordinal);
        foreach (SubmittedJob job in jobs.Where(job => job.Folder is not null && Publication.IsOf(job.Folder, job.JobId)))
        {
            _ended.Add(new JobOutcome(job.JobId) { Folder = job.Folder, ExitCode = 0 });
            left.Remove(job.JobId);
        }

        string[] never = [.. left.Keys.Where(id => !_place.Ledger.Jobs.ContainsKey(id))];
        Array.ForEach(never, id => left.Remove(id));
        while (left.Count > 0)
        {
            DateTime known = DateTime.UtcNow - _place.Connection.Settling;
            if (await LookAsync(cancellationToken).ConfigureAwait(false) is { } there)
            {
                foreach (MaapJob job in there)
                {
                    if (IdOf(job) is { } id && left.Remove(id))
                    {
                        Open(id, job.Id);
                    }
                }

                if (left.Keys.All(id => _place.Ledger.Jobs[id].Sent < known))
                {
                    break; // The server does not have them.
                }
            }

            await Task.Delay(_pace.Next(), cancellationToken).ConfigureAwait(false);
        }

        if (left.Count > 0)
        {
            string count = left.Count == 1 ? "1 job" : $"{left.Count} jobs";
            _place.Say($"{_place.Connection.Profile.Address} does not have {count} of before, whose requests never came or that were deleted there: run again.");
        }

        return [.. never, .. left.Keys];
    }

    /// <inheritdoc/>
    public async Task SubmitAsync(IReadOnlyList<JobRequest> jobs, IJobObserver observer, CancellationToken cancellationToken)
    {
        _observer = observer;
        var inputs = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (JobRequest job in jobs)
        {
            try
            {
                inputs[job.Id] = _place.Algorithm!.Inputs(job.Values);
            }
            catch (JobException e)
            {
                _ended.Add(new JobOutcome(job.Id) { Failure = e.Failure, DpsExitCode = 1 });
            }
        }

        _place.Ledger.Add(jobs.Where(job => inputs.ContainsKey(job.Id)));
        MaapException? stop = null;
        IAsyncEnumerable<MaapSubmissionOutcome> answers = Client.SubmitManyAsync(
            inputs.Select(job => Submission(job.Key, job.Value)), InFlight, cancellationToken);
        await foreach (MaapSubmissionOutcome answer in answers.ConfigureAwait(false))
        {
            string id = answer.Submission.UniqueTag![TagPrefix.Length..];
            switch (answer.State)
            {
                case MaapSubmissionState.Submitted:
                    _observer.Submitted([new SubmittedJob(id, answer.JobId)]);
                    Open(id, answer.JobId!);
                    break;
                case MaapSubmissionState.Refused:
                    string why = PlainText.Line(answer.Error!.Message);
                    _ended.Add(new JobOutcome(id) { Failure = new JobFailure(FailureKind.Request, why, why), DpsExitCode = 1 });
                    break;
                default:
                    stop ??= answer.Error;
                    break;
            }
        }

        _pace.Reset();
        if (stop is not null)
        {
            throw new IOException(_place.Connection.Sentence(stop));
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_ended.Count == 0 && _over.Count > 0)
            {
                await CollectAsync(cancellationToken).ConfigureAwait(false);
            }

            if (_ended.Count > 0)
            {
                JobOutcome[] ended = [.. _ended];
                _ended.Clear();
                return ended;
            }

            if (_open.Count > 0 && await LookAsync(cancellationToken).ConfigureAwait(false) is { } there)
            {
                foreach (MaapJob job in there.Where(job => job.State.IsTerminal() && _open.ContainsKey(job.Id)))
                {
                    _over[job.Id] = job;
                }
            }

            if (_over.Count == 0)
            {
                await Task.Delay(_pace.Next(), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public async Task CancelAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        _pace.Reset();
        foreach (string id in jobIds.Where(_ids.ContainsKey))
        {
            _unwanted.Add(id);
            try
            {
                await Client.CancelJobAsync(_ids[id], cancellationToken).ConfigureAwait(false);
            }
            catch (MaapException e) when (e.Kind == MaapErrorKind.NotFound)
            {
                End(id, new JobOutcome(id) { Failure = JobFailure.Cancelled, DpsExitCode = 1 });
            }
            catch (MaapException e)
            {
                _place.Say($"{_place.Connection.Profile.Address} does not cancel the job {_ids[id]}: {_place.Connection.Sentence(e)}");
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _collection.Dispose();
        _place.Connection.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes what some of those have left that have ended.</summary>
    private async Task CollectAsync(CancellationToken cancel)
    {
        MaapJob[] some = [.. _over.Values.Take(CollectedAtOnce)];
        Task<JobOutcome>[] work = [.. some.Select(job => _collection.TakeAsync(job, _open[job.Id], _observer!, cancel))];
        await ((Task)Task.WhenAll(work)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (Task<JobOutcome> one in work.Where(one => one.IsCompletedSuccessfully))
        {
            JobOutcome outcome = await one.ConfigureAwait(false);
            End(outcome.JobId, outcome);
        }

        _pace.Reset();
        if (_ended.Count == 0)
        {
            await work[0].ConfigureAwait(false); // It says why.
        }
    }

    private void End(string id, JobOutcome outcome)
    {
        string handle = _ids[id];
        _ids.Remove(id);
        _over.Remove(handle);
        _open.Remove(handle);
        _ended.Add(_unwanted.Remove(id) && !outcome.IsSuccess ? outcome with { Failure = JobFailure.Cancelled } : outcome);
    }

    private void Open(string id, string handle)
    {
        _ids[id] = handle;
        _open[handle] = _place.Template with { Id = id, Values = _place.Ledger.Jobs[id].Values };
    }

    /// <summary>All jobs of the batch as they are now; null where the server does not answer.</summary>
    private async Task<IReadOnlyList<MaapJob>?> LookAsync(CancellationToken cancel)
    {
        Uri server = _place.Connection.Profile.Address;
        try
        {
            List<MaapJob> jobs = await Client.GetJobs(new() { Tag = _place.Ledger.Tag }).ToListAsync(cancel).ConfigureAwait(false);
            if (_isSilent)
            {
                _isSilent = false;
                _place.Say($"{server} answers again.");
            }

            return jobs;
        }
        catch (MaapException e) when (e.IsTransient)
        {
            if (!_isSilent)
            {
                _isSilent = true;
                _place.Say($"{server} does not answer ({e.Message.TrimEnd('.')}). It is asked again until it does; jobs that run go on.");
            }

            return null;
        }
        catch (MaapException e)
        {
            throw new IOException(_place.Connection.Sentence(e), e);
        }
    }

    private static string? IdOf(MaapJob job) =>
        job.Tags.FirstOrDefault(tag => tag.StartsWith(TagPrefix, StringComparison.Ordinal))?[TagPrefix.Length..];

    private MaapSubmission Submission(string id, JsonObject inputs) => new()
    {
        Algorithm = _place.Algorithm!.Described.Id,
        Queue = _place.Queue!,
        Inputs = inputs,
        Tag = _place.Template.Tag.Length > 0 ? $"{_place.Template.Tag},{_place.Ledger.Tag}" : _place.Ledger.Tag,
        UniqueTag = TagPrefix + id,
        Deduplicate = false,
    };
}
