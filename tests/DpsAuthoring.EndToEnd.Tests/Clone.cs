namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>A fresh clone of this repository as it lies here, with changes that are not committed.</summary>
internal sealed class Clone(string directory)
{
    public string Directory => directory;

    public static async Task<Clone> MakeAsync(Workshop workshop, string name)
    {
        Command.Need("git");
        var clone = new Clone(workshop.NewFolder(name));
        Ran files = (await Command.RunAsync(Workshop.Repository, "git", "ls-files", "-co", "--exclude-standard")).EnsureSuccess();
        foreach (string file in files.Output.Split('\n').Where(file => File.Exists(Path.Combine(Workshop.Repository, file))))
        {
            string path = Path.Combine(clone.Directory, file);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(Path.Combine(Workshop.Repository, file), path);
        }

        (await Command.RunAsync(clone.Directory, "git", "init", "--quiet")).EnsureSuccess();

        // Packing takes minutes, and these are what it would give: the folder is named after the sources' hash.
        string packed = Path.Combine(clone.Directory, "artifacts/packages", workshop.Version);
        System.IO.Directory.CreateDirectory(packed);
        foreach (string package in System.IO.Directory.EnumerateFiles(workshop.Packages))
        {
            File.Copy(package, Path.Combine(packed, Path.GetFileName(package)));
        }

        return clone;
    }

    /// <summary>The commands of the README's section, as a script.</summary>
    public string CommandsOf(string section)
    {
        string readme = File.ReadAllText(Path.Combine(directory, "README.md"));
        string text = readme[readme.IndexOf($"\n## {section}\n", StringComparison.Ordinal)..].Split("\n## ")[1];
        return string.Join('\n', text.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..]));
    }
}
