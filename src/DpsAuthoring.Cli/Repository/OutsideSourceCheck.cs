using System.Text.RegularExpressions;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Configuration.Repositories;

namespace DpsAuthoring.Cli.Repository;

/// <summary>DPS6008: the build takes something that only this machine has, and DPS clones the repository alone.</summary>
internal static partial class OutsideSourceCheck
{
    private static readonly RuleDescriptor s_check = new(
        "DPS6008", Severity.Warning, "The build takes something from outside the repository");

    public static IEnumerable<Finding> Find(AlgorithmRepository repository, GitState git, IEnumerable<string> buildScripts)
    {
        (string Path, TextFile File)[] scripts = [.. buildScripts.Distinct().Select(path => (path, Load(path)))];
        bool MayMake(string made) => scripts.Any(script => script.File.Text.Contains(Path.GetFileName(made), StringComparison.Ordinal));
        return BuildFiles.Of(repository)
            .SelectMany(Sources)
            .Concat(scripts.SelectMany(script => PythonBuildSources.InScript(script.File, script.Path)))
            .Select(source => (source, Why: Why(source, repository.Top!, git, MayMake)))
            .Where(judged => judged.Why is not null)
            .Select(judged => new Finding(s_check, judged.source.File, judged.source.Span,
                $"'{judged.source.Written}', {judged.source.Kind}, {judged.Why}: DPS clones only the repository, so the build would fail there. "
                + "Put it into the repository, commit it, and name it by a relative path."))
            .GroupBy(finding => finding.File.Path)
            .SelectMany(file => Silence.Apply(file.First().File, file));
    }

    private static IEnumerable<BuildSource> Sources(string path) =>
        XmlBuildSources.IsNuGetConfig(path) || XmlBuildSources.IsProject(path) ? XmlBuildSources.In(Load(path), path)
        : PythonBuildSources.IsRequirements(path) ? PythonBuildSources.InRequirements(Load(path), path)
        : PythonBuildSources.InEnvironment(Load(path), path);

    private static TextFile Load(string path)
    {
        try
        {
            return TextFile.Load(path, DiskTree.Display(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return TextFile.Unread(DiskTree.Display(path), e.Message);
        }
    }

    /// <summary>Why DPS does not have it; null where it may.</summary>
    private static string? Why(BuildSource source, string top, GitState git, Func<string, bool> mayMake)
    {
        string written = source.Written.Trim();
        if (written.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return "is a file of this machine";
        }

        if (written.Contains("://", StringComparison.Ordinal))
        {
            return Uri.TryCreate(written, UriKind.Absolute, out Uri? address) && address.IsLoopback ? "is a server on this machine" : null;
        }

        if (written.StartsWith('~')
            || Variable().IsMatch(written)
            || written.StartsWith("$(HOME)", StringComparison.OrdinalIgnoreCase)
            || written.StartsWith("$(USERPROFILE)", StringComparison.OrdinalIgnoreCase))
        {
            return "depends on this machine's user";
        }

        // What a pattern begins with is a folder.
        written = written.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star
            ? written[..(written.LastIndexOfAny(['/', '\\'], star) + 1)]
            : written;
        if (written.Length == 0 || written.Contains('$', StringComparison.Ordinal) || written.Contains("@(", StringComparison.Ordinal))
        {
            return null;
        }

        if (written[0] is '/' or '\\' || Drive().IsMatch(written))
        {
            // Repositories are cloned to /app, and the images have their programs in the others.
            return !source.HoldsPackages && (IsBelow("/app", written) || IsBelow("/opt", written) || IsBelow("/usr", written))
                ? null
                : "is an absolute path of this machine";
        }

        string full = Path.GetFullPath(Path.Combine(source.Folder, written.Replace('\\', '/')));
        return !IsBelow(top, full) ? "leads outside the repository"
            : source.HoldsPackages && !mayMake(full) ? WhyNoPackages(full, Path.GetRelativePath(top, full), git)
            : null;
    }

    /// <summary>Why a clone would have no packages in a folder of the repository.</summary>
    private static string? WhyNoPackages(string full, string relative, GitState git)
    {
        if (!Directory.Exists(full))
        {
            return "is a folder that is not there";
        }

        bool IsPackage(string file) =>
            file.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase) && (relative == "." || IsBelow(relative, file));
        return git.IsKnown
            && Directory
                .EnumerateFiles(full, "*.nupkg", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
                .Any()
            && !git.Tracked.Any(file => IsPackage(file.Path))
            && !git.Changed.Any(file =>
                IsPackage(file) || (file.EndsWith('/') && IsBelow(file.TrimEnd('/'), relative)) || IsBelow(relative, file))
            ? "is a folder whose packages git ignores"
            : null;
    }

    private static bool IsBelow(string folder, string path) =>
        path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    [GeneratedRegex(@"%[A-Za-z_(][^%]*%", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\A[A-Za-z]:[\\/]", RegexOptions.CultureInvariant)]
    private static partial Regex Drive();
}
