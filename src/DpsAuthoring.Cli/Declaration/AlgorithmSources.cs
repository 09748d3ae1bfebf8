using DpsAuthoring.Cli.Checking;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Cli.Declaration;

/// <summary>The C# sources of the projects that declare an algorithm.</summary>
internal static class AlgorithmSources
{
    private const int Deepest = 3;

    private static readonly HashSet<string> s_skipped = [".git", "bin", "obj", "artifacts", "node_modules", "env", "app"];

    private static readonly CSharpParseOptions s_options = new(
        LanguageVersion.Preview, DocumentationMode.None, preprocessorSymbols: ["NET", "NETCOREAPP", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    /// <summary>The trees of each project below a folder that mentions <c>[Algorithm]</c>.</summary>
    public static IEnumerable<IReadOnlyList<SyntaxTree>> Below(string folder) =>
        ProjectFolders(folder, 0)
            .Select(project => Sources(project).Select(file => (File: file, Text: File.ReadAllText(file))).ToList())
            .Where(sources => sources.Exists(source => source.Text.Contains("Algorithm(\"", StringComparison.Ordinal)))
            .Select(sources => (IReadOnlyList<SyntaxTree>)[.. sources.Select(source => Parse(source.File, source.Text))]);

    private static SyntaxTree Parse(string file, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), s_options, file);

    private static IEnumerable<string> ProjectFolders(string folder, int depth)
    {
        if (Directory.EnumerateFiles(folder, "*.csproj").Any())
        {
            return [folder];
        }

        return depth == Deepest ? [] : Inner(folder).SelectMany(inner => ProjectFolders(inner, depth + 1));
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs").Where(AlgorithmFolder.IsThere).Concat(Inner(folder).SelectMany(Sources));

    private static IEnumerable<string> Inner(string folder) =>
        Directory.EnumerateDirectories(folder).Where(inner => !s_skipped.Contains(Path.GetFileName(inner)) && AlgorithmFolder.CanBeRead(inner)).Order(StringComparer.Ordinal);
}
