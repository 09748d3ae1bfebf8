namespace DpsAuthoring.Configuration.Repositories;

/// <summary>Files that were found before they are read.</summary>
public static class FoundFiles
{
    /// <summary>A file's text; unreadable where it has gone since it was found, as files do in a folder that others work in.</summary>
    /// <param name="files">The files that can be looked at.</param>
    /// <param name="file">The file that was found.</param>
    public static TextFile ReadFound(this IFileTree files, string file) =>
        files.Read(file) ?? TextFile.Unread(file, "it is not there any more");
}
