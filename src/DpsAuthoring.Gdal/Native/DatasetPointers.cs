using OSGeo.GDAL;

namespace OSGeo.Native;

/// <summary>Several datasets as GDAL's array of handles, all kept open until disposed.</summary>
internal sealed class DatasetPointers : IDisposable
{
    private readonly List<DatasetHandle> _held = [];

    public DatasetPointers(params ReadOnlySpan<Dataset?> datasets)
    {
        Pointers = new nint[datasets.Length];
        try
        {
            for (int i = 0; i < datasets.Length; i++)
            {
                DatasetHandle handle = (datasets[i] ?? throw new ArgumentNullException(nameof(datasets), "A dataset is null.")).Handle;
                bool added = false;
                handle.DangerousAddRef(ref added);
                _held.Add(handle);
                Pointers[i] = handle.Pointer;
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public nint[] Pointers { get; }

    /// <summary>What is made from these datasets.</summary>
    public CallFiles Files(string? target) => new(target, _held.Count > 0 ? CallFiles.NameOf(_held[0]) : null, _held.Count - 1);

    public void Dispose()
    {
        _held.ForEach(handle => handle.DangerousRelease());
        _held.Clear();
    }
}
