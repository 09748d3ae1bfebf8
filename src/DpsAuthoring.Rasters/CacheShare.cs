using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// GDAL keeps decoded blocks in one cache for the whole process, of a twentieth of the machine's memory. While computations by blocks run,
/// it has what they need; after the last of them it has its own size again.
/// </summary>
internal sealed class CacheShare : IDisposable
{
    private static readonly Lock s_gate = new();
    private static long s_shared;
    private static int s_original;
    private static int s_shares;
    private readonly int _bytes;

    public CacheShare(int bytes)
    {
        _bytes = bytes;
        lock (s_gate)
        {
            if (s_shares++ == 0)
            {
                // It warns where the size is no int, which is then the largest.
                Gdal.PushErrorHandler("CPLQuietErrorHandler");
                s_original = Gdal.GetCacheMax();
                Gdal.PopErrorHandler();
            }

            s_shared += bytes;
            Apply();
        }
    }

    public void Dispose()
    {
        lock (s_gate)
        {
            s_shared -= _bytes;
            s_shares--;
            Apply();
        }
    }

    private static void Apply() => Gdal.SetCacheMax(s_shares == 0 ? s_original : (int)Math.Min(s_shared, int.MaxValue));
}
