using System.Text.Json;

namespace DpsAuthoring.Site;

/// <summary>
/// The folder that docfx builds the site from: the pages under the names that they have in the repository, so that their links hold, and
/// those that are made of something else.
/// </summary>
internal static class Staging
{
    private static readonly EnumerationOptions s_everywhere = new() { RecurseSubdirectories = true };

    public static void Make(string root, string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var stage = new Stage(root, folder);
        CopyPages(stage);
        CopyAssemblies(stage);
        CommandReference.Write(stage);
        RuleIndex.Write(stage);
        string[] packages = [.. Packages(root)];
        stage.WriteContents(
            "packages",
            packages.Select(page => (
                Path.GetFileName(Path.GetDirectoryName(page)!).Replace(".Package", "", StringComparison.Ordinal), "../" + page)));
        stage.WriteContents(
            "docs/adr",
            Directory.EnumerateFiles(Path.Combine(root, "docs/adr"), "0*.md").Order(StringComparer.Ordinal)
                .Select(page => (Title(page), Path.GetFileName(page))));
    }

    private static void CopyPages(Stage stage)
    {
        string[] pages =
        [
            .. Found(stage.Root, "docs", "*.md"), .. Found(stage.Root, "docs", "*.png"), .. Found(stage.Root, "analyzers/rules", "*.md"),
            .. Packages(stage.Root), .. Samples(stage.Root), "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE",
        ];
        foreach (string page in pages.Where(page => !page.StartsWith("docs/site/", StringComparison.Ordinal)))
        {
            stage.Copy(page, page);
        }

        // What only docfx reads lies where it stands in the site.
        foreach (string file in Found(stage.Root, "docs/site", "*").Where(file => Path.GetExtension(file) is not (".cs" or ".csproj")))
        {
            stage.Copy(file, Path.GetRelativePath("docs/site", file));
        }
    }

    /// <summary>The samples' pages, and what these show: pictures, and the code in both languages.</summary>
    private static IEnumerable<string> Samples(string root) =>
        from pattern in (string[])["README.md", "*.png", "*.py", "*.cs"]
        from file in Found(root, "samples", pattern)
        where !file.Split('/').Any(part => part is "bin" or "obj" || part.EndsWith(".Tests", StringComparison.Ordinal))
        select file;

    /// <summary>The libraries whose API is in the reference, with their XML, and what these refer to.</summary>
    private static void CopyAssemblies(Stage stage)
    {
        string[] names = [.. ApiProjects(stage.Root)];
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".xml"))
        {
            bool isShown = names.Contains(Path.GetFileNameWithoutExtension(file));
            File.Copy(file, Path.Combine(stage.NewFolder(isShown ? "assemblies" : "references"), Path.GetFileName(file)));
        }
    }

    /// <summary>The projects that offer an API to authors: the build tracks it for whatever is packed as a library.</summary>
    internal static IEnumerable<string> ApiProjects(string root) =>
        Directory.EnumerateDirectories(Path.Combine(root, "src"))
            .Where(project => File.Exists(Path.Combine(project, "PublicAPI.Shipped.txt")))
            .Select(project => Path.GetFileName(project))
            .Order(StringComparer.Ordinal);

    /// <summary>The pages of what is packed.</summary>
    private static IEnumerable<string> Packages(string root)
    {
        using var solution = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "eng/packages.slnf")));
        return
        [
            .. solution.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray()
                .Select(project => Path.Combine(Path.GetDirectoryName(project.GetString())!, "README.md"))
                .Append("templates/DpsAuthoring.Templates/README.md")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Found(string root, string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(root, folder), pattern, s_everywhere).Select(file => Path.GetRelativePath(root, file));

    private static string Title(string page) => File.ReadLines(page).First().TrimStart('#', ' ');
}
