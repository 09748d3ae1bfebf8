using DpsAuthoring.Configuration;

namespace DpsAuthoring.Cli.Checking;

/// <summary>Where an algorithm lies: its repository's top, the configurations to look at, and how messages name files.</summary>
internal sealed class AlgorithmFolder : IRepository
{
    /// <summary>Folders that hold others' files or what builds make.</summary>
    private static readonly HashSet<string> s_skipped =
        [".git", "node_modules", "bin", "obj", "artifacts", ".venv", "venv", "env", ".pixi", ".tox", "site-packages", "__pycache__", "output", "input"];

    private const int Deepest = 4;

    private AlgorithmFolder(string top, IReadOnlyList<string> configurations, bool isWhole)
    {
        Top = top;
        Configurations = configurations;
        IsWhole = isWhole;
    }

    /// <summary>The repository's top folder, absolute.</summary>
    public string Top { get; }

    /// <summary>The configurations' files, absolute.</summary>
    public IReadOnlyList<string> Configurations { get; }

    /// <summary>Whether the files around the configuration are the repository's, not merely those of a folder it happens to be in.</summary>
    public bool IsWhole { get; }

    /// <exception cref="CouldNotRunException">There is no such file, or no configuration in the folder.</exception>
    public static AlgorithmFolder At(string path)
    {
        if (path.Length == 0)
        {
            throw new CouldNotRunException("the path is empty; name an algorithm's folder or its configuration.");
        }

        string full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            string folder = Path.GetDirectoryName(full)!;
            string? top = RepositoryTop(folder);
            return new AlgorithmFolder(top ?? folder, [full], top is not null);
        }

        if (!Directory.Exists(full))
        {
            throw new CouldNotRunException($"'{path}' does not exist; name an algorithm's folder or its configuration.");
        }

        string[] found = [.. FoldersBelow(full).SelectMany(YamlIn).Where(IsConfiguration).Order(StringComparer.Ordinal)];
        if (found.Length == 0 && Above(full) is { } above)
        {
            (full, found) = (above, ConfigurationsIn(above));
        }

        return found.Length > 0
            ? new AlgorithmFolder(RepositoryTop(full) ?? full, found, true)
            : throw new CouldNotRunException($"'{path}' holds no algorithm configuration: a YAML file with the key algorithm_name, for example algorithm_config.yml.");
    }

    /// <summary>The nearest folder above, in the same repository if there is one, that has a configuration; null where none has.</summary>
    public static string? Above(string folder)
    {
        string? last = RepositoryTop(folder);
        string? above = folder;
        for (int level = 0; above is not null && above != last && (last is not null || level < Deepest); level++)
        {
            above = Path.GetDirectoryName(above);
            if (above is not null && HasConfiguration(above))
            {
                return above;
            }
        }

        return null;
    }

    /// <summary>A configuration that was named, or those that lie in a folder itself.</summary>
    public static string[] ConfigurationsAt(string path) => File.Exists(path) ? [Path.GetFullPath(path)] : ConfigurationsIn(Path.GetFullPath(path));

    /// <summary>Whether a configuration lies in a folder itself.</summary>
    public static bool HasConfiguration(string folder) => ConfigurationsIn(folder).Length > 0;

    /// <inheritdoc/>
    public bool? Has(string path) => IsWhole ? File.Exists(Path.Combine(Top, path)) : null;

    /// <summary>How messages name a file: from the current folder where it is below, else in full.</summary>
    public static string Display(string file)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }

    /// <summary>The files that may make conda environments: beside the configurations and scripts, and at the top.</summary>
    public IEnumerable<string> EnvironmentFiles(IEnumerable<string> scripts) =>
        scripts.Concat(Configurations).Select(file => Path.GetDirectoryName(file)!).Append(Top).Distinct().Where(Directory.Exists)
            .SelectMany(YamlIn)
            .Where(file => !Configurations.Contains(file));

    /// <summary>A folder and those below it, but others' and what builds make. The first must be readable; of the others those that may not be read are left out.</summary>
    public static IEnumerable<string> FoldersBelow(string folder, int depth = 0)
    {
        if (depth > 0 && !CanBeRead(folder))
        {
            yield break;
        }

        yield return folder;
        if (depth == Deepest)
        {
            yield break;
        }

        foreach (string inner in Directory.EnumerateDirectories(folder).Where(inner => !s_skipped.Contains(Path.GetFileName(inner))))
        {
            foreach (string below in FoldersBelow(inner, depth + 1))
            {
                yield return below;
            }
        }
    }

    /// <summary>Whether a file of a folder is more than a link that leads nowhere.</summary>
    public static bool IsThere(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true) is null or { Exists: true };

    public static bool CanBeRead(string folder)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(folder).Any();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The YAML files of a folder, but links that lead nowhere.</summary>
    private static IEnumerable<string> YamlIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.y*ml").Where(file => Path.GetExtension(file) is ".yml" or ".yaml" && IsThere(file));

    /// <summary>The configurations that lie in a folder itself; none where it or they may not be read.</summary>
    private static string[] ConfigurationsIn(string folder)
    {
        try
        {
            return [.. YamlIn(folder).Where(IsConfiguration).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsConfiguration(string file) =>
        new FileInfo(file) is { Length: < 1 << 20 } && AlgorithmConfiguration.IsIn(file, File.ReadAllText(file));

    private static string? RepositoryTop(string folder)
    {
        for (string? top = folder; top is not null; top = Path.GetDirectoryName(top))
        {
            if (Path.Exists(Path.Combine(top, ".git")))
            {
                return top;
            }
        }

        return null;
    }
}
