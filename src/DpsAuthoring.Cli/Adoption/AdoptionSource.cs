using DpsAuthoring.Cli.Files;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Adoption;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Cli.Adoption;

/// <summary>The one algorithm of a path that is adopted: its configurations, or its own CWL.</summary>
internal sealed class AdoptionSource
{
    private readonly Configured[] _configurations;
    private readonly PackageAdoption? _package;
    private readonly AlgorithmRepository _repository;
    private readonly string[] _problems;

    private AdoptionSource(
        string name, AlgorithmRepository repository, Configured[] configurations, PackageAdoption? package, string[] problems) =>
        (Name, _repository, _configurations, _package, _problems) = (name, repository, configurations, package, problems);

    /// <summary>The name that the original is registered under.</summary>
    public string Name { get; }

    /// <summary>The repository's top folder; null where it is not known.</summary>
    public string? Top => _repository.Top;

    /// <summary>The files that it is adopted from.</summary>
    public IReadOnlyList<string> Files =>
        _package is null ? [.. _configurations.Select(each => each.Content.File.Path)] : [_package.File.Path];

    /// <summary>What the registration that is meant for each file does with it.</summary>
    public IReadOnlyList<FileVerdict> Verdicts => _package is null
        ? [.. _configurations.Select(each => FileVerdict.Of(each.Content))]
        : [new FileVerdict(_package.File.Path, JobContract.Ogc, _package.Verdict)];

    /// <summary>Finds the algorithm.</summary>
    /// <param name="path">A folder, a configuration or a CWL.</param>
    /// <param name="algorithm">The name of the algorithm where there are several; null where there should be one.</param>
    /// <exception cref="CouldNotRunException">There is none, there are several, or it cannot be read.</exception>
    public static AdoptionSource Find(string path, string? algorithm)
    {
        AlgorithmRepository repository = RepositoryFinder.FindAll(path);
        var readings = repository.Configurations.Select(Read).ToList();
        var packages = repository.Packages.Select(ReadPackage).ToList();
        var configured = readings.Select(reading => reading.Configured).OfType<Configured>().ToList();
        var cwl = packages.Select(package => package.Package).OfType<PackageAdoption>().ToList();
        string[] names = [.. configured.Select(each => each.Name).Concat(cwl.Select(each => each.Name)).Distinct(StringComparer.Ordinal)];
        string[] problems = [.. readings.Select(reading => reading.Problem).Concat(packages.Select(each => each.Problem)).OfType<string>()];
        string name = Choose(path, names, algorithm, problems);
        Configured[] own = [.. configured.Where(each => each.Name == name)];
        return own.Length > 0
            ? OfConfigurations(name, repository, OnePerContract(name, own), problems)
            : new AdoptionSource(name, repository, [], One(name, [.. cwl.Where(each => each.Name == name)]), problems);
    }

    /// <summary>What a scaffold takes over of it.</summary>
    /// <param name="className">The scaffold's class.</param>
    public AdoptedAlgorithm Adopt(string className)
    {
        AdoptedAlgorithm algorithm = _package is { } package
            ? package.Adopt(className)
            : ConfigurationAdoption.Of(
                _configurations.FirstOrDefault(each => each.Content.Schema == ConfigurationSchema.Ogc)?.Content,
                _configurations.FirstOrDefault(each => each.Content.Schema != ConfigurationSchema.Ogc)?.Content,
                className);
        IEnumerable<string> refusals = Verdicts.Where(verdict => !verdict.Verdict.IsAccepted)
            .Select(verdict => $"The registration refuses `{verdict.File}` ({verdict.Verdict.Reason}), and takes the scaffold's.");
        return algorithm with
        {
            Changes = [.. refusals, .. algorithm.Changes],
            Unknowns = [.. _problems.Select(problem => $"{problem} It may be of this algorithm, and is left out."), .. algorithm.Unknowns],
        };
    }

    /// <summary>What it runs, as far as its scripts say so.</summary>
    public OriginalScripts Scripts() => OriginalScripts.Of(_repository);

    private static string Choose(string path, string[] names, string? algorithm, string[] problems) => algorithm switch
    {
        null when names is [var only] => only,
        null when names.Length == 0 => throw new CouldNotRunException(
            problems.FirstOrDefault() ?? $"'{path}' holds no algorithm that could be read."),
        null => throw new CouldNotRunException(
            $"'{path}' holds several algorithms: {string.Join(", ", names.Order(StringComparer.Ordinal))}; name one with --algorithm, or its configuration."),
        _ when names.Contains(algorithm, StringComparer.Ordinal) => algorithm,
        _ when names.Length == 0 => throw new CouldNotRunException($"'{path}' holds no algorithm that could be read."),
        _ => throw new CouldNotRunException(
            $"'{path}' holds no algorithm '{algorithm}'; it holds {string.Join(", ", names.Order(StringComparer.Ordinal))}."),
    };

    private static Configured[] OnePerContract(string name, Configured[] own)
    {
        // JSON beside YAML is a copy of it, made to be sent; and the oldest schema is what came before the legacy one.
        IEnumerable<Configured> yaml = own.Any(each => !FilePath.IsJson(each.File)) ? own.Where(each => !FilePath.IsJson(each.File)) : own;
        Configured[] kept = [.. yaml.Where(each => each.Content.Schema != ConfigurationSchema.Older
            || !own.Any(other => other.Content.Schema == ConfigurationSchema.Legacy))];
        return kept.GroupBy(each => each.Content.Schema == ConfigurationSchema.Ogc).FirstOrDefault(same => same.Count() > 1) is { } several
            ? throw new CouldNotRunException(
                $"there are several configurations of '{name}': {string.Join(", ", several.Select(each => each.Content.File.Path))}; name the one that is meant.")
            : kept;
    }

    private static PackageAdoption One(string name, PackageAdoption[] packages) => packages is [var only]
        ? only
        : throw new CouldNotRunException(
            $"there are several application packages of '{name}': {string.Join(", ", packages.Select(each => each.File.Path))}; name the one that is meant.");

    /// <summary>Of the repository's configurations those of the one algorithm count: their scripts are looked for.</summary>
    private static AdoptionSource OfConfigurations(
        string name, AlgorithmRepository repository, Configured[] own, string[] problems) =>
        new(name, repository.With([.. own.Select(each => each.File)]), own, package: null, problems);

    private static (Configured? Configured, string? Problem) Read(string file)
    {
        TextFile text = DiskTree.Instance.ReadFound(file);
        string shown = DiskTree.Display(file);
        if (text.Unreadable is { } unreadable)
        {
            return (null, $"'{shown}' cannot be read: {unreadable}.");
        }

        var yaml = YamlText.Read(text);
        if (yaml.Problem is { } problem)
        {
            return (null, $"'{shown}' cannot be read as YAML, line {text.Position(problem.Span.Start).Line}: {problem.Reason}; 'dps check' says more.");
        }

        return AlgorithmConfiguration.Read(yaml) is not { } content ? (null, $"'{shown}' is not an algorithm's configuration: it is no mapping of keys to values.")
            : content.Name.Text() is not { } name ? (null, $"'{shown}' is not an algorithm's configuration: it has no algorithm_name.")
            : (new Configured(file, name, content), null);
    }

    private static (PackageAdoption? Package, string? Problem) ReadPackage(string file)
    {
        TextFile text = DiskTree.Instance.ReadFound(file);
        return PackageAdoption.Read(text, out string problem) is { } package
            ? (package, null)
            : (null, $"'{DiskTree.Display(file)}' cannot be read as CWL: {problem}; 'dps check' says more.");
    }

    private sealed record Configured(string File, string Name, AlgorithmConfiguration Content);
}

/// <summary>What a registration does with a file.</summary>
internal sealed record FileVerdict(string File, JobContract Contract, EndpointVerdict Verdict)
{
    /// <summary>What the registration of a configuration's own schema does with it; the oldest was the legacy one's.</summary>
    public static FileVerdict Of(AlgorithmConfiguration configuration)
    {
        var verdicts = EndpointVerdicts.Of(configuration.Yaml);
        return configuration.Schema == ConfigurationSchema.Ogc
            ? new FileVerdict(configuration.File.Path, JobContract.Ogc, verdicts.Ogc)
            : new FileVerdict(configuration.File.Path, JobContract.Legacy, verdicts.Legacy);
    }
}
