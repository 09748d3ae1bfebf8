namespace OSGeo.Native;

/// <summary>Options of the warper as libgdal's structure, whose first field they are; null options are a null pointer.</summary>
internal readonly ref struct WarpOptions : IDisposable
{
    public unsafe WarpOptions(string[]? options)
    {
        if (options is null)
        {
            return;
        }

        nint list = new StringList(options).Pointer;
        Pointer = LibGdal.GDALCreateWarpOptions();
        *(nint*)Pointer = list; // The structure owns the list from here on.
    }

    public nint Pointer { get; }

    public void Dispose()
    {
        if (Pointer != 0)
        {
            LibGdal.GDALDestroyWarpOptions(Pointer);
        }
    }
}
