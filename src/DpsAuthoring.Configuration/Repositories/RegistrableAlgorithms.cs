using System.Text;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Repositories;

/// <summary>The algorithm of a repository as its configurations register it, once for each job contract.</summary>
public static class RegistrableAlgorithms
{
    /// <summary>A folder's name has at most 255 bytes, and the OGC contract puts a user's number behind the algorithm's.</summary>
    private const int LongestName = 240;

    /// <summary>What stands for bytes that are not UTF-8.</summary>
    private const char NotUtf8 = '\uFFFD';

    /// <summary>The algorithm for each contract that it is configured for.</summary>
    /// <exception cref="FormatException">There is more than one to choose from, or one cannot be read; the message is a
    /// sentence.</exception>
    public static IReadOnlyDictionary<JobContract, Algorithm> Read(AlgorithmRepository repository)
    {
        var read = repository.Configurations.Select(file => (File: file, Configuration: Read(repository, file))).ToList();
        var algorithms = new Dictionary<JobContract, Algorithm>();
        foreach (IGrouping<JobContract, (string File, AlgorithmConfiguration Configuration)>? same in read.GroupBy(each =>
                each.Configuration.Schema == ConfigurationSchema.Ogc ? JobContract.Ogc : JobContract.Legacy))
        {
            if (same.Count() > 1 || repository.Folders.Count() > 1)
            {
                throw new FormatException(
                    $"There are several algorithm configurations: {string.Join(", ", read.Select(each => each.Configuration.File.Path))}. Name the one that is meant."
                );
            }

            (string file, AlgorithmConfiguration configuration) = same.Single();
            Algorithm algorithm = AlgorithmOf(file, configuration, "");
            algorithms[same.Key] = algorithm with
            {
                Repository = RepositoryOf(repository.Files, FilePath.FolderOf(file), algorithm.RunCommand),
            };
        }

        return algorithms;
    }

    /// <summary>The algorithm of a configuration that came by itself.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="repository">The folder of its repository.</param>
    /// <exception cref="FormatException">It cannot be read; the message is a sentence.</exception>
    public static Algorithm Read(AlgorithmConfiguration configuration, string repository) =>
        AlgorithmOf(configuration.File.Path, configuration, repository);

    private static AlgorithmConfiguration Read(AlgorithmRepository repository, string file)
    {
        var yaml = YamlText.Read(repository.Files.ReadFound(file));
        return yaml.Problem is { } problem
            ? throw new FormatException($"{file} cannot be read as YAML: {problem.Reason}. 'dps check' says more.")
            : AlgorithmConfiguration.Read(yaml)
                ?? throw new FormatException($"{file} is not a mapping of keys to values. 'dps check' says more.");
    }

    private static Algorithm AlgorithmOf(string file, AlgorithmConfiguration configuration, string repository)
    {
        string name = Text(configuration.Name) ?? throw Missing(file, "algorithm_name");
        string command = Text(configuration.RunCommand) ?? throw Missing(file, "run_command");
        string version = Text(configuration.Version) ?? "main";
        if (new[] { name, version }.FirstOrDefault(part => !IsFolderName(part)) is { } bad)
        {
            throw new FormatException(
                $"{file}: {bad} is a folder of the output's path, and can be no folder's name. 'dps check' says more.");
        }

        return new Algorithm(name, [.. configuration.Inputs.Select(input => InputOf(file, input))])
        {
            Description = Text(configuration.Find("algorithm_description")) ?? "",
            Version = version,
            RunCommand = command,
            Repository = repository,
        };
    }

    private static bool IsFolderName(string name) =>
        name is not ("." or "..")
        && !name.Any(c => c is '/' or NotUtf8 || char.IsControl(c))
        && Encoding.UTF8.GetByteCount(name) <= LongestName;

    private static AlgorithmInput InputOf(string file, ConfiguredInput input)
    {
        string name = Text(input.Name) ?? throw Missing(file, "an input's name");
        return new AlgorithmInput(name, KindOf(input), Default(file, name, input), input.IsOptional)
        {
            Description = Text(input.Description) ?? "",
            IsContextOnly = input.Section?.Name == "config",
        };
    }

    /// <summary>What an input is to a job: in the legacy schema the section says it.</summary>
    private static InputKind KindOf(ConfiguredInput input) => input.Section?.Name switch
    {
        "file" => InputKind.File,
        "config" or "positional" => InputKind.Text,
        _ => RegisteredTypes.Parse(Text(input.Type) ?? "string") ?? InputKind.Text,
    };

    private static string? Default(string file, string name, ConfiguredInput input)
    {
        try
        {
            return ConfiguredDefault.Of(input);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{file}: the default of {name} cannot be registered: {e.Message}.", e);
        }
    }

    /// <summary>
    /// The folder from which on, without its own name, the run command's path is right: the configuration's or one above it.
    /// </summary>
    private static string RepositoryOf(IFileTree files, string folder, string command)
    {
        string[] paths = [.. command.Split(' ').Select(RepositoryPath.Of).OfType<string>()];
        string? top = files.TopOf(folder);
        foreach (string above in FilePath.Upwards(folder))
        {
            if (paths.Any(path => files.Has($"{above}/{path}")))
            {
                return above;
            }

            if (above == top)
            {
                break;
            }
        }

        return folder;
    }

    private static string? Text(YamlEntry? entry) => entry?.Value.Resolved switch
    {
        YamlScalar { Kind: YamlKind.Null } => null,
        YamlScalar scalar => scalar.Text,
        _ => null,
    };

    private static FormatException Missing(string file, string what) => new($"{file} has no {what}.");
}
