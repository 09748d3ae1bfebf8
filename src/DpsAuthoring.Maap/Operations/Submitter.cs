namespace DpsAuthoring.Maap;

/// <summary>
/// Submits so that nothing is lost and nothing sent twice: what surely was not taken is sent again, and what may have been is looked up by
/// its unique tag, for as long as the server may need to know it, before anything else.
/// </summary>
internal sealed class Submitter(Api api, MaapClientOptions options)
{
    private const string Refusal = "FailedJobSubmit";
    private const int MostPages = 100;

    public async Task<string> SubmitAsync(MaapSubmission submission, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await api.SubmitAsync(submission, cancellationToken).ConfigureAwait(false);
            }
            catch (MaapException e) when (e.MayHaveBeenDone)
            {
                if (submission.UniqueTag is not { } tag)
                {
                    throw IsRefusal(e) ? NotTaken(e) : Unknown(e, "it has no unique tag that it could be looked up by");
                }

                if (await LookUpAsync(tag, e, cancellationToken).ConfigureAwait(false) is { } job)
                {
                    return job;
                }

                if (e.Kind == MaapErrorKind.Unreadable)
                {
                    throw Unknown(e, $"no job with the tag {tag} is found");
                }

                if (attempt >= options.MaxAttempts || IsRefusal(e))
                {
                    throw NotTaken(e);
                }
            }
        }
    }

    /// <summary>The job with a tag. A server that does not look at the tag lists others, among which it is then looked for.</summary>
    /// <exception cref="MaapException">It cannot be told: the server lists jobs without their tags, or no end of others.</exception>
    public async Task<MaapJob?> FindAsync(string tag, CancellationToken cancellationToken)
    {
        var filter = new MaapJobFilter { Tag = tag };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int offset = 0;
        for (int page = 0; page < MostPages; page++)
        {
            IReadOnlyList<MaapJob> jobs = await api.JobsAsync(filter, offset, options.PageSize, cancellationToken).ConfigureAwait(false);
            if (jobs.FirstOrDefault(job => job.Tags.Contains(tag)) is { } found)
            {
                return found;
            }

            if (jobs.FirstOrDefault(job => job.Tags.Count == 0) is { } untagged)
            {
                throw new MaapException(MaapErrorKind.ServerFailure, $"The server lists a job with the tag {tag} but does not tell its tags: {untagged.Id}.");
            }

            int known = seen.Count;
            seen.UnionWith(jobs.Select(job => job.Id));
            if (seen.Count == known)
            {
                return null;
            }

            offset += jobs.Count;
        }

        throw new MaapException(MaapErrorKind.ServerFailure, $"The server does not look at the tag {tag} and lists other jobs without end.");
    }

    private async Task<string?> LookUpAsync(string tag, MaapException lost, CancellationToken cancellationToken)
    {
        var polling = new Polling(options, options.PollingInterval);
        DateTimeOffset end = options.TimeProvider.GetUtcNow() + options.SettlingTime;
        while (true)
        {
            MaapException? failure = null;
            try
            {
                if (await FindAsync(tag, cancellationToken).ConfigureAwait(false) is { } job)
                {
                    return job.Id;
                }
            }
            catch (MaapException e)
            {
                failure = e;
            }

            // That the server itself says no is not waited for: the job is looked up once, in case it said so too late.
            bool isLast =
                options.TimeProvider.GetUtcNow() >= end || failure is { IsTransient: false } || (failure is null && IsRefusal(lost));
            if (isLast)
            {
                return failure is null ? null : throw Unknown(lost, $"it could not be looked up: {failure.Message.TrimEnd('.')}", failure.Kind);
            }

            await polling.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsRefusal(MaapException e) =>
        e.Code == Refusal || e.ServerMessage?.StartsWith(Refusal, StringComparison.Ordinal) == true;

    private static MaapException Unknown(MaapException e, string why, MaapErrorKind? kind = null) =>
        new(kind ?? e.Kind, $"{e.Message.TrimEnd('.')}; whether the job was taken is not known, since {why}.")
        {
            Status = e.Status,
            Code = e.Code,
            ServerMessage = e.ServerMessage,
            MayHaveBeenDone = true,
        };

    private static MaapException NotTaken(MaapException e) =>
        new(e.Kind, e.Message) { Status = e.Status, Code = e.Code, ServerMessage = e.ServerMessage };
}
