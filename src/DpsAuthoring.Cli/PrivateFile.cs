using System.Text;

namespace DpsAuthoring.Cli;

/// <summary>Files that nobody else can read: tokens.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Others = (UnixFileMode)0b111_111;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The text of a file, without what surrounds it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it holds.</param>
    /// <exception cref="CouldNotRunException">Others can read it as well, or it is empty.</exception>
    public static string Read(string path, string what)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
        {
            throw new CouldNotRunException($"{path} can be read by others, and holds {what}: chmod 600 {path}, or remove it for a new one.");
        }

        string text = File.ReadAllText(path).Trim();
        return text.Length > 0 ? text : throw new CouldNotRunException($"{path} is empty, and should hold {what}: remove it for a new one.");
    }

    /// <summary>Makes a file have a text, at once: whoever reads it finds the old one or the new one.</summary>
    public static void Write(string path, string text)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnFile | UnixFileMode.UserExecute);
        }

        string half = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        using (var file = new FileStream(half, options))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(half, path, overwrite: true);
    }
}
