using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// GDAL's own bindings tell of a failure by a null or a number, unless they are asked to throw: both become an exception.
/// </summary>
internal static class GdalResult
{
    public static T Opened<T>(T? result, string what)
        where T : class
        => result ?? throw Failure(what);

    public static void Done(CPLErr result, string what)
    {
        if (result >= CPLErr.CE_Failure)
        {
            throw Failure(what);
        }
    }

    private static RasterException Failure(string what)
    {
        string why = Gdal.GetLastErrorMsg() ?? "";
        return new(why.Length > 0 ? $"{what}: {why}" : what + ".");
    }
}
