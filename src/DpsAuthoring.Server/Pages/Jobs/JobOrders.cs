using System.Text.Json;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>What is done with jobs, one or many.</summary>
internal sealed class JobOrders(ServerParts parts)
{
    /// <summary>As many wait for the disk together.</summary>
    private const int Together = 256;

    /// <summary>Ends those that have not ended.</summary>
    /// <returns>How many are asked to end.</returns>
    public async Task<int> CancelAsync(IReadOnlyCollection<JobRecord> jobs)
    {
        int count = 0;
        foreach (JobRecord[] some in jobs.Where(job => !job.State.IsFinal()).Chunk(Together))
        {
            JobRecord?[] before = await Task.WhenAll(some.Select(job => parts.JobService.CancelAsync(job.Id))).ConfigureAwait(false);
            count += before.Count(job => job is { } one && !one.State.IsFinal());
        }

        return count;
    }

    /// <summary>Submits jobs again, with the same values, tags and queue, to their algorithms as they are now.</summary>
    public async Task<Resubmission> ResubmitAsync(IReadOnlyCollection<JobRecord> jobs)
    {
        var submitted = new List<JobRecord>();
        var problems = new List<string>();
        foreach (JobRecord[] some in jobs.Chunk(Together))
        {
            foreach ((JobRecord? job, string? problem) in await Task.WhenAll(some.Select(ResubmitAsync)).ConfigureAwait(false))
            {
                if (job is not null)
                {
                    submitted.Add(job);
                }
                else
                {
                    problems.Add(problem!);
                }
            }
        }

        return new Resubmission(
            submitted,
            [.. problems.GroupBy(problem => problem, StringComparer.Ordinal).Select(same => same.Count() == 1 ? same.Key : $"{same.Count()} jobs: {same.Key}")]);
    }

    private async Task<(JobRecord? Job, string? Problem)> ResubmitAsync(JobRecord job)
    {
        if (parts.Algorithms.FindAlgorithm(job.Algorithm) is not { IsDeployed: true } algorithm)
        {
            return (null, $"The algorithm of {job.Type} is not registered any more: register it again, and submit the job anew.");
        }

        using var inputs = JsonDocument.Parse(job.Inputs);
        var values = inputs.RootElement.EnumerateObject()
            .ToDictionary(input => input.Name, input => input.Value.GetString()!, StringComparer.Ordinal);
        try
        {
            return (await new Submission
            {
                Algorithm = algorithm,
                Values = values,
                Queue = job.Queue,
                Tag = job.Tag,
                Priority = job.Priority,
            }.AcceptAsync(parts).ConfigureAwait(false), null);
        }
        catch (FormatException e)
        {
            return (null, e.Message);
        }
    }
}

/// <summary>What came of submitting jobs again.</summary>
/// <param name="Jobs">The new jobs.</param>
/// <param name="Problems">Why some were not submitted, each reason once.</param>
internal sealed record Resubmission(IReadOnlyList<JobRecord> Jobs, IReadOnlyList<string> Problems);
