using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>A call into GDAL that says how far it is, and stops when it is asked to.</summary>
internal static class Watched
{
    public static T Call<T>(Func<Gdal.GDALProgressFuncDelegate, T> call, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        double most = -1;
        T result;
        try
        {
            result = call(Watch);
        }
        catch (ApplicationException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken); // GDAL calls it an error: "User terminated".
        }

        cancellationToken.ThrowIfCancellationRequested();
        return result;

        int Watch(double done, nint message, nint data)
        {
            // What GDAL does in two passes it counts twice, and at times it counts a little beyond the end.
            if (Math.Min(done, 1) is var share && share > most)
            {
                most = share;
                progress?.Report(share);
            }

            return cancellationToken.IsCancellationRequested ? 0 : 1;
        }
    }
}
