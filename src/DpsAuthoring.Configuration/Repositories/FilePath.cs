using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Repositories;

/// <summary>Paths of files as texts: nothing is looked up.</summary>
public static class FilePath
{
    /// <summary>The folder of a file or folder; empty above the uppermost.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') switch
    {
        > 0 and var slash => path.Substring(0, slash),
        0 when path.Length > 1 => "/",
        _ => "",
    };

    /// <summary>A folder and all above it, the nearest first.</summary>
    public static IEnumerable<string> Upwards(string folder)
    {
        for (; folder.Length > 0; folder = FolderOf(folder))
        {
            yield return folder;
        }
    }

    /// <summary>Whether a file is one of YAML or JSON, which YAML's reader reads too, by its name.</summary>
    public static bool IsYaml(string file) => IsJson(file) || Has(file, ".yml") || Has(file, ".yaml");

    /// <summary>Whether a file is one of JSON, by its name.</summary>
    public static bool IsJson(string file) => YamlText.IsJson(file);

    /// <summary>Whether a file is one of CWL, by its name.</summary>
    public static bool IsCwl(string file) => Has(file, ".cwl");

    private static bool Has(string file, string extension) => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
