using DpsAuthoring.Logging;

namespace DpsAuthoring;

/// <summary>A folder of the job for intermediate files, gone when the job ends, however it ends.</summary>
public sealed class JobScratch
{
    internal JobScratch(WorkFolder work) => FullPath = work.Subfolder("scratch");

    /// <summary>The full path of the folder, on the same disk as the outputs.</summary>
    public string FullPath { get; }

    /// <summary>Gets the full path of a file in the folder, and makes the folders that its name needs.</summary>
    /// <param name="name">A relative name, such as <c>tile.tif</c> or <c>tiles/a.tif</c>.</param>
    /// <exception cref="ArgumentException">The name could lead out of the folder.</exception>
    public string GetPath(string name)
    {
        if (!OutputName.TryParse(name, out OutputName? inside, out string? problem))
        {
            throw new ArgumentException($"'{Quoted.Value(name)}' cannot be the name of a scratch file: {problem}.", nameof(name));
        }

        string path = Path.Combine(FullPath, inside.Value);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
