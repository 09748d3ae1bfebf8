using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>
/// The algorithm of a job, in a file on the folder that all nodes see: where jobs of many algorithms are run, a task knows only its file.
/// </summary>
internal sealed record TaskAlgorithm
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string RunCommand { get; init; }

    public required string Repository { get; init; }

    public required JobContract Contract { get; init; }

    /// <summary>The image that it runs in; null for the machine as it is.</summary>
    public string? Image { get; init; }

    public bool HasNetwork { get; init; }

    public required IReadOnlyList<TaskInput> Inputs { get; init; }

    /// <summary>Writes the algorithm of a job, once.</summary>
    /// <param name="folder">The folder of all algorithms.</param>
    /// <param name="job">The job.</param>
    /// <returns>The file.</returns>
    public static string Write(string folder, JobRequest job)
    {
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(Of(job), TaskAlgorithmJson.Default.TaskAlgorithm);
        string path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(text))[..24] + ".json");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.WriteAllBytes(path + ".new", text);
            File.Move(path + ".new", path, overwrite: true);
        }

        return path;
    }

    /// <summary>A job of the algorithm in a file, with terms of its own.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static JobRequest Request(TaskJob job, TaskTerms terms)
    {
        try
        {
            TaskAlgorithm its = JsonSerializer.Deserialize(File.ReadAllBytes(terms.Algorithm), TaskAlgorithmJson.Default.TaskAlgorithm)!;
            return new JobRequest(its.Algorithm(), its.Contract, job.Values)
            {
                Id = job.Id,
                Tag = terms.Tag,
                TimeLimit = TimeSpan.FromSeconds(terms.Seconds),
                Image = its.Image,
                HasNetwork = its.HasNetwork,
            };
        }
        catch (JsonException e)
        {
            throw new IOException($"{terms.Algorithm} cannot be read: {e.Message}", e);
        }
    }

    private static TaskAlgorithm Of(JobRequest job) => new()
    {
        Name = job.Algorithm.Name,
        Version = job.Algorithm.Version,
        RunCommand = job.Algorithm.RunCommand,
        Repository = job.Algorithm.Repository,
        Contract = job.Contract,
        Image = job.Image,
        HasNetwork = job.HasNetwork,
        Inputs =
        [
            .. job.Algorithm.Inputs.Select(input =>
                new TaskInput(input.Name, input.Type.Registered, input.Default, input.IsOptional, input.IsContextOnly)),
        ],
    };

    private Algorithm Algorithm() => new(
        Name,
        [
            .. Inputs.Select(input =>
                new AlgorithmInput(input.Name, input.Kind, input.Default, input.IsOptional) { IsContextOnly = input.IsContextOnly }),
        ])
    {
        Version = Version,
        RunCommand = RunCommand,
        Repository = Repository,
    };
}

/// <summary>An input, as far as a job needs to know it whose values were checked before.</summary>
internal sealed record TaskInput(string Name, InputKind Kind, string? Default, bool IsOptional, bool IsContextOnly);

/// <summary>How it is written, without reflection: the tool is compiled ahead of time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TaskAlgorithm))]
internal sealed partial class TaskAlgorithmJson : JsonSerializerContext;
