using DpsAuthoring.Cli.Cataloguing;
using DpsAuthoring.Results;
using DpsAuthoring.Server;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Cli.Serving;

/// <summary>Describes the results of a server's jobs by another process.</summary>
internal sealed class ServedItems : IResultItems, IAsyncDisposable
{
    private readonly ResultsProcess _process = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StacItem>> DescribeAsync(JobResult results, CancellationToken cancellationToken)
    {
        var origin = new ResultOrigin
        {
            JobId = results.JobId,
            Commit = results.Commit,
            Repository = results.Repository,
            Started = results.Started,
            Ended = results.Ended,
        };
        FoundItems found = await _process.DescribeAsync(results.Folder, origin, cancellationToken).ConfigureAwait(false);
        return [.. found.Items.Select(item => FolderItems.Moved(item, ResultCatalog.Escaped, FolderItems.IdOf(item, results.JobId)))];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
