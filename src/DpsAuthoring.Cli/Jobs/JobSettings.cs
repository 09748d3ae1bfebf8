using DpsAuthoring.Cli.Building;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Inputs;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>What the command line says of jobs.</summary>
internal sealed record JobSettings
{
    public required IReadOnlyDictionary<JobContract, Algorithm> Algorithms { get; init; }

    /// <summary>The files of its configurations.</summary>
    public required IReadOnlyList<string> Configurations { get; init; }

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The C# program that the algorithm's build script publishes; null where there is none.</summary>
    public required PublishedProgram? Program { get; init; }

    /// <summary>Whether the program is built where it is older than its sources.</summary>
    public required bool Build { get; init; }

    /// <summary>The image in whose containers jobs run; null for this machine as it is.</summary>
    public required ContainerImage? Image { get; init; }

    public required string Tag { get; init; }

    public required TimeSpan TimeLimit { get; init; }

    public required bool AsDps { get; init; }

    public required string Output { get; init; }

    public required string Cache { get; init; }

    /// <summary>How many bytes may stay in the cache besides what jobs use; null for any number.</summary>
    public required long? CacheLimit { get; init; }

    /// <summary>Brings the algorithm's program up to date, or warns that it is not.</summary>
    public void EnsureProgram(CancellationToken cancel)
    {
        if (Image is not null)
        {
            JobImage.WarnAsync(Image, Algorithms.First().Value.Repository, Console.Error, cancel).GetAwaiter().GetResult();
        }
        else if (Program is not null)
        {
            ProgramBuild.Ensure(Program, Build, Console.Error, cancel);
        }
    }

    /// <summary>Whether an input is a directory; the legacy schema does not say, but the other configuration may.</summary>
    public bool IsDirectory(string name) =>
        Algorithms.Values.Any(algorithm => algorithm.Inputs.Any(input => input.Name == name && input.IsDirectory));

    /// <summary>The contracts that a word of the command line means.</summary>
    public JobContract[] Contracts(string? word)
    {
        JobContract[] contracts = word switch
        {
            "ogc" => [JobContract.Ogc],
            "legacy" => [JobContract.Legacy],
            "both" => [JobContract.Ogc, JobContract.Legacy],
            _ => [Algorithms.ContainsKey(JobContract.Ogc) ? JobContract.Ogc : JobContract.Legacy],
        };
        JobContract? missing = contracts.Cast<JobContract?>().FirstOrDefault(contract => !Algorithms.ContainsKey(contract!.Value));
        return missing is null
            ? contracts
            : throw new CouldNotRunException(
                $"The algorithm has no configuration for the {(missing == JobContract.Ogc ? "OGC" : "legacy")} contract: write one, or choose the other contract."
            );
    }

    public JobRequest Request(JobContract contract) =>
        new(Algorithms[contract], contract, Values) { Tag = Tag, TimeLimit = TimeLimit, AsDps = AsDps };

    /// <summary>The engine of this machine.</summary>
    /// <param name="work">The folder of the jobs' own folders; null for that of single jobs.</param>
    /// <param name="parallel">How many run at a time.</param>
    /// <param name="warn">Is told in a sentence what is left alone that may be a job's.</param>
    /// <param name="host">How jobs' commands are run; null for directly, in the image where there is one.</param>
    public LocalEngine CreateEngine(string? work, int parallel, Action<string> warn, IJobHost? host = null) => new(
        work is null ? new Workspace(Output) : new Workspace(Output, work),
        CreateCache(),
        parallel,
        host ?? (Image is null ? new ThisMachine() : new ContainerHost(Image)))
    {
        Warn = warn,
    };

    private InputCache CreateCache()
    {
        var limits = new TransferLimits();
        string folder = CachePlace.Find(Cache, Output, Console.Error);
        return new InputCache(folder, [new HttpFetcher(limits), new S3Fetcher(limits)]) { Limit = CacheLimit };
    }
}
