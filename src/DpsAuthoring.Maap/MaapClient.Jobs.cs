using System.Runtime.CompilerServices;

namespace DpsAuthoring.Maap;

public partial class MaapClient
{
    private const int MostPagesWithoutNews = 2;

    /// <summary>
    /// Submits a job. What the server surely did not take is sent again; what it may have taken is looked up by its
    /// <see cref="MaapSubmission.UniqueTag"/> first, and without one is an exception that says so
    /// (<see cref="MaapException.MayHaveBeenDone"/>).
    /// </summary>
    /// <param name="submission">The job.</param>
    /// <param name="cancellationToken">Ends the call; whether the server has the job then tells <see cref="FindJobAsync"/>.</param>
    /// <returns>The job, which can be waited for.</returns>
    public virtual async Task<MaapJobOperation> SubmitAsync(MaapSubmission submission, CancellationToken cancellationToken = default) =>
        new(this, _options, await SubmitForIdAsync(submission, cancellationToken).ConfigureAwait(false), isNew: true);

    /// <summary>
    /// Submits many jobs, some at a time. Each is taken from the list just before it is sent, by one thread at a time. A token that is no
    /// longer accepted, and a server that cannot be reached, stop it: what is left comes back as not submitted.
    /// </summary>
    /// <param name="submissions">The jobs.</param>
    /// <param name="inFlight">How many at a time.</param>
    /// <param name="cancellationToken">Ends it; whether the server has those that were in flight tells <see cref="FindJobAsync"/>.</param>
    /// <returns>What became of each, in the order in which that was known.</returns>
    public virtual IAsyncEnumerable<MaapSubmissionOutcome> SubmitManyAsync(
        IEnumerable<MaapSubmission> submissions, int inFlight = 16, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        ArgumentOutOfRangeException.ThrowIfLessThan(inFlight, 1);
        return new ManySubmissions(SubmitForIdAsync, inFlight).RunAsync(submissions, cancellationToken);
    }

    /// <summary>The job with a tag, if the server has it; of several, the newest.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The job, or null.</returns>
    public virtual async Task<MaapJob?> FindJobAsync(string tag, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        return await new Submitter(api, _options).FindAsync(tag, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A job that was submitted before, to wait for.</summary>
    /// <param name="job">Its id.</param>
    /// <returns>The job.</returns>
    public virtual MaapJobOperation GetJobOperation(string job)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(job);
        return new(this, _options, job, isNew: false);
    }

    /// <summary>
    /// How far a job is. The legacy generation tells of a single job its state alone, and of one that it does not know Deleted.
    /// </summary>
    /// <param name="job">Its id.</param>
    /// <param name="withDetails">Whether all is told that the generation tells.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The job.</returns>
    public virtual async Task<MaapJob> GetJobAsync(string job, bool withDetails = true, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(job);
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        return await api.JobAsync(job, withDetails, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The caller's jobs, newest change first. Each comes once; one that changes while the list is read moves to its head, and may
    /// be missed.
    /// </summary>
    /// <param name="filter">Which.</param>
    /// <returns>The jobs, a page at a time.</returns>
    public virtual MaapPageable<MaapJob> GetJobs(MaapJobFilter? filter = null) => new(token => PagesAsync(filter ?? new(), token));

    /// <summary>Where the results of a job are.</summary>
    /// <param name="job">Its id.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The results.</returns>
    public virtual async Task<MaapJobResults> GetResultsAsync(string job, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(job);
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        return await api.ResultsAsync(job, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a job used. The server fails for one that has not ended.</summary>
    /// <param name="job">Its id.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The metrics.</returns>
    public virtual async Task<MaapJobMetrics> GetMetricsAsync(string job, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(job);
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        return await api.MetricsAsync(job, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for a job's end. A running one is dismissed a little later; one that waits may be gone altogether.</summary>
    /// <param name="job">Its id.</param>
    /// <param name="cancellationToken">Ends the call; the job may have been cancelled then.</param>
    /// <returns>When the server has taken the request.</returns>
    public virtual async Task CancelJobAsync(string job, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(job);
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        await api.CancelAsync(job, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> SubmitForIdAsync(MaapSubmission submission, CancellationToken cancellationToken)
    {
        MaapSubmission.Check(submission);
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        return await new Submitter(api, _options).SubmitAsync(submission, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Pages until one is empty: the server caps their size, and so a short one is not the last. Jobs that come while it is read push
    /// others on to the next page, where they are not told again; a server that does not look at the offset ends it.
    /// </summary>
    private async IAsyncEnumerable<MaapPage<MaapJob>> PagesAsync(
        MaapJobFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int offset = 0;
        int withoutNews = 0;
        while (withoutNews < MostPagesWithoutNews)
        {
            IReadOnlyList<MaapJob> jobs = await api.JobsAsync(filter, offset, _options.PageSize, cancellationToken).ConfigureAwait(false);
            if (jobs.Count == 0)
            {
                yield break;
            }

            MaapJob[] news = [.. jobs.Where(job => seen.Add(job.Id))];
            withoutNews = news.Length == 0 ? withoutNews + 1 : 0;
            MaapJob[] wanted = [.. news.Where(filter.Matches)];
            if (wanted.Length > 0)
            {
                yield return new(wanted, offset);
            }

            offset += jobs.Count;
        }
    }
}
