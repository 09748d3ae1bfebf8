namespace DpsAuthoring;

/// <summary>A folder of the job for intermediate files. It is made at first use and gone when the job ends, however it ends.</summary>
public sealed class JobScratch
{
    private readonly WorkFolder _work;

    internal JobScratch(WorkFolder work) => _work = work;

    /// <summary>The full path of the folder, on the same disk as the outputs.</summary>
    public string Directory => _work.Subfolder("scratch");

    /// <summary>A path in the folder for a file of this name.</summary>
    /// <param name="name">A relative name; the folders it needs are made.</param>
    /// <exception cref="ArgumentException">The name could lead out of the folder.</exception>
    public string File(string name)
    {
        string path = Path.Combine(Directory, OutputName.From(name).Value);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
