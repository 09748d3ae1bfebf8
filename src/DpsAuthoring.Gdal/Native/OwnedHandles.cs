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
    public DatasetHandle(nint dataset)
        : base(0, ownsHandle: true) => SetHandle(dataset);

    public override bool IsInvalid => handle == 0;

    public nint Pointer => handle;

    protected override bool ReleaseHandle()
    {
        _ = LibGdal.GDALReleaseDataset(handle);
        return true;
    }
}
