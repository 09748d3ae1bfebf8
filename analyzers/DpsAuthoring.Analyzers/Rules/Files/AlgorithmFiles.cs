using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Images;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Yaml;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Rules.Files;

/// <summary>
/// The files around an algorithm that the compiler was given, checked by the checks of the command line. Of a file that it was not given
/// nothing is known, and nothing is said; no file is opened here.
/// </summary>
internal sealed class AlgorithmFiles
{
    private readonly Dictionary<string, AdditionalText> _given;
    private readonly CancellationToken _cancel;

    private AlgorithmFiles(IEnumerable<AdditionalText> given, CancellationToken cancel)
    {
        _given = given.GroupBy(static file => Slashed(file.Path)).ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);
        _cancel = cancel;
    }

    /// <summary>Whether a configuration may be among files.</summary>
    public static bool MayHold(ImmutableArray<AdditionalText> given) => given.Any(static file => IsYaml(file.Path));

    /// <summary>What the checks find, in configurations, in the scripts that they name, and between them and the code.</summary>
    public static IReadOnlyList<Finding> Check(Compilation compilation, ImmutableArray<AdditionalText> given, CancellationToken cancel) =>
        new AlgorithmFiles(given, cancel).Check(compilation);

    private List<Finding> Check(Compilation compilation)
    {
        var findings = new List<Finding>();
        TextFile[] yaml = [.. _given.Values.Where(static file => IsYaml(file.Path)).Select(Read).OfType<TextFile>()];
        (TextFile File, AlgorithmConfiguration? Content)[] configurations =
        [
            .. yaml.Where(static file => AlgorithmConfiguration.IsIn(file.Path, file.Text)).Select(static file => (file, AlgorithmConfiguration.Read(YamlText.Read(file)))),
        ];
        if (configurations.Length == 0)
        {
            return findings;
        }

        AlgorithmConfiguration[] readable = [.. configurations.Select(static file => file.Content).OfType<AlgorithmConfiguration>()];
        IReadOnlyList<DeclaredAlgorithm> declared = DeclaredAlgorithms.In(compilation, _cancel);
        foreach (var (file, content) in configurations)
        {
            findings.AddRange(ConfigurationChecks.Run(file, new ConfigurationContext(content is null ? null : RegisteredAlgorithm.Of(content, readable, declared))));
        }

        string[] folders = [.. configurations.Select(static file => Folder(file.File.Path))];
        foreach (ConfiguredScript script in ConfiguredScript.Of(readable))
        {
            if (Top(script.Path, folders) is { } top && Read(_given[$"{top}/{script.Path}"]) is { } text)
            {
                findings.AddRange(ScriptChecks.Run(text, script.Context with
                {
                    // Elsewhere there may be environment files that were not given.
                    Environments = script.Context.Folder.Length == 0 && folders.Contains(top)
                        ? [.. yaml.Where(file => Folder(file.Path) == top).Select(CondaEnvironment.NameIn).OfType<string>()]
                        : null,
                    Repository = new Given(_given, top),
                }));
            }
        }

        // Beside an OGC configuration lies what may make its image.
        foreach (string folder in configurations.Where(static file => file.Content?.Schema == ConfigurationSchema.Ogc).Select(static file => Folder(file.File.Path)).Distinct())
        {
            if (_given.TryGetValue($"{folder}/Dockerfile", out AdditionalText? image) && Read(image) is { } text)
            {
                findings.AddRange(DockerfileChecks.Run(text));
            }
        }

        return findings;
    }

    /// <summary>The repository's top: the nearest folder, from a configuration's upwards, below which a script was given.</summary>
    private string? Top(string script, string[] folders) => folders
        .SelectMany(Upwards)
        .Where(folder => _given.ContainsKey($"{folder}/{script}"))
        .OrderByDescending(static folder => folder.Length)
        .FirstOrDefault();

    private TextFile? Read(AdditionalText file) => file.GetText(_cancel) switch
    {
        null => null,
        { Encoding: { } encoding } when encoding.CodePage != System.Text.Encoding.UTF8.CodePage => TextFile.Unread(file.Path, TextFile.NotUtf8),
        SourceText text => new TextFile(file.Path, text.ToString()),
    };

    private static IEnumerable<string> Upwards(string folder)
    {
        for (; folder.Length > 0; folder = Folder(folder))
        {
            yield return folder;
        }
    }

    private static string Folder(string path) => Slashed(path).LastIndexOf('/') is > 0 and var slash ? Slashed(path).Substring(0, slash) : "";

    private static string Slashed(string path) => path.Replace('\\', '/');

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yml" or ".yaml";

    private sealed class Given(Dictionary<string, AdditionalText> files, string top) : IRepository
    {
        public bool? Has(string path) => files.ContainsKey($"{top}/{path}") ? true : null;
    }
}
