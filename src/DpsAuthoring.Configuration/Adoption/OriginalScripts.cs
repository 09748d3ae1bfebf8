using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Inspections;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>What an original runs, as far as its scripts say it.</summary>
/// <param name="Scripts">Its scripts.</param>
/// <param name="Programs">The programs that they run and that lie in the repository, from its top.</param>
/// <param name="Results">Names that scripts and programs seem to write results under.</param>
/// <param name="Environments">The files that say what is installed, each with the packages that it names.</param>
public sealed record OriginalScripts(
    IReadOnlyList<OriginalScript> Scripts,
    IReadOnlyList<string> Programs,
    IReadOnlyList<string> Results,
    IReadOnlyList<OriginalEnvironment> Environments)
{
    private const int Most = 40;

    private static readonly string[] s_environmentFiles =
    [
        "requirements.txt", "pyproject.toml", "setup.py", "setup.cfg", "pixi.toml", "uv.lock", "conda-lock.yml", "DESCRIPTION", "renv.lock",
        "install.R", "packages.R", "Project.toml", "Dockerfile", "Containerfile",
    ];

    private static readonly Regex s_program = new(@"\.(?:py|[rR]|jl|m|pl|js|ipynb)\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_output = new(@"(?<![\w/])(?:\./)?output/[^\s""'`();|&>]+", RegexOptions.CultureInvariant);

    private static readonly Regex s_resultName = new(
        @"[""'](?<name>(?:output/)?[A-Za-z0-9{][^""'\s/:]{0,80}\.(?:tiff?|vrt|csv|gpkg|parquet|feather|geojson|json|nc4?|h5|hdf5?|zarr|shp|fgb|png|pkl|rds|RData|las|laz|zip))[""']",
        RegexOptions.CultureInvariant);

    /// <summary>No scripts that are known.</summary>
    public static OriginalScripts None { get; } = new([], [], [], []);

    /// <summary>Looks at the scripts of some configurations.</summary>
    /// <param name="repository">The repository with those configurations alone.</param>
    public static OriginalScripts Of(AlgorithmRepository repository)
    {
        var inspection = Inspection.Of(repository);
        IFileTree files = repository.Files;
        var scripts = inspection.Scripts
            .Select(script => (script, Text: files.Read(script.File)))
            .Where(script => script.Text is { Unreadable: null })
            .Select(script => (script.script, script.Text, Account: OriginalScript.Of(script.script.Script, script.Text!)))
            .ToList();
        string? top = repository.Top;
        var programs = scripts.SelectMany(script => script.Account.Words).Where(word => s_program.IsMatch(word))
            .Select(word => Locate(files, top, word)).OfType<string>().Distinct().ToList();
        IEnumerable<string> results = scripts.Where(script => script.script.Script.Context.Role == ScriptRole.Run)
            .SelectMany(script => s_output.Matches(script.Text!.Text).Cast<Match>().Select(match => match.Value))
            .Concat(programs.Select(files.Read).OfType<TextFile>()
                .SelectMany(program => s_resultName.Matches(program.Text).Cast<Match>().Select(match => match.Groups["name"].Value)));
        string[] folders =
        [
            .. repository.Folders.Concat(scripts.Select(script => FilePath.FolderOf(script.script.File))).Concat(top is null ? [] : [top])
                .Distinct(),
        ];
        return new OriginalScripts(
            [.. scripts.Select(script => script.Account)],
            [.. programs.Select(program => Below(top, program))],
            [.. results.Distinct().Take(Most)],
            [
                .. folders.SelectMany(folder => EnvironmentsIn(files, folder, repository.Configurations))
                    .Select(file => Environment(files, top, file)).OfType<OriginalEnvironment>().Take(Most),
            ]);
    }

    private static string? Locate(IFileTree files, string? top, string word)
    {
        if (top is null)
        {
            return null;
        }

        string name = word.Substring(word.LastIndexOf('/') + 1);
        string[] same = [.. files.FoldersBelow(top).Select(folder => $"{folder}/{name}").Where(files.Has)];
        return same.FirstOrDefault(file => file.EndsWith("/" + word.TrimStart('.', '/'), StringComparison.Ordinal)) ?? same.FirstOrDefault();
    }

    private static IEnumerable<string> EnvironmentsIn(IFileTree files, string folder, IReadOnlyList<string> configurations) =>
        s_environmentFiles.Select(name => $"{folder}/{name}").Where(files.Has)
            .Concat(files.YamlIn(folder).Where(file => !FilePath.IsJson(file) && !configurations.Contains(file)
                && files.Read(file) is { } text && text.Text.Contains("dependencies:")));

    private static OriginalEnvironment? Environment(IFileTree files, string? top, string file)
    {
        if (files.Read(file) is not { Unreadable: null } text)
        {
            return null;
        }

        IEnumerable<string> packages =
            FilePath.IsYaml(file) ? CondaPackages(text)
            : file.EndsWith("/requirements.txt", StringComparison.Ordinal)
                ? text.Text.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0 && line[0] != '-')
            : [];
        return new OriginalEnvironment(Below(top, file), [.. packages.Take(Most)]);
    }

    private static IEnumerable<string> CondaPackages(TextFile text) =>
        YamlText.Read(text).Root?.Resolved is YamlMapping environment && environment.Find("dependencies")?.Value.Resolved is YamlSequence list
            ? list.Items.SelectMany(item => item.Resolved switch
            {
                YamlScalar scalar => (string[])[scalar.Text],
                YamlMapping map when map.Find("pip")?.Value.Resolved is YamlSequence pip => [.. pip.Items.Select(each => each.Resolved).OfType<YamlScalar>().Select(each => each.Text)],
                _ => [],
            })
            : [];

    private static string Below(string? top, string file) =>
        top is not null && file.StartsWith(top + "/", StringComparison.Ordinal) ? file.Substring(top.Length + 1) : file.Substring(file.LastIndexOf('/') + 1);
}

/// <summary>A file that says what is installed.</summary>
/// <param name="Path">From the repository's top.</param>
/// <param name="Packages">What it names, where that can be read.</param>
public sealed record OriginalEnvironment(string Path, IReadOnlyList<string> Packages);
