using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Repositories;

/// <summary>Tells the route of a configuration by what lies beside it and by how it is written.</summary>
internal static class RouteFinder
{
    private const string Generator = "ogc-app-pack-generator";

    private const int DeepestAbove = 4;

    private static readonly string[] s_images = ["Dockerfile", "Containerfile"];

    private static readonly Regex s_path = new(
        @"^[ \t]*(?:algorithm|workflow)-configuration-path[ \t]*:[ \t]*(?<path>[^#\r\n]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex s_uses = new(
        $@"^[ \t]*-?[ \t]*uses[ \t]*:[^#\r\n]*{Generator}", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex s_mebibytes = new(
        @"^(?:ram_min|outdir_max)[ \t]*:[^#\r\n]*#.*(?:mebibyte|\bmib\b)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>
    /// The route of a configuration, and what tells it, as a clause; nothing tells the API's, which any configuration may go.
    /// </summary>
    /// <param name="files">The files that can be looked at.</param>
    /// <param name="top">The repository's top folder; null where it is not known.</param>
    /// <param name="file">The configuration's file.</param>
    /// <param name="configuration">The configuration.</param>
    public static (RegistrationRoute Route, string? Reason) Of(
        IFileTree files, string? top, string file, AlgorithmConfiguration configuration)
    {
        if (configuration.Schema != ConfigurationSchema.Ogc)
        {
            return (RegistrationRoute.Api, null);
        }

        string[] folders = [.. Folders(FilePath.FolderOf(file), top)];
        if (folders.Select(folder => WorkflowFor(files, folder, file)).FirstOrDefault(name => name is not null) is { } workflow)
        {
            return (RegistrationRoute.Action, $"{workflow} hands it to that");
        }

        // Only POST /api/build has an image to build on.
        if (!configuration.Find("base_container_url").IsFalsy())
        {
            return (RegistrationRoute.Api, null);
        }

        if (OwnPackage(files, file, configuration) is { } package)
        {
            return (RegistrationRoute.Package, $"{Path.GetFileName(package)} beside it has its name");
        }

        return ByItself(configuration, folders.SelectMany(folder => s_images.Select(name => $"{folder}/{name}")).FirstOrDefault(files.Has));
    }

    /// <summary>What the configuration says of its way by how it is written.</summary>
    private static (RegistrationRoute, string?) ByItself(AlgorithmConfiguration configuration, string? dockerfile)
    {
        string command = configuration.RunCommand.Text()?.TrimStart() ?? "";
        bool isAbsolute = command.StartsWith("/", StringComparison.Ordinal);
        bool hasImage = !configuration.Find("algorithm_container_url").IsFalsy();
        string? reason =
            s_mebibytes.IsMatch(configuration.File.Text) && !IsFromRepository(configuration, command) ? "its comments say mebibytes"
            : dockerfile is not null && !hasImage ? $"it names no image, and there is a {Path.GetFileName(dockerfile)}"
            : isAbsolute && !hasImage ? "it names no image, and its run command is an absolute path"
            : isAbsolute && dockerfile is not null ? $"its run command is an absolute path, and there is a {Path.GetFileName(dockerfile)}"
            : isAbsolute && IsInMebibytes(configuration) ? "its run command is an absolute path, and its memory or disk is in mebibytes"
            : null;
        return (reason is null ? RegistrationRoute.Api : RegistrationRoute.Action, reason);
    }

    /// <summary>Whether a command begins with the folder that MAAP clones the repository into.</summary>
    private static bool IsFromRepository(AlgorithmConfiguration configuration, string command) =>
        configuration.Repository.Text()?.Trim().TrimEnd('/') is { } url
        && url.Substring(url.LastIndexOf('/') + 1) is var last
        && command.StartsWith(
            (last.EndsWith(".git", StringComparison.Ordinal) ? last.Substring(0, last.Length - 4) : last) + "/", StringComparison.Ordinal);

    /// <summary>Nobody asks for so many GB.</summary>
    private static bool IsInMebibytes(AlgorithmConfiguration configuration) =>
        ((string[])["ram_min", "outdir_max"]).Any(key =>
            configuration.Find(key)?.Value.Resolved is YamlScalar { Kind: YamlKind.Whole } scalar
            && PythonNumber.ReadWhole(scalar.Text) >= 512);

    /// <summary>The configuration's folder and those above it, up to the repository's top or, without one, a few.</summary>
    private static IEnumerable<string> Folders(string folder, string? top)
    {
        int left = top is null ? DeepestAbove : int.MaxValue;
        foreach (string above in FilePath.Upwards(folder))
        {
            yield return above;
            if (above == top || --left == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>
    /// The workflow of GitHub that hands the configuration to the generator, by its path or by one that cannot be known here.
    /// </summary>
    private static string? WorkflowFor(IFileTree files, string top, string file)
    {
        foreach (string workflow in Yaml(files, $"{top}/.github/workflows"))
        {
            if (files.Read(workflow) is not { } text || !s_uses.IsMatch(text.Text))
            {
                continue;
            }

            string[] paths = [.. s_path.Matches(text.Text).Cast<Match>().Select(match => match.Groups["path"].Value.Trim().Trim('"', '\''))];
            if (paths.Length == 0 || paths.Any(path => path.Contains("${{") || $"{top}/{WithoutDots(path)}" == file))
            {
                return ".github/workflows/" + Path.GetFileName(workflow);
            }
        }

        return null;
    }

    private static string WithoutDots(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path;

    /// <summary>A CWL of the author's own beside the configuration, with the same name in it.</summary>
    public static string? OwnPackage(IFileTree files, string file, AlgorithmConfiguration configuration) =>
        configuration.Name.Text() is not { } name ? null : files.CwlIn(FilePath.FolderOf(file)).FirstOrDefault(package =>
            files.Read(package) is { } text
            && !ApplicationPackage.IsMadeHere(text.Text)
            && Regex.IsMatch(
                text.Text, $@"^[ \t-]*(?:id|label)[ \t]*:[ \t]*[""']?{Regex.Escape(name)}[""']?[ \t\r]*$", RegexOptions.Multiline));

    private static IEnumerable<string> Yaml(IFileTree files, string folder)
    {
        try
        {
            return [.. files.YamlIn(folder)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
