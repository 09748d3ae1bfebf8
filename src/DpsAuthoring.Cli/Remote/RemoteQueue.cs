using System.CommandLine;

namespace DpsAuthoring.Cli.Remote;

/// <summary>The queue that jobs are submitted to.</summary>
internal static class RemoteQueue
{
    public static Option<string?> Option() => new("--queue")
    {
        Description = "The queue. Default: the algorithm's, or the first of a server of this machine, or the only one that there is.",
        HelpName = "NAME",
    };

    /// <summary>The queue that a job goes to.</summary>
    public static async Task<string> FindAsync(string? given, Connection connection, RemoteAlgorithm algorithm, CancellationToken cancel)
    {
        if ((given ?? algorithm.Described.Queue) is { Length: > 0 } known)
        {
            return known;
        }

        IReadOnlyList<string> queues = await connection.Client.GetQueuesAsync(cancel).ConfigureAwait(false);
        return queues switch
        {
            [var only] => only,
            [var first, ..] when connection.Profile.IsHere => first,
            [] => throw new CouldNotRunException($"{connection.Profile.Address} gives you no queue: ask its operators for one."),
            _ => throw new CouldNotRunException($"Choose a queue with --queue: {string.Join(", ", queues)}."),
        };
    }
}
