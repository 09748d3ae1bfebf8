using System.Runtime.InteropServices;

namespace OSGeo.Native;

/// <summary>Frees a coordinate system.</summary>
internal sealed class SpatialReferenceHandle : SafeHandle
{
    public SpatialReferenceHandle(nint system)
        : base(0, ownsHandle: true) => SetHandle(system);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibGdal.OSRRelease(handle);
        return true;
    }
}

/// <summary>Frees a coordinate transformation.</summary>
internal sealed class CoordinateTransformationHandle : SafeHandle
{
    public CoordinateTransformationHandle(nint transformation)
        : base(0, ownsHandle: true) => SetHandle(transformation);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibGdal.OCTDestroyCoordinateTransformation(handle);
        return true;
    }
}

/// <summary>Frees a colour table.</summary>
internal sealed class ColorTableHandle : SafeHandle
{
    public ColorTableHandle(nint table)
        : base(0, ownsHandle: true) => SetHandle(table);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibGdal.GDALDestroyColorTable(handle);
        return true;
    }
}

/// <summary>Closes a dataset when its last user is gone: the dataset itself, its bands, and calls still under way.</summary>
internal sealed class DatasetHandle : SafeHandle
{
    private readonly Dictionary<nint, NativeObject> _layers = [];
    private readonly HashSet<nint> _results = [];

    public DatasetHandle(nint dataset)
        : base(0, ownsHandle: true) => SetHandle(dataset);

    public override bool IsInvalid => handle == 0;

    public nint Pointer => handle;

    /// <summary>Gets the one object that stands for a layer, however often the layer is asked for.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="isResult">Whether it is a result of SQL, which is to be released before the dataset is closed.</param>
    public NativeObject Layer(nint layer, bool isResult = false)
    {
        lock (_layers)
        {
            if (isResult)
            {
                _ = _results.Add(layer);
            }

            if (!_layers.TryGetValue(layer, out NativeObject? known))
            {
                known = new NativeObject(layer, this);
                _layers.Add(layer, known);
            }

            return known;
        }
    }

    /// <summary>Says that a layer is no more.</summary>
    public void EndLayer(nint layer, string why)
    {
        lock (_layers)
        {
            _ = _results.Remove(layer);
            if (_layers.Remove(layer, out NativeObject? known))
            {
                known.End(why);
            }
        }
    }

    /// <summary>Does what may take layers away, and says so to those that are no more.</summary>
    public int Dropping(string why, Func<int> drop)
    {
        nint[] before = [.. Listed()];
        int result = drop();
        foreach (nint layer in before.Except(Listed()))
        {
            EndLayer(layer, why);
        }

        return result;
    }

    /// <summary>Gets the definitions of the layers' features.</summary>
    public nint[] Definitions() => [.. Listed().Select(LibGdal.OGR_L_GetLayerDefn)];

    /// <summary>Writes the rest, and closes the file once all calls are over.</summary>
    public void Close(bool throws)
    {
        string? file = IsClosed ? null : CallFiles.NameOf(this);
        using var call = new NativeCall(owner: null, throws, new CallFiles(file));
        Dispose();
        call.Checked(0);
    }

    /// <summary>Whether it is a result of SQL that was not released.</summary>
    public bool IsResult(nint layer)
    {
        lock (_layers)
        {
            return _results.Contains(layer);
        }
    }

    private IEnumerable<nint> Listed() =>
        Enumerable.Range(0, LibGdal.GDALDatasetGetLayerCount(handle)).Select(i => LibGdal.GDALDatasetGetLayer(handle, i));

    protected override bool ReleaseHandle()
    {
        foreach (nint result in _results)
        {
            LibGdal.GDALDatasetReleaseResultSet(handle, result);
        }

        _ = LibGdal.GDALReleaseDataset(handle);
        return true;
    }
}
