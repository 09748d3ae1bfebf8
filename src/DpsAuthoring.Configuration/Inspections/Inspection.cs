using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Declaration;
using DpsAuthoring.Configuration.Images;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Scripts.Checks;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Inspections;

/// <summary>
/// The one walk over an algorithm's files: its configurations, the scripts that they name, and the Dockerfiles beside them. The build and
/// the tool say the same because both make this walk; the tool adds what git and other programs say.
/// </summary>
public sealed class Inspection
{
    private readonly AlgorithmRepository _repository;
    private readonly Dictionary<AlgorithmConfiguration, (RegistrationRoute Route, string? Reason)> _routes = [];
    private readonly (string File, YamlText Yaml, AlgorithmConfiguration? Content)[] _read;

    private Inspection(AlgorithmRepository repository, RegistrationRoute? route)
    {
        _repository = repository;
        _read = [.. repository.Configurations.Select(file => Read(file, repository.Files.ReadFound(file)))];
        Configurations = [.. _read.Select(each => each.Content).OfType<AlgorithmConfiguration>()];
        foreach ((string file, _, AlgorithmConfiguration? content) in _read.Where(each => each.Content is not null))
        {
            _routes[content!] = route is { } given ? (given, null) : RouteFinder.Of(
                repository.Files, repository.Files.TopOf(FilePath.FolderOf(file)), file, content!);
        }

        Scripts =
        [
            .. ConfiguredScript.Of(Configurations).Select(Locate).OfType<LocatedScript>()
                .GroupBy(script => (script.File, script.Script.Context.Role)).Select(same => same.First()),
        ];
    }

    /// <summary>The texts of the configurations, in the order of their files.</summary>
    public IEnumerable<YamlText> Texts => _read.Select(each => each.Yaml);

    /// <summary>Those that can be read.</summary>
    public IReadOnlyList<AlgorithmConfiguration> Configurations { get; }

    /// <summary>The scripts that they name, as far as they are there.</summary>
    public IReadOnlyList<LocatedScript> Scripts { get; }

    /// <summary>Reads the configurations of a repository and looks for their scripts.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="route">The way that they get registered; null where what lies beside each tells.</param>
    public static Inspection Of(AlgorithmRepository repository, RegistrationRoute? route = null) => new(repository, route);

    /// <summary>The way that a configuration gets registered, and what tells it, as a clause; null where only the schema does.</summary>
    public (RegistrationRoute Route, string? Reason) RouteOf(AlgorithmConfiguration configuration) => _routes[configuration];

    /// <summary>Runs the checks of blocks DPS4xxx and DPS5xxx.</summary>
    /// <param name="declared">The algorithms that the repository's code declares.</param>
    /// <param name="isExecutable">Whether a script may be executed; null where that is not known.</param>
    /// <returns>What was found and is not silenced in the files.</returns>
    public IReadOnlyList<Finding> Run(IReadOnlyList<Algorithm> declared, Func<LocatedScript, bool?>? isExecutable = null) =>
    [
        .. _read.SelectMany(each => ConfigurationChecks.Run(each.Yaml.File, ContextOf(each.File, each.Content, declared))),
            .. Scripts.SelectMany(script =>
                _repository.Files.Read(script.File) is { } text
                    ? ScriptChecks.Run(text, ContextOf(script, isExecutable?.Invoke(script)))
                    : []),
        .. _repository.Packages.Select(_repository.Files.Read).OfType<TextFile>().SelectMany(PackageChecks.Run),
        .. Dockerfiles().Select(_repository.Files.Read).OfType<TextFile>().SelectMany(DockerfileChecks.Run),
    ];

    private static (string, YamlText, AlgorithmConfiguration?) Read(string file, TextFile text)
    {
        var yaml = YamlText.Read(text);
        return (file, yaml, AlgorithmConfiguration.Read(yaml));
    }

    private LocatedScript? Locate(ConfiguredScript script) =>
        _repository.TopOf(script.Path) is { } top ? new LocatedScript($"{top}/{script.Path}", top, script) : LocateElsewhere(script);

    /// <summary>
    /// A script whose command has not the repository's folder in front, or whose path starts from its configuration: the configuration's
    /// finding says that, and the script's own are told all the same.
    /// </summary>
    private LocatedScript? LocateElsewhere(ConfiguredScript script)
    {
        if (_repository is not { Top: { } top, Files.IsComplete: true } || script.Written.Split('/').Contains(".."))
        {
            return null;
        }

        IEnumerable<string> beside = _repository.Folders.Where(folder => folder.StartsWith(top + "/", StringComparison.Ordinal))
            .Select(folder => folder.Substring(top.Length + 1))
            .SelectMany(folder => (string[])[$"{folder}/{script.Written}", $"{folder}/{script.Path}"]);
        string? path = beside.Prepend(script.Written.TrimStart('/')).FirstOrDefault(path => _repository.Files.Has($"{top}/{path}"));
        return path is null ? null : new LocatedScript($"{top}/{path}", top, script with
        {
            Path = path,
            Context = script.Context with { Folder = path.LastIndexOf('/') is > 0 and var slash ? path.Substring(0, slash) : "" },
        });
    }

    private ConfigurationContext ContextOf(string file, AlgorithmConfiguration? configuration, IReadOnlyList<Algorithm> declared) =>
        configuration is null ? new(null, _repository) : new(
            RegisteredAlgorithm.Of(configuration, Configurations, declared), _repository, RouteOf(configuration).Route)
        {
            Folder = _repository.Top is { } top && file.StartsWith(top + "/", StringComparison.Ordinal)
                ? FilePath.FolderOf(file.Substring(top.Length + 1))
                : "",
        };

    private ScriptContext ContextOf(LocatedScript script, bool? isExecutable) => script.Script.Context with
    {
        Environments = EnvironmentsOf(script),
        IsExecutable = isExecutable,
        Repository = _repository.Below(script.Top),
        OtherScripts = _repository.Files.IsComplete
            ? [.. Scripts.Select(other => other.File).Distinct().Where(file => file != script.File)
                .Select(_repository.Files.Read).OfType<TextFile>()]
            : null,
    };

    /// <summary>
    /// The environments that the repository makes: by the files beside configurations and scripts, and at the top. The compiler is given
    /// those beside the configurations alone; where a script may mean others, nothing is known.
    /// </summary>
    private IReadOnlyList<string>? EnvironmentsOf(LocatedScript script)
    {
        IEnumerable<string> folders = Scripts.Select(each => FilePath.FolderOf(each.File)).Concat(_repository.Folders).Append(script.Top);
        if (!_repository.Files.IsComplete)
        {
            if (script.Script.Context.Folder.Length > 0 || !_repository.Folders.Contains(script.Top))
            {
                return null;
            }

            folders = [script.Top];
        }

        return
        [
            .. folders.Distinct().SelectMany(_repository.Files.YamlIn)
                .Where(file => !FilePath.IsJson(file) && !_repository.Configurations.Contains(file))
                .Select(_repository.Files.Read).OfType<TextFile>().Select(CondaEnvironment.NameIn).OfType<string>().Distinct(),
        ];
    }

    /// <summary>
    /// The files that may make the image of OGC jobs: beside their configurations, and at the top where these name an image of one's own.
    /// </summary>
    private IEnumerable<string> Dockerfiles() => _repository is { Top: null, Files.IsComplete: true } ? [] : _read
        .Where(each => each.Content?.Schema == ConfigurationSchema.Ogc)
        .SelectMany(each => _repository.Top is null
            || (RouteOf(each.Content!).Route == RegistrationRoute.Api && each.Content!.Find("algorithm_container_url").IsFalsy())
            ? [FilePath.FolderOf(each.File)]
            : (string[])[FilePath.FolderOf(each.File), _repository.Top])
        .Distinct()
        .SelectMany(folder => (string[])[$"{folder}/Dockerfile", $"{folder}/Containerfile"])
        .Where(_repository.Files.Has);
}
