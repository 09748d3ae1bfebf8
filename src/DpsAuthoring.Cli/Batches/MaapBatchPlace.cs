using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Batches;

/// <summary>Where a batch's jobs are sent, and where their results come.</summary>
internal sealed class MaapBatchPlace
{
    public required Connection Connection { get; init; }

    public required MaapLedger Ledger { get; init; }

    /// <summary>What the jobs have in common.</summary>
    public required JobRequest Template { get; init; }

    public required Workspace Space { get; init; }

    /// <summary>Is told in a sentence what whoever waits should know.</summary>
    public required Action<string> Say { get; init; }

    /// <summary>The server's algorithm; null where no jobs are sent.</summary>
    public RemoteAlgorithm? Algorithm { get; init; }

    /// <summary>The queue; null where no jobs are sent.</summary>
    public string? Queue { get; init; }

    /// <summary>How many are at the server at a time; null for as many as may be.</summary>
    public int? Parallel { get; init; }

    /// <summary>A server that is sent jobs.</summary>
    /// <param name="options">Which.</param>
    /// <param name="template">What the jobs have in common.</param>
    /// <param name="folder">The folder of what the batch sends.</param>
    /// <param name="key">What tells the batch from all others.</param>
    /// <param name="space">Where their results come.</param>
    /// <param name="parallel">How many it has at a time.</param>
    /// <param name="say">Is told in a sentence what whoever waits should know.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="CouldNotRunException">It does not take them.</exception>
    public static async Task<MaapBatchPlace> ToSendAsync(
        MaapBatchOptions options,
        JobRequest template,
        string folder,
        string key,
        Workspace space,
        int? parallel,
        Action<string> say,
        CancellationToken cancel)
    {
        var connection = Connection.To(ProfileFinder.Find(options.Profile), template.Contract, options.Timeout);
        try
        {
            RemoteAlgorithm algorithm = await RemoteAlgorithm.FindAsync(
                connection, options.Algorithm, template.Contract, template.Algorithm, cancel).ConfigureAwait(false);
            string queue = await RemoteQueue.FindAsync(options.Queue, connection, algorithm, cancel).ConfigureAwait(false);
            return new MaapBatchPlace
            {
                Connection = connection,
                Ledger = MaapLedger.Open(folder, connection.Profile, template.Contract, $"dps-batch-{key[..12]}"),
                Template = template,
                Space = space,
                Say = say,
                Algorithm = algorithm,
                Queue = queue,
                Parallel = parallel,
            };
        }
        catch (Exception e)
        {
            connection.Dispose();
            throw e is MaapException failed ? new CouldNotRunException(connection.Sentence(failed)) : e;
        }
    }

    /// <summary>A server that has jobs from before, and gets no others; null where none has any.</summary>
    /// <param name="template">What the jobs have in common.</param>
    /// <param name="folder">The folder of what the batch has sent.</param>
    /// <param name="space">Where their results come.</param>
    /// <param name="say">Is told in a sentence what whoever waits should know.</param>
    public static MaapBatchPlace? ToCollect(JobRequest template, string folder, Workspace space, Action<string> say) =>
        MaapLedger.Find(folder) is not { } ledger ? null : new MaapBatchPlace
        {
            Connection = Connection.To(ProfileFinder.Find(ledger.Server), template.Contract, timeout: null),
            Ledger = ledger,
            Template = template,
            Space = space,
            Say = say,
        };
}
