using DpsAuthoring.Cli.Files;

namespace DpsAuthoring.Cli.Packaging;

/// <summary>A folder that gets a package's files: what somebody else wrote there stays as it is.</summary>
internal sealed class PackageFolder(string path)
{
    /// <summary>What each of our files begins with, behind its comment's mark.</summary>
    public const string Mark = "Made by dps package";

    /// <summary>The files that were written, in their order.</summary>
    public List<string> Written { get; } = [];

    /// <summary>Writes a file of ours, which is ours to write anew.</summary>
    /// <exception cref="CouldNotRunException">Somebody else's is there.</exception>
    public void Write(string name, string text)
    {
        string file = Path.Combine(path, name);
        string old = File.Exists(file) ? File.ReadAllText(file) : text;
        if (old != text && !old.Split('\n')[0].Contains(Mark, StringComparison.Ordinal))
        {
            throw new CouldNotRunException(
                $"'{DiskTree.Display(file)}' is not from dps package, and would be overwritten: name another folder with --output.");
        }

        Replace(file, text);
    }

    /// <summary>Writes a file that is its owner's from then on.</summary>
    /// <returns>Whether there was none.</returns>
    public bool WriteOnce(string name, string text)
    {
        string file = Path.Combine(path, name);
        if (Path.Exists(file))
        {
            return false;
        }

        Replace(file, text);
        return true;
    }

    /// <summary>Whoever reads it meanwhile has the old one or the new one.</summary>
    private void Replace(string file, string text)
    {
        Directory.CreateDirectory(path);
        string draft = file + "." + Path.GetRandomFileName();
        File.WriteAllText(draft, text);
        File.Move(draft, file, overwrite: true);
        Written.Add(file);
    }
}
