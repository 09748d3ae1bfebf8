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
            // What GDAL does in two passes it counts twice.
            if (done > most)
            {
                most = done;
                progress?.Report(done);
            }

            return cancellationToken.IsCancellationRequested ? 0 : 1;
        }
    }
}
