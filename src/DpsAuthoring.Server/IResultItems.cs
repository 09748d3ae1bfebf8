using DpsAuthoring.Stac;

namespace DpsAuthoring.Server;

/// <summary>Describes results, which are anybody's, as STAC.</summary>
public interface IResultItems
{
    /// <summary>The items of a job's results. What a result breaks must not be this process.</summary>
    /// <exception cref="IOException">They cannot be described.</exception>
    Task<IReadOnlyList<StacItem>> DescribeAsync(JobResult results, CancellationToken cancellationToken);
}

/// <summary>A job's results.</summary>
/// <param name="Folder">Their folder. Addresses in the items are relative to it.</param>
/// <param name="JobId">The job's id.</param>
/// <param name="Commit">The commit that its algorithm was made of; null where that is not known.</param>
/// <param name="Repository">The address of its algorithm's repository; null where that is not known.</param>
/// <param name="Started">When it was started.</param>
/// <param name="Ended">When it ended.</param>
public sealed record JobResult(
    string Folder, string JobId, string? Commit, string? Repository, DateTimeOffset? Started, DateTimeOffset? Ended);
