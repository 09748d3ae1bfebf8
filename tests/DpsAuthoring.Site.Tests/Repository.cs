using System.Runtime.CompilerServices;

namespace DpsAuthoring.Site.Tests;

/// <summary>This repository, and a copy of its pages in which something can be broken.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The pages that people read, by their path in the repository.</summary>
    public static IEnumerable<string> Pages() =>
        from file in Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
        let page = Path.GetRelativePath(Root, file)
        where page.Split('/') is [_] or ["docs", ..] or ["src" or "analyzers" or "templates", _, "README.md"]
        where !page.StartsWith("docs/adr/", StringComparison.Ordinal) && page != "CHANGELOG.md"
        orderby page
        select page;

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    /// <summary>All that the site is made of.</summary>
    public static void CopyPagesTo(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(Root, file);
            bool isPartOfSite = path.StartsWith("samples/", StringComparison.Ordinal)
                || Path.GetExtension(path) is ".md" or ".txt" or ".png" or ".slnf" or ".json" or ".yml" or ".svg" or ".css" or ".js" or "";
            if (!isPartOfSite || path.Split('/')[0] is "artifacts" or ".git" or "tests" || path.Contains("/obj/", StringComparison.Ordinal))
            {
                continue;
            }

            string copy = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Find([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../.."));
}
