using System.Text;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Jobs;

/// <summary>Reads what a job needs of an algorithm from its configurations.</summary>
public static class AlgorithmReader
{
    /// <summary>A folder's name has at most 255 bytes, and the OGC contract puts a user's number behind the algorithm's.</summary>
    private const int LongestName = 240;

    /// <summary>The algorithm of a folder or a configuration file, for each contract that it is configured for.</summary>
    /// <param name="path">A folder with configurations, or one of them.</param>
    /// <exception cref="JobException">There is none, or one cannot be read.</exception>
    public static IReadOnlyDictionary<JobContract, Algorithm> Read(string path)
    {
        path = Path.GetFullPath(path);
        string[] files = Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path).Where(IsYaml).Order(StringComparer.Ordinal)]
            : File.Exists(path) ? [path] : throw new JobException(FailureKind.Request, $"There is no {path}.");
        var algorithms = new Dictionary<JobContract, Algorithm>();
        foreach (string file in files)
        {
            YamlText yaml = YamlText.Read(new TextFile(file, File.ReadAllText(file)));
            AlgorithmConfiguration? configuration = AlgorithmConfiguration.Read(yaml);
            bool isMeant = files.Length == 1 || Path.GetFileName(file).StartsWith("algorithm", StringComparison.Ordinal);
            if (yaml.Problem is { } problem && isMeant)
            {
                throw new JobException(FailureKind.Request, $"{file} cannot be read as YAML: {problem.Reason}. 'dps check' says more.");
            }

            if (configuration?.RunCommand is not null && configuration.Name is not null)
            {
                algorithms.TryAdd(configuration.Schema == ConfigurationSchema.Ogc ? JobContract.Ogc : JobContract.Legacy, Convert(file, configuration));
            }
        }

        return algorithms.Count > 0
            ? algorithms
            : throw new JobException(FailureKind.Request, $"{path} has no configuration with algorithm_name and run_command, such as algorithm_config.yml.");
    }

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yml" or ".yaml";

    private static Algorithm Convert(string file, AlgorithmConfiguration configuration)
    {
        string name = Text(configuration.Name) ?? throw Missing(file, "algorithm_name");
        string command = Text(configuration.RunCommand) ?? throw Missing(file, "run_command");
        string version = Text(configuration.Version) ?? "main";
        if (new[] { name, version }.FirstOrDefault(part => part is "." or ".." || part.Any(c => c is '/' or Folders.NotUtf8 || char.IsControl(c)) || Encoding.UTF8.GetByteCount(part) > LongestName) is { } bad)
        {
            throw new JobException(FailureKind.Request, $"{file}: {bad} is a folder of the output's path, and can be no folder's name. 'dps check' says more.");
        }

        return new Algorithm(name, version, RepositoryOf(Path.GetDirectoryName(file)!, command), command, [.. configuration.Inputs.Select(input => Convert(file, input))]);
    }

    private static AlgorithmInput Convert(string file, ConfiguredInput input)
    {
        string name = Text(input.Name) ?? throw Missing(file, "an input's name");
        string type = Text(input.Type) ?? "string";
        InputKind kind = input.Section?.Name switch
        {
            "file" => InputKind.File,
            "config" => InputKind.Context,
            "positional" => InputKind.Value,
            _ => InputTypeNames.Parse(type) switch
            {
                InputType.File or InputType.Directory => InputKind.File,
                InputType.Flag => InputKind.Flag,
                _ => InputKind.Value,
            },
        };
        return new AlgorithmInput(name, kind, Default(file, name, input), input.IsOptional)
        {
            IsDirectory = kind == InputKind.File && input.Section is null && InputTypeNames.Parse(type) == InputType.Directory,
        };
    }

    private static string? Default(string file, string name, ConfiguredInput input)
    {
        try
        {
            return ConfiguredDefault.Of(input);
        }
        catch (FormatException e)
        {
            throw new JobException(FailureKind.Request, $"{file}: the default of {name} cannot be registered: {e.Message}.", e);
        }
    }

    /// <summary>The folder from which on, without its own name, the run command's path is right: the configuration's or one above it.</summary>
    private static string RepositoryOf(string folder, string command)
    {
        for (string? above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (command.Split(' ').Any(word => JobCommand.InRepository(above, word) is not null))
            {
                return above;
            }

            if (Path.Exists(Path.Combine(above, ".git")))
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

    private static JobException Missing(string file, string what) => new(FailureKind.Request, $"{file} has no {what}.");
}
