using System.Globalization;
using System.Text;

namespace DpsAuthoring.Site;

/// <summary>A folder that is filled.</summary>
/// <param name="root">The repository.</param>
/// <param name="folder">The folder.</param>
internal sealed class Stage(string root, string folder)
{
    public string Root => root;

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    public void Copy(string from, string to)
    {
        string path = Path.Combine(folder, to);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(Path.Combine(root, from), path);
    }

    public void Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Writes the contents that stand beside the pages of a folder.</summary>
    public void WriteContents(string name, IEnumerable<(string Title, string Page)> entries)
    {
        var text = new StringBuilder();
        foreach ((string title, string page) in entries)
        {
            text.Append(Entry(title, page));
        }

        Write($"{name}/toc.yml", text.ToString());
    }

    /// <summary>The same in groups.</summary>
    public void WriteContents(
        string name, (string Title, string Page) home, IEnumerable<(string Group, IEnumerable<(string Title, string Page)> Entries)> groups)
    {
        StringBuilder text = new StringBuilder().Append(Entry(home.Title, home.Page));
        foreach ((string group, IEnumerable<(string Title, string Page)> entries) in groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"- name: {Quoted(group)}\n  expanded: {(groups.First().Group == group ? "true" : "false")}\n  items:\n");
            foreach ((string title, string page) in entries)
            {
                text.Append(Entry(title, page).Replace("\n  ", "\n    ", StringComparison.Ordinal).Insert(0, "  "));
            }
        }

        Write($"{name}/toc.yml", text.ToString());
    }

    private static string Entry(string title, string page) => $"- name: {Quoted(title)}\n  href: {page}\n";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
