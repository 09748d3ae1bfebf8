using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DpsAuthoring.Cli.Building;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Local.Inputs;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>The options that <c>dps run</c> and <c>dps batch</c> have in common.</summary>
internal sealed class JobOptions
{
    public const string InputName = "--input";

    public Argument<string> Path { get; } = new("PATH")
    {
        Description = "The folder with the algorithm's configurations, or one of them.",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => ".",
    };

    public Option<string[]> Inputs { get; } =
        new(InputName, "-i")
        {
            Description = "An input's value: name=value. A file is a path, or an http, https or s3 address; several are given one by one.",
            HelpName = "NAME=VALUE",
        };

    public Option<bool> NoBuild { get; } =
        new("--no-build") { Description = "Run a C# algorithm as it was last built, even if its sources are newer." };

    public Option<string?> Container { get; } =
        new("--container")
        {
            Description =
                "Run jobs in containers of an image, as DPS does. Default: the image that dps build makes, or that the configuration names.",
            HelpName = "IMAGE",
            Arity = ArgumentArity.ZeroOrOne,
        };

    public Option<string?> ContainerEngineName { get; } = CreateContainerEngine();

    public Option<string> Tag { get; } =
        new("--tag")
        {
            Description = "The job's tags, with commas; the first is a folder of the legacy contract's results.",
            HelpName = "TAGS",
            DefaultValueFactory = _ => "",
        };

    public Option<TimeSpan?> TimeLimit { get; } = new("--time-limit")
    {
        Description = "Stop a job after this long: 90s, 10m, 24h. Default: 24h, as in DPS; its sandbox has 10m.",
        HelpName = "TIME",
        CustomParser = ParseTime,
    };

    public Option<bool> AsDps { get; } =
        new("--as-dps")
        {
            Description = "Give the job DPS's environment; false gives it yours. Default: true.",
            HelpName = "true|false",
            DefaultValueFactory = _ => true,
        };

    public Option<string> Output { get; } =
        new("--output", "-o")
        {
            Description = "The folder that gets dps_output/ (results) and triaged_job/ (what is left of failed jobs).",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => ".",
        };

    public Option<string?> Cache { get; } =
        new("--cache")
        {
            Description = "The folder in which fetched inputs are kept; see dps cache. Default: one for all your jobs.",
            HelpName = "FOLDER",
        };

    public JobSettings Read(ParseResult parsed) => Read(parsed, parsed.GetValue(Path)!);

    /// <param name="parsed">The command line.</param>
    /// <param name="path">The algorithm's folder, or its configuration.</param>
    public JobSettings Read(ParseResult parsed, string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new CouldNotRunException("Jobs are run on Linux only, as in DPS: use a container, or WSL.");
        }

        if (Misplaced(path, parsed.CommandResult.Command.Name) is { } mistake)
        {
            throw new CouldNotRunException(mistake);
        }

        (AlgorithmRepository repository, IReadOnlyDictionary<JobContract, Algorithm> algorithms) = AlgorithmsAt(path);
        return new JobSettings
        {
            Algorithms = algorithms,
            Configurations = repository.Configurations,
            Values = ParseInputs(parsed.GetValue(Inputs) ?? [], algorithms.Values.SelectMany(algorithm => algorithm.Inputs)),
            Program = PublishedProgram.Of(algorithms.First().Value.Repository, repository.Configurations),
            Build = !parsed.GetValue(NoBuild),
            Tag = parsed.GetValue(Tag)!,
            TimeLimit = parsed.GetValue(TimeLimit) ?? JobRequest.DefaultTimeLimit,
            Image = ImageOf(parsed, path, repository),
            AsDps = parsed.GetValue(AsDps),
            Output = Folder("--output", parsed.GetValue(Output) ?? "."), // Not every command has it.
            Cache = CacheFolder(parsed.GetValue(Cache)),
            CacheLimit = CacheLimits.OfEnvironment(),
        };
    }

    /// <summary>The repository that a path means, and its algorithm for each contract.</summary>
    /// <exception cref="CouldNotRunException">There is none, or several, or one cannot be read.</exception>
    public static (AlgorithmRepository Repository, IReadOnlyDictionary<JobContract, Algorithm> Algorithms) AlgorithmsAt(string path)
    {
        try
        {
            AlgorithmRepository repository = RepositoryFinder.FindAlgorithm(path);
            return (repository, RegistrableAlgorithms.Read(repository));
        }
        catch (FormatException e)
        {
            throw new CouldNotRunException(e.Message);
        }
    }

    /// <summary>An option that chooses the container engine.</summary>
    public static Option<string?> CreateContainerEngine()
    {
        var engine = new Option<string?>("--container-engine") { Description = "The container engine. Default: podman where it is installed, else docker." };
        engine.AcceptOneOf([.. ContainerEngine.Names]);
        return engine;
    }

    private ContainerImage? ImageOf(ParseResult parsed, string path, AlgorithmRepository repository)
    {
        if (parsed.GetResult(Container) is null)
        {
            return parsed.GetValue(ContainerEngineName) is null ? null : throw new CouldNotRunException("--container-engine chooses what --container runs jobs with, and there is no --container.");
        }

        return parsed.GetValue(AsDps)
            ? JobImage.Find(parsed.GetValue(Container), parsed.GetValue(ContainerEngineName), path, repository)
            : throw new CouldNotRunException("--as-dps false gives a job your environment, and --container that of its image: leave one out.");
    }

    /// <summary>What is wrong with a path that is neither an algorithm's folder nor a configuration; null where it may be one.</summary>
    private static string? Misplaced(string path, string command)
    {
        if (path.Length == 0)
        {
            return "The path is empty: name an algorithm's folder or its configuration.";
        }

        if (File.Exists(path))
        {
            return System.IO.Path.GetExtension(path) is ".yml" or ".yaml"
                ? null
                : $"'{path}' is not an algorithm's folder or configuration; {InputHint.HowTo}";
        }

        return
            Directory.Exists(path)
            && AlgorithmRepository.FindUppermost(DiskTree.Instance, DiskTree.Full(path)) is { } found
            && FilePath.FolderOf(found.Configurations[0]) is var above
            && !$"{above}/".StartsWith(DiskTree.Full(path) + "/", StringComparison.Ordinal)
            ? $"'{path}' has no algorithm configuration, but {above} has one: dps {command} {JobCommand.Quote(System.IO.Path.GetRelativePath(Environment.CurrentDirectory, above))}"
            : null;
    }

    /// <summary>The cache's folder: the one that is given, or the user's.</summary>
    public static string CacheFolder(string? given) => Folder("--cache", given ?? InputCache.DefaultFolder);

    private static string Folder(string option, string path) =>
        path.Length > 0 && !path.Contains(Folders.NotUtf8)
            ? System.IO.Path.GetFullPath(path)
            : throw new CouldNotRunException($"{option} '{path}' is not a valid folder name: it must not be empty, and must be UTF-8.");

    /// <summary>The values that are given as <c>name=value</c>.</summary>
    /// <param name="inputs">What is given.</param>
    /// <param name="declared">The inputs that there are.</param>
    public static Dictionary<string, string> ParseInputs(string[] inputs, IEnumerable<AlgorithmInput> declared)
    {
        var values = new Dictionary<string, List<string>>();
        foreach (string input in inputs)
        {
            int equals = input.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new CouldNotRunException($"--input {input}: write name=value, once for each input.");
            }

            if (!values.TryGetValue(input[..equals], out List<string>? known))
            {
                values.Add(input[..equals], known = []);
            }

            known.Add(input[(equals + 1)..]);
        }

        return values.ToDictionary(
            value => value.Key, value => value.Value is [var only] ? only : Several(value.Key, value.Value, declared));
    }

    /// <summary>Several files, as a request for a job has them: a JSON array.</summary>
    private static string Several(string name, List<string> values, IEnumerable<AlgorithmInput> declared) =>
        declared.Any(input => input.Name == name && input.IsStaged)
            ? $"[{string.Join(", ", values.Select(PythonJson.Quote))}]"
            : throw new CouldNotRunException(
                $"--input {name} is given {values.Count} times, and only files are given one by one: write its value once, such as {name}={string.Join(',', values)} for a list."
            );

    /// <summary>A time such as 90s, 10m or 24h.</summary>
    public static TimeSpan? ParseTime(ArgumentResult result)
    {
        string text = result.Tokens is [var token] ? token.Value : "";
        double unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, >= '0' and <= '9' => 1, _ => 0 };
        if (unit > 0
            && double.TryParse(
                char.IsAsciiLetter(text[^1]) ? text[..^1] : text,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out double count)
            && count * unit is > 0 and < 1_000_000)
        {
            return TimeSpan.FromSeconds(count * unit);
        }

        result.AddError($"'{text}' is not a valid time: write 90s, 10m or 24h.");
        return default;
    }
}
