using System.Text.RegularExpressions;
using DpsAuthoring.Cli.Files;

namespace DpsAuthoring.Cli.Building;

/// <summary>What an algorithm's program is made from, and whether it has changed since.</summary>
internal static partial class ProgramSources
{
    private static readonly HashSet<string> s_skipped = [.. DiskTree.Skipped, "app", "tests"];

    /// <summary>What a build takes from the folders above a project.</summary>
    private static readonly string[] s_above =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "global.json",
        "nuget.config",
        "NuGet.config",
        "NuGet.Config",
    ];

    /// <summary>A source of the program that is newer than it; null where none is.</summary>
    public static string? Newer(PublishedProgram program)
    {
        DateTime built = Built(program.Output);
        return Newest(Of(program), built);
    }

    /// <summary>
    /// What is newer than the program and takes the whole build script: that itself, and its conda environment's file; null where neither
    /// is.
    /// </summary>
    public static string? NewerForScript(PublishedProgram program)
    {
        string environment = Path.Combine(Path.GetDirectoryName(program.Script)!, "environment.yml");
        return Newest(HasCondaEnvironment(program) ? [program.Script, environment] : [program.Script], Built(program.Output));
    }

    public static bool HasCondaEnvironment(PublishedProgram program) =>
        Directory.Exists(Path.Combine(program.Repository, "env", "conda-meta"));

    /// <summary>When a folder was published into: it was made anew, or a file in it was.</summary>
    private static DateTime Built(string output) =>
        Directory.EnumerateFiles(output).Select(File.GetLastWriteTimeUtc).Append(Directory.GetLastWriteTimeUtc(output)).Max();

    private static string? Newest(IEnumerable<string> files, DateTime built) =>
        files.Where(File.Exists)
            .Select(file => (File: file, Written: File.GetLastWriteTimeUtc(file)))
            .Where(source => source.Written > built)
            .OrderByDescending(source => source.Written)
            .Select(source => source.File)
            .FirstOrDefault();

    private static HashSet<string> Of(PublishedProgram program)
    {
        var sources = new HashSet<string>();
        foreach (string project in ProjectsIn(program.Project))
        {
            Add(project, program.Repository, sources);
        }

        return sources;
    }

    private static string[] ProjectsIn(string path) => Directory.Exists(path) ? Directory.GetFiles(path, "*.csproj") : [path];

    /// <summary>Adds a project, its folder's code, the files that it names, and the projects that it refers to.</summary>
    private static void Add(string project, string repository, HashSet<string> sources)
    {
        if (!sources.Add(project))
        {
            return;
        }

        string folder = Path.GetDirectoryName(project)!;
        sources.UnionWith(CodeBelow(folder));
        for (string? above = folder; above is not null; above = above == repository ? null : Path.GetDirectoryName(above))
        {
            sources.UnionWith(s_above.Select(name => Path.Combine(above, name)));
        }

        foreach (Match item in Item().Matches(File.ReadAllText(project)))
        {
            string named = Path.GetFullPath(item.Groups["path"].Value.Replace('\\', '/'), folder);
            if (named.EndsWith("proj", StringComparison.Ordinal) && File.Exists(named))
            {
                Add(named, repository, sources);
            }
            else
            {
                sources.Add(named);
            }
        }
    }

    private static IEnumerable<string> CodeBelow(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets" or ".resx")
            .Concat(Directory.EnumerateDirectories(folder)
                    .Where(inner =>
                        Path.GetFileName(inner) is var name
                        && name[0] != '.'
                        && !s_skipped.Contains(name)
#pragma warning disable DPS1008 // This runs in no job.
                        && new DirectoryInfo(inner).LinkTarget is null)
#pragma warning restore DPS1008
                .SelectMany(CodeBelow));

    /// <summary>A file that a project names: code linked in, an embedded resource, another project.</summary>
    [GeneratedRegex(@"\bInclude=""(?<path>[^""$*;]+)""")]
    private static partial Regex Item();
}
