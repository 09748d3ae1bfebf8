using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// A file under way: it has its own name in a folder of its own, beside its place, and is moved there whole, with what GDAL put beside it.
/// In GDAL's virtual file systems there is no such folder; there an unfinished file is deleted.
/// </summary>
internal sealed class StagedFile : IDisposable
{
    private readonly string _place;
    private readonly DirectoryInfo? _folder;
    private bool _published;

    public StagedFile(string place)
    {
        _place = place;
        if (place.StartsWith("/vsi", StringComparison.Ordinal))
        {
            Path = place;
            return;
        }

        string full = System.IO.Path.GetFullPath(place);
        string parent = System.IO.Path.GetDirectoryName(full)!;
        if (!Directory.Exists(parent))
        {
            throw new RasterException($"{place} cannot be created: there is no folder {parent}.");
        }

        string name = System.IO.Path.GetFileName(full);
        string folder = System.IO.Path.Combine(parent, $".{name}.{Environment.ProcessId}-{Guid.NewGuid():N}");
        _folder = Directory.CreateDirectory(folder);
        Path = System.IO.Path.Combine(folder, name);
    }

    /// <summary>Where the file is written.</summary>
    public string Path { get; }

    public void Publish()
    {
        if (_folder is not null)
        {
            string parent = _folder.Parent!.FullName;
            foreach (FileInfo file in _folder.EnumerateFiles())
            {
                file.MoveTo(System.IO.Path.Combine(parent, file.Name), overwrite: true);
            }
        }

        _published = true;
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            if (_folder.Exists)
            {
                _folder.Delete(recursive: true);
            }
        }
        else if (!_published)
        {
            _ = Gdal.Unlink(_place);
        }
    }
}
