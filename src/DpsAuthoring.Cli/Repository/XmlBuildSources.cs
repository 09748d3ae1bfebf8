using System.Xml;
using System.Xml.Linq;

namespace DpsAuthoring.Cli.Repository;

/// <summary>What NuGet and MSBuild are told to take: package sources, projects, references and imports.</summary>
internal static class XmlBuildSources
{
    private static readonly string[] s_sourceProperties =
    [
        "RestoreSources",
        "RestoreAdditionalProjectSources",
        "RestoreFallbackFolders",
        "RestoreAdditionalProjectFallbackFolders",
    ];

    private static readonly string[] s_items =
    [
        "ProjectReference",
        "Reference",
        "Analyzer",
        "Compile",
        "EmbeddedResource",
        "AdditionalFiles",
    ];

    public static bool IsNuGetConfig(string file) =>
        string.Equals(Path.GetFileName(file), "nuget.config", StringComparison.OrdinalIgnoreCase);

    public static bool IsProject(string file) => Path.GetExtension(file) is ".csproj" or ".fsproj" or ".vbproj" or ".props" or ".targets";

    /// <summary>The sources in a file; none where it is not XML.</summary>
    public static IEnumerable<BuildSource> In(TextFile file, string path)
    {
        XElement? root;
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(file.Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
        }
        catch (XmlException)
        {
            return [];
        }

        return root is null ? [] : IsNuGetConfig(path) ? OfNuGet(file, path, root) : OfMsBuild(file, path, root);
    }

    private static IEnumerable<BuildSource> OfNuGet(TextFile file, string path, XElement root)
    {
        IEnumerable<XElement> Added(string section) => root.Elements(section).Elements("add");
        HashSet<string?> disabled =
        [
            .. Added("disabledPackageSources")
                .Where(add => (string?)add.Attribute("value") == "true")
                .Select(add => (string?)add.Attribute("key")),
        ];
        foreach (XElement add in Added("packageSources").Concat(Added("fallbackPackageFolders")))
        {
            if (add.Attribute("value") is { } value && !disabled.Contains((string?)add.Attribute("key")))
            {
                yield return Of(file, value, value.Value, $"the package source '{(string?)add.Attribute("key")}'", path) with
                {
                    HoldsPackages = true,
                };
            }
        }
    }

    private static IEnumerable<BuildSource> OfMsBuild(TextFile file, string path, XElement root)
    {
        foreach (XElement element in root.Descendants().Where(element => !element.AncestorsAndSelf().Any(IsOptional)))
        {
            string name = element.Name.LocalName;
            if (s_sourceProperties.Contains(name))
            {
                foreach (string source in element.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    yield return Of(file, element, source, $"a package source in {name}", path) with { HoldsPackages = true };
                }
            }
            else if (name == "HintPath")
            {
                yield return Of(file, element, element.Value.Trim(), "a reference's HintPath", path);
            }
            else if (name == "Import" && element.Attribute("Project") is { } project && element.Attribute("Sdk") is null)
            {
                yield return Of(file, project, project.Value, "an import", path);
            }
            else if (s_items.Contains(name) && element.Attribute("Include") is { } include)
            {
                foreach (string item in include.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    // Items that are named elsewhere, and are judged there; the assembly's own name, unless it is a path.
                    if (!item.StartsWith("@(", StringComparison.Ordinal)
                        && (name != "Reference" || item.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
                    {
                        yield return Of(file, include, item, $"a {name}", path);
                    }
                }
            }
        }
    }

    private static bool IsOptional(XElement element) =>
        (string?)element.Attribute("Condition") is { } condition && condition.Contains("Exists", StringComparison.OrdinalIgnoreCase);

    private static BuildSource Of(TextFile file, XObject place, string written, string kind, string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        string text = written;
        foreach (string here in (string[])["$(MSBuildThisFileDirectory)", "$(MSBuildProjectDirectory)", "$(ProjectDir)"])
        {
            text = text.StartsWith(here, StringComparison.OrdinalIgnoreCase) ? "./" + text[here.Length..].TrimStart('/', '\\') : text;
        }

        // From the line of the element or attribute on, where its text stands first.
        int line = file.Text.Length;
        if (place is IXmlLineInfo info && info.HasLineInfo())
        {
            line = 0;
            for (int n = 1; n < info.LineNumber; n++)
            {
                line = file.Text.IndexOf('\n', line) + 1;
            }

            line += info.LinePosition - 1;
        }

        int at = line < file.Text.Length ? file.Text.IndexOf(written, line, StringComparison.Ordinal) : -1;
        return new BuildSource(
            file, at < 0 ? new TextSpan(Math.Min(line, file.Text.Length), 0) : new TextSpan(at, written.Length), text, kind, folder);
    }
}
