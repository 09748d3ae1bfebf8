namespace DpsAuthoring.Jobs.Sources;

/// <summary>
/// Where a batch's jobs come from: a table, files, a search. It is read from its start each time, one job after the other.
/// </summary>
public interface IJobSource
{
    /// <summary>What the batch is called if nobody gives it a name.</summary>
    string Name { get; }

    /// <summary>
    /// The inputs of each job by their names; what a job does not have is what it has in common with the others, or the default.
    /// </summary>
    /// <exception cref="FormatException">It cannot be read; the message says where, and what is wrong.</exception>
    IAsyncEnumerable<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellationToken);
}
