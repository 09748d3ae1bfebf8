using System.CommandLine;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Remote;

/// <summary>Which of a server's jobs are meant: by their ids, by a tag, or those of a table that was submitted.</summary>
internal sealed class JobChoice
{
    /// <summary>So many are asked for one by one; more are looked for in the list.</summary>
    private const int Few = 3;

    public Argument<string[]> Ids { get; } = new("JOB")
    {
        Description = "The jobs' ids. Default: those of the only table that was submitted here.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string?> Tag { get; } = new("--tag") { Description = "The jobs with this tag.", HelpName = "TAG" };

    public Option<string?> Table { get; } = new("--name")
    {
        Description = "The jobs of the table that was submitted under this name, from this folder.",
        HelpName = "NAME",
    };

    /// <summary>What was chosen.</summary>
    /// <exception cref="CouldNotRunException">Nothing, or more than one.</exception>
    public ChosenJobs Read(ParseResult parsed)
    {
        string[] ids = [.. (parsed.GetValue(Ids) ?? []).Distinct(StringComparer.Ordinal)];
        string? tag = parsed.GetValue(Tag);
        string? table = parsed.GetValue(Table);
        if (new[] { ids.Length > 0, tag is not null, table is not null }.Count(given => given) > 1)
        {
            throw new CouldNotRunException("Jobs are named by their ids, by --tag, or by --name, and not by several of these.");
        }

        if (ids.FirstOrDefault(id => string.IsNullOrWhiteSpace(id) || id is "." or "..") is { } no)
        {
            throw new CouldNotRunException($"'{no}' is no job's id: 'dps jobs' lists them.");
        }

        return
            ids.Length > 0 ? new ChosenJobs(ids, null)
            : tag is not null ? new ChosenJobs([], tag.Length > 0 ? tag : throw new CouldNotRunException("--tag is empty: write the jobs' tag."))
            : new ChosenJobs([], SubmissionLedger.Find(table).Batch);
    }

    /// <summary>The chosen jobs as they are now, with as few questions as will do.</summary>
    /// <exception cref="CouldNotRunException">One of the ids is no job's.</exception>
    public static async Task<IReadOnlyList<MaapJob>> LookAsync(Connection connection, ChosenJobs chosen, CancellationToken cancel)
    {
        if (chosen.Tag is { } tag)
        {
            return Newest(await connection.Client.GetJobs(new() { Tag = tag }).ToListAsync(cancel).ConfigureAwait(false));
        }

        var found = new Dictionary<string, MaapJob>(StringComparer.Ordinal);
        if (chosen.Ids.Count > Few)
        {
            var wanted = chosen.Ids.ToHashSet(StringComparer.Ordinal);
            await foreach (MaapJob job in connection.Client.GetJobs(new()).WithCancellation(cancel).ConfigureAwait(false))
            {
                if (wanted.Remove(job.Id))
                {
                    found[job.Id] = job;
                }

                if (wanted.Count == 0)
                {
                    break;
                }
            }
        }

        foreach (string id in chosen.Ids.Where(id => !found.ContainsKey(id)))
        {
            found[id] = await OneAsync(connection, id, cancel).ConfigureAwait(false);
        }

        return [.. chosen.Ids.Select(id => found[id])];
    }

    /// <summary>A job with all that the server tells of it.</summary>
    /// <exception cref="CouldNotRunException">There is none.</exception>
    public static async Task<MaapJob> OneAsync(Connection connection, string id, CancellationToken cancel)
    {
        try
        {
            MaapJob job = await connection.Client.GetJobAsync(id, withDetails: true, cancel).ConfigureAwait(false);
            return job.State == MaapState.Deleted ? throw Missing(connection, id) : job;
        }
        catch (MaapException e) when (e.Kind == MaapErrorKind.NotFound)
        {
            throw Missing(connection, id);
        }
    }

    /// <summary>
    /// Jobs with what is known of them: of a single job the legacy generation tells its state alone, and in its list all else.
    /// </summary>
    /// <param name="connection">The server.</param>
    /// <param name="chosen">Which.</param>
    /// <param name="withInputs">Whether their inputs are needed too, of which the OGC generation tells in its list alone.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<IReadOnlyList<MaapJob>> LookCloselyAsync(
        Connection connection, ChosenJobs chosen, bool withInputs, CancellationToken cancel)
    {
        IReadOnlyList<MaapJob> jobs = await LookAsync(connection, chosen, cancel).ConfigureAwait(false);
        var bare = jobs.Where(job => job.Algorithm is null || (withInputs && job.Inputs.Count == 0))
            .Select(job => job.Id).ToHashSet(StringComparer.Ordinal);
        if (bare.Count == 0)
        {
            return jobs;
        }

        var whole = new Dictionary<string, MaapJob>(StringComparer.Ordinal);
        await foreach (MaapJob listed in connection.Client.GetJobs(new()).WithCancellation(cancel).ConfigureAwait(false))
        {
            if (bare.Remove(listed.Id))
            {
                whole[listed.Id] = listed;
            }

            if (bare.Count == 0)
            {
                break;
            }
        }

        return [.. jobs.Select(job => whole.GetValueOrDefault(job.Id) ?? job)];
    }

    /// <summary>Without those that were submitted again: what came of the newer one counts.</summary>
    private static IReadOnlyList<MaapJob> Newest(List<MaapJob> jobs)
    {
        var replaced = jobs.SelectMany(job => job.Tags).Select(Resubmission.ReplacedBy).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. jobs.Where(job => !replaced.Contains(job.Id))];
    }

    private static CouldNotRunException Missing(Connection connection, string id) =>
        new($"{connection.Profile.Address} knows no job {id}: 'dps jobs' lists yours.");
}

/// <summary>Jobs that were chosen.</summary>
/// <param name="Ids">By their ids.</param>
/// <param name="Tag">Or by a tag.</param>
internal sealed record ChosenJobs(IReadOnlyList<string> Ids, string? Tag);
