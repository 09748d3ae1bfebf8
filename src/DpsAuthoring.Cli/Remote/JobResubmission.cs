using DpsAuthoring.Jobs;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Remote;

/// <summary>Submits jobs once more, as the server says that they were.</summary>
internal sealed class JobResubmission(Connection connection, string? queue)
{
    private readonly Dictionary<string, RemoteAlgorithm> _algorithms = new(StringComparer.Ordinal);

    /// <returns>What came of each; where it stopped, of those before.</returns>
    public async Task<List<Again>> RunAsync(IReadOnlyList<MaapJob> jobs, CancellationToken cancel)
    {
        var done = new List<Again>();
        foreach (MaapJob job in jobs)
        {
            try
            {
                done.Add(new Again(job, await OneAsync(job, cancel).ConfigureAwait(false), null));
            }
            catch (MaapException e)
            {
                done.Add(new Again(job, null, e));
                if (e.Kind != MaapErrorKind.Refused)
                {
                    break;
                }
            }
            catch (JobException e)
            {
                done.Add(new Again(job, null, new MaapException(MaapErrorKind.Refused, e.Message, e)));
            }
        }

        return done;
    }

    private async Task<string> OneAsync(MaapJob job, CancellationToken cancel)
    {
        string tag = Resubmission.TagOf(job.Id);
        if (await connection.Client.FindJobAsync(tag, cancel).ConfigureAwait(false) is { } before)
        {
            return before.Id;
        }

        RemoteAlgorithm algorithm = await AlgorithmAsync(job, cancel).ConfigureAwait(false);
        var declared = algorithm.Algorithm.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        var values = job.Inputs.Where(input => declared.Contains(input.Key)).DistinctBy(input => input.Key)
            .ToDictionary(input => input.Key, input => input.Value, StringComparer.Ordinal);
        string[] tags = [.. job.Tags.Where(one => Resubmission.ReplacedBy(one) is null)];
        return (await connection.Client.SubmitAsync(
            new MaapSubmission
            {
                Algorithm = algorithm.Described.Id,
                Queue = queue ?? job.Queue ?? algorithm.Described.Queue ?? "",
                Inputs = algorithm.Inputs(values),
                Tag = string.Join(',', tags),
                UniqueTag = tag,
            },
            cancel).ConfigureAwait(false)).Id;
    }

    private async Task<RemoteAlgorithm> AlgorithmAsync(MaapJob job, CancellationToken cancel)
    {
        string name = job.AlgorithmId ?? await NameOfAsync(job, cancel).ConfigureAwait(false);
        if (!_algorithms.TryGetValue(name, out RemoteAlgorithm? known))
        {
            _algorithms[name] = known = await RemoteAlgorithm.FindAsync(connection, name, cancel).ConfigureAwait(false);
        }

        return known;
    }

    /// <summary>The algorithm's name and version; in the type of an OGC job, the deployer's number stands between them.</summary>
    private async Task<string> NameOfAsync(MaapJob job, CancellationToken cancel)
    {
        string name = job.Algorithm ?? throw new MaapException(MaapErrorKind.Refused, $"The server does not tell of which algorithm job {job.Id} was.");
        if (await connection.ContractAsync(cancel).ConfigureAwait(false) == JobContract.Legacy)
        {
            return name;
        }

        string[] parts = name.Split(':', 2);
        int line = parts[0].LastIndexOf('_');
        bool hasNumber = line > 0 && line < parts[0].Length - 1 && parts[0][(line + 1)..].All(char.IsAsciiDigit) && job.Type is not null;
        return hasNumber && parts.Length > 1 ? $"{parts[0][..line]}:{parts[1]}" : name;
    }
}

/// <summary>A job that was submitted again.</summary>
/// <param name="Job">The old one.</param>
/// <param name="NewId">The new one's id; null where there is none.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record Again(MaapJob Job, string? NewId, MaapException? Error);
