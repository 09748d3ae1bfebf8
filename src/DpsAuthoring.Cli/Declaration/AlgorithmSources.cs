using System.Text;
using System.Text.RegularExpressions;
using DpsAuthoring.Cli.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Cli.Declaration;

/// <summary>The C# sources of the projects that declare an algorithm.</summary>
internal static partial class AlgorithmSources
{
    /// <summary>Folders of a project that hold no code of its own.</summary>
    private static readonly HashSet<string> s_skipped = [".git", "bin", "obj", "artifacts", "node_modules", "env", "app"];

    private static readonly CSharpParseOptions s_options = new(
        LanguageVersion.Preview,
        DocumentationMode.None,
        preprocessorSymbols: ["NET", "NETCOREAPP", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    /// <summary>The folders of the projects below a folder that mention <c>[Algorithm]</c>, each with its trees.</summary>
    public static IEnumerable<(string Project, IReadOnlyList<SyntaxTree> Trees)> Below(string folder) =>
        ProjectFolders(folder)
            .Select(project => (Project: project, Sources: Read(project)))
            .Where(project => project.Sources.Exists(source => source.Text.Contains("Algorithm(\"", StringComparison.Ordinal)))
            .Select(project => (project.Project, Parse(project.Sources)));

    /// <summary>The trees of a project.</summary>
    public static IReadOnlyList<SyntaxTree> Of(string project) => Parse(Read(project));

    /// <summary>The folders of the projects that a project refers to: an input's type may be declared there.</summary>
    public static IEnumerable<string> ReferencedBy(string project) =>
        Directory.EnumerateFiles(project, "*.csproj")
            .Where(DiskTree.IsFile)
            .SelectMany(file => ProjectReference().Matches(File.ReadAllText(file)))
            .Select(reference => Path.GetDirectoryName(Path.GetFullPath(reference.Groups["path"].Value.Replace('\\', '/'), project))!)
            .Where(Directory.Exists)
            .Distinct();

    public static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, s_options);

    private static List<(string File, string Text)> Read(string project) =>
        [.. Sources(project).Select(file => (file, File.ReadAllText(file)))];

    private static IReadOnlyList<SyntaxTree> Parse(List<(string File, string Text)> sources) =>
        [.. sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text, Encoding.UTF8), s_options, source.File))];

    /// <summary>The folders of projects; one that lies in another's folder is of it.</summary>
    private static List<string> ProjectFolders(string folder)
    {
        var projects = new List<string>();
        foreach (string below in DiskTree.Instance.FoldersBelow(folder))
        {
            if (!projects.Exists(project => below.StartsWith(project + "/", StringComparison.Ordinal))
                && Directory.EnumerateFiles(below, "*.csproj").Any())
            {
                projects.Add(below);
            }
        }

        return projects;
    }

    private static IEnumerable<string> Sources(string project) => Sources(DiskTree.WithoutLink(project), []);

    /// <summary>Links lead to sources as well, and round in circles.</summary>
    private static IEnumerable<string> Sources(string folder, HashSet<string> seen) => seen.Add(folder)
        ? Directory.EnumerateFiles(folder, "*.cs").Where(DiskTree.IsFile)
            .Concat(Inner(folder).SelectMany(inner => Sources(DiskTree.WithoutLink(inner), seen)))
        : [];

    private static IEnumerable<string> Inner(string folder) =>
        Directory
            .EnumerateDirectories(folder)
            .Where(inner => !s_skipped.Contains(Path.GetFileName(inner)) && DiskTree.CanBeRead(inner))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"<ProjectReference\b[^>]*\bInclude=""(?<path>[^""$*;]+)""")]
    private static partial Regex ProjectReference();
}
