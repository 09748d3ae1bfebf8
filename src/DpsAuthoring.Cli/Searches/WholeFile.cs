namespace DpsAuthoring.Cli.Searches;

/// <summary>A file that is there when it is whole, and not before.</summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private readonly string _half;
    private bool _isKept;

    public WholeFile(string path)
    {
        _path = Path.GetFullPath(path);
        if (Directory.Exists(_path))
        {
            throw new CouldNotRunException($"{path} is a folder: name a file.");
        }

        _half = $"{_path}.{Path.GetRandomFileName()}.part";
        Stream = File.Create(_half);
    }

    public Stream Stream { get; }

    public void Keep()
    {
        Stream.Dispose();
        File.Move(_half, _path, overwrite: true);
        _isKept = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!_isKept)
        {
            File.Delete(_half);
        }
    }
}
