using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Cwl;

namespace DpsAuthoring.Configuration.Repositories;

/// <summary>Where an algorithm lies: its configurations, and the repository around them. The one place that looks for them.</summary>
public sealed class AlgorithmRepository : IRepository
{
    private const int DeepestAbove = 4;

    private static readonly Regex s_workflow = new(
        @"^[ \t-]*[""']?class[""']?[ \t]*:[ \t]*[""']?Workflow\b", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private AlgorithmRepository(
        IFileTree files, string? top, IReadOnlyList<string> configurations, IReadOnlyList<string>? packages = null) =>
        (Files, Top, Configurations, Packages) = (files, top, configurations, packages ?? []);

    /// <summary>The files that can be looked at.</summary>
    public IFileTree Files { get; }

    /// <summary>The repository's top folder; null where the files around a configuration are not known to be its repository's.</summary>
    public string? Top { get; }

    /// <summary>The configurations' files.</summary>
    public IReadOnlyList<string> Configurations { get; }

    /// <summary>The application packages of the author's own, in CWL, as far as they were asked for.</summary>
    public IReadOnlyList<string> Packages { get; }

    /// <summary>The folders that configurations lie in.</summary>
    public IEnumerable<string> Folders => Configurations.Select(FilePath.FolderOf).Distinct();

    /// <summary>One configuration. Its repository is what it is cloned with; a file outside of any is looked at alone.</summary>
    /// <param name="files">The files that can be looked at.</param>
    /// <param name="configuration">The configuration's file.</param>
    public static AlgorithmRepository Of(IFileTree files, string configuration) =>
        new(files, files.TopOf(FilePath.FolderOf(configuration)), [configuration]);

    /// <summary>The configurations in a folder and below it, or else those of the nearest folder above.</summary>
    /// <param name="files">The files that can be looked at.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>Null where there is none.</returns>
    public static AlgorithmRepository? Find(IFileTree files, string folder)
    {
        string[] found =
        [
            .. files
                .FoldersBelow(folder)
                .SelectMany(files.YamlIn)
                .Where(file => IsConfiguration(files, file))
                .OrderBy(file => file, StringComparer.Ordinal),
        ];
        if (found.Length == 0 && Above(files, folder) is { } above)
        {
            (folder, found) = (above, ConfigurationsIn(files, above));
        }

        // Outside of any repository, the folder stands for one where all of its files are known.
        return found.Length > 0 ? new AlgorithmRepository(files, files.TopOf(folder) ?? (files.IsComplete ? folder : null), found) : null;
    }

    /// <summary>One application package.</summary>
    /// <param name="files">The files that can be looked at.</param>
    /// <param name="package">The package's file.</param>
    public static AlgorithmRepository OfPackage(IFileTree files, string package) =>
        new(files, files.TopOf(FilePath.FolderOf(package)), [], [package]);

    /// <summary>
    /// All that can be registered from a folder: its configurations as <see cref="Find"/> has them, and the application packages in and
    /// below it that have a version to be registered under; without either, all workflows that there are.
    /// </summary>
    /// <param name="files">The files that can be looked at.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>Null where there is nothing.</returns>
    public static AlgorithmRepository? FindAll(IFileTree files, string folder)
    {
        AlgorithmRepository? found = Find(files, folder);
        (string File, string Text)[] written =
        [
            .. files.FoldersBelow(folder).SelectMany(files.CwlIn)
                .Select(file => (file, Text: files.Read(file)?.Text ?? ""))
                .Where(file => !ApplicationPackage.IsMadeHere(file.Text))
                .OrderBy(file => file.file, StringComparer.Ordinal),
        ];
        string[] packages = [.. written.Where(file => file.Text.Contains("s:version:")).Select(file => file.File)];
        if (packages.Length == 0 && found is null)
        {
            string[] workflows = [.. written.Where(file => s_workflow.IsMatch(file.Text)).Select(file => file.File)];
            packages = workflows.Length > 0 ? workflows : [.. written.Select(file => file.File)];
        }

        return packages.Length == 0 ? found
            : new AlgorithmRepository(
                files, found?.Top ?? files.TopOf(folder) ?? (files.IsComplete ? folder : null), found?.Configurations ?? [], packages);
    }

    /// <summary>
    /// The configurations of the one folder that jobs are run from: the folder itself, or else the uppermost below it. What lies below an
    /// algorithm is its tests' and examples'.
    /// </summary>
    /// <param name="files">The files that can be looked at.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>Null where there is none, neither there nor above.</returns>
    public static AlgorithmRepository? FindUppermost(IFileTree files, string folder)
    {
        if (ConfigurationsIn(files, folder) is { Length: > 0 } own)
        {
            return new AlgorithmRepository(files, files.TopOf(folder) ?? folder, WithoutJsonOfYaml(own));
        }

        if (Find(files, folder) is not { } all)
        {
            return null;
        }

        int least = all.Folders.Min(Depth);
        return new AlgorithmRepository(
            files, all.Top, WithoutJsonOfYaml([.. all.Configurations.Where(file => Depth(FilePath.FolderOf(file)) == least)]));
    }

    /// <summary>The nearest folder above, in the same repository if there is one, that has a configuration; null where none has.</summary>
    public static string? Above(IFileTree files, string folder)
    {
        string? last = files.TopOf(folder);
        string above = folder;
        for (int level = 0; above != last && (last is not null || level < DeepestAbove); level++)
        {
            above = FilePath.FolderOf(above);
            if (above.Length == 0)
            {
                break;
            }

            if (ConfigurationsIn(files, above).Length > 0)
            {
                return above;
            }
        }

        return null;
    }

    /// <summary>The same repository with some of its configurations alone.</summary>
    /// <param name="configurations">The files of these.</param>
    public AlgorithmRepository With(IReadOnlyList<string> configurations) => new(Files, Top, configurations);

    /// <summary>Whether a configuration lies in a folder itself.</summary>
    public static bool HasConfiguration(IFileTree files, string folder) => ConfigurationsIn(files, folder).Length > 0;

    /// <inheritdoc/>
    public bool? Has(string path) => Top is null ? null : Has(Top, path);

    /// <summary>The repository as it is below a folder.</summary>
    public IRepository Below(string top) => new RepositoryBelow(this, top);

    /// <summary>
    /// The folder that a script's path starts from: the repository's top, or where that is not known the nearest folder, from a
    /// configuration's upwards, that has the script.
    /// </summary>
    /// <param name="script">The script's path from the repository's top.</param>
    /// <returns>Null where there is no such script.</returns>
    public string? TopOf(string script) => Files.IsComplete
        ? Top is not null && Files.Has($"{Top}/{script}") ? Top : null
            : Folders
                .SelectMany(FilePath.Upwards)
                .Where(folder => Files.Has($"{folder}/{script}"))
                .OrderByDescending(folder => folder.Length)
                .FirstOrDefault();

    /// <summary>JSON beside YAML is a copy of it, made to be sent.</summary>
    private static string[] WithoutJsonOfYaml(string[] configurations) =>
        configurations.All(FilePath.IsJson) ? configurations : [.. configurations.Where(file => !FilePath.IsJson(file))];

    private static int Depth(string folder) => folder.Split('/').Length;

    private static string[] ConfigurationsIn(IFileTree files, string folder)
    {
        try
        {
            return [.. files.YamlIn(folder).Where(file => IsConfiguration(files, file)).OrderBy(file => file, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsConfiguration(IFileTree files, string file) =>
        files.Read(file) is { } text && AlgorithmConfiguration.IsIn(file, text.Text);

    private bool? Has(string top, string path) => Files.Has($"{top}/{path}") ? true : Files.IsComplete ? false : null;

    private sealed class RepositoryBelow(AlgorithmRepository whole, string top) : IRepository
    {
        public bool? Has(string path) => whole.Has(top, path);
    }
}
