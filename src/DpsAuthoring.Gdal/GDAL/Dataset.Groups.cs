using OSGeo.Native;

namespace OSGeo.GDAL;

// Its arrays, where it was opened with OF_MULTIDIM_RASTER.
public sealed partial class Dataset
{
    /// <summary>Gets the group that all arrays and groups are in. It keeps the file open until it is disposed of.</summary>
    /// <returns>The group.</returns>
    /// <exception cref="GdalException">The dataset was not opened with <see cref="GdalConst.OF_MULTIDIM_RASTER"/>.</exception>
    public Group GetRootGroup()
    {
        using NativeCall call = Enter();
        return Group.Of(call, LibGdal.GDALDatasetGetRootGroup(Pointer));
    }
}
