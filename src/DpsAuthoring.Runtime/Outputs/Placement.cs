namespace DpsAuthoring;

/// <summary>
/// Puts a file or a directory in place, over what was there. The last step is a rename inside one folder, so that the name appears
/// with the whole content even where <c>output/</c> is a mount of its own and the move before it was a copy.
/// </summary>
internal static class Placement
{
    public static void Move(string from, string to)
    {
        string arriving = Path.Combine(Path.GetDirectoryName(to)!, $".{Guid.NewGuid():N}.part");
        try
        {
            if (Directory.Exists(from))
            {
                MoveDirectory(from, arriving);
                Remove(to);
                Directory.Move(arriving, to);
            }
            else
            {
                File.Move(from, arriving);
                if (Directory.Exists(to))
                {
                    Remove(to);
                }

                File.Move(arriving, to, overwrite: true);
            }
        }
        catch
        {
            Remove(arriving);
            throw;
        }
    }

    /// <summary>Moves a directory; unlike a file's, the framework's own move does not cross from one disk to another.</summary>
    private static void MoveDirectory(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string path in Directory.EnumerateFileSystemEntries(from))
        {
            string target = Path.Combine(to, Path.GetFileName(path));
            if (Directory.Exists(path))
            {
                MoveDirectory(path, target);
            }
            else
            {
                File.Move(path, target);
            }
        }
    }

    /// <summary>Removes a file, a directory, or a link (never what it points to), if there is one.</summary>
    private static void Remove(string path)
    {
        if (new FileInfo(path).LinkTarget is null && Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }
}
