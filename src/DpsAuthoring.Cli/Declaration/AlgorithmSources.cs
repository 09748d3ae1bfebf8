using System.Text;
using DpsAuthoring.Cli.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Cli.Declaration;

/// <summary>The C# sources of the projects that declare an algorithm.</summary>
internal static class AlgorithmSources
{
    /// <summary>Folders of a project that hold no code of its own.</summary>
    private static readonly HashSet<string> s_skipped = [".git", "bin", "obj", "artifacts", "node_modules", "env", "app"];

    private static readonly CSharpParseOptions s_options = new(
        LanguageVersion.Preview, DocumentationMode.None, preprocessorSymbols: ["NET", "NETCOREAPP", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    /// <summary>The trees of each project below a folder that mentions <c>[Algorithm]</c>.</summary>
    public static IEnumerable<IReadOnlyList<SyntaxTree>> Below(string folder) =>
        ProjectFolders(folder)
            .Select(project => Sources(project).Select(file => (File: file, Text: File.ReadAllText(file))).ToList())
            .Where(sources => sources.Exists(source => source.Text.Contains("Algorithm(\"", StringComparison.Ordinal)))
            .Select(sources => (IReadOnlyList<SyntaxTree>)[.. sources.Select(source => Parse(source.File, source.Text))]);

    private static SyntaxTree Parse(string file, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), s_options, file);

    /// <summary>The folders of projects; one that lies in another's folder is of it.</summary>
    private static List<string> ProjectFolders(string folder)
    {
        var projects = new List<string>();
        foreach (string below in DiskTree.Instance.FoldersBelow(folder))
        {
            if (!projects.Exists(project => below.StartsWith(project + "/", StringComparison.Ordinal)) && Directory.EnumerateFiles(below, "*.csproj").Any())
            {
                projects.Add(below);
            }
        }

        return projects;
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs").Where(DiskTree.IsThere).Concat(Inner(folder).SelectMany(Sources));

    private static IEnumerable<string> Inner(string folder) =>
        Directory.EnumerateDirectories(folder).Where(inner => !s_skipped.Contains(Path.GetFileName(inner)) && DiskTree.CanBeRead(inner)).Order(StringComparer.Ordinal);
}
