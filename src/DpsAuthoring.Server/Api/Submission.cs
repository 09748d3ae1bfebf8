using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Api;

/// <summary>A job that somebody wants, before it is accepted.</summary>
internal sealed record Submission
{
    public required RegisteredAlgorithm Algorithm { get; init; }

    /// <summary>The values by the inputs' names; those that are not declared are ignored, as nothing says they were sent.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    public required string Queue { get; init; }

    public required string Tag { get; init; }

    public bool Dedup { get; init; }

    public int Priority { get; init; }

    /// <summary>Accepts it: when this ends it is on the disk.</summary>
    /// <exception cref="FormatException">It is no job of its algorithm; the message is the API's.</exception>
    public async Task<JobRecord> AcceptAsync(ServerParts parts)
    {
        AlgorithmDefinition definition = parts.Algorithms.Define(Algorithm.Registration);
        var inputs = new JsonObject();
        foreach (AlgorithmInput input in definition.Algorithm.Inputs)
        {
            if (Values.TryGetValue(input.Name, out string? value) && !IsNothing(input, value))
            {
                inputs[input.Name] = value;
            }
            else if (input.IsRequired)
            {
                throw new FormatException(
                    $"Parameter {input.Name} missing from inputs. No default set in algorithm spec. Please specify and resubmit.");
            }
        }

        RequireFolder(Tag);
        string text = inputs.ToJsonString();
        JobRecord job = await parts.Jobs.AddAsync(
            new JobRecord
            {
                Id = Guid.NewGuid().ToString(),
                Algorithm = Algorithm.Id,
                Registration = Algorithm.Registration.Id,
                Type = Algorithm.JobType,
                Queue = Queue,
                Tag = Tag,
                Priority = Priority,
                Inputs = text,
                Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Algorithm.Registration.Id} {Algorithm.JobType} {text}"))),
            },
            Dedup).ConfigureAwait(false);
        parts.JobService.Wake();
        return job;
    }

    /// <summary>The legacy interface reads values as JSON, where a null is nothing.</summary>
    private bool IsNothing(AlgorithmInput input, string value) =>
        Algorithm.Contract == JobContract.Legacy && !input.IsStaged && LegacyText.AsSent(value) is null;

    /// <summary>The first tag is a folder of the results' path.</summary>
    private static void RequireFolder(string tag)
    {
        try
        {
            _ = JobTag.Folder(tag);
        }
        catch (JobException e)
        {
            throw new FormatException(e.Message, e);
        }
    }
}
