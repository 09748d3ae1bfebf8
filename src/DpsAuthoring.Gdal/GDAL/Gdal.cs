using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>
/// GDAL's functions. Call <see cref="AllRegister"/> first. Failures are exceptions unless <see cref="DontUseExceptions"/> was called;
/// after that a failure is a null object or <see cref="CPLErr.CE_Failure"/>, and GDAL prints it to stderr.
/// </summary>
public static partial class Gdal
{
    /// <summary>Is told of the progress of a long call.</summary>
    /// <param name="Complete">The part done, from 0 to 1.</param>
    /// <param name="Message">A text in UTF-8, mostly null.</param>
    /// <param name="Data">The text given as <c>callback_data</c>, in UTF-8; null when none was given.</param>
    /// <returns>1 to go on, 0 to stop: the call then fails with "User terminated".</returns>
    public delegate int GDALProgressFuncDelegate(double Complete, IntPtr Message, IntPtr Data);

    /// <summary>Registers all formats. Without it nothing can be opened. Any thread may call it, and a second call does nothing.</summary>
    /// <exception cref="GdalNotFoundException">libgdal is not on this machine, or is too old.</exception>
    /// <exception cref="ProjDataException">PROJ finds no usable <c>proj.db</c>.</exception>
    public static void AllRegister() => GdalLibrary.RegisterFormats();

    /// <summary>Gets the version of libgdal.</summary>
    /// <param name="request"><c>RELEASE_NAME</c> (3.6.2), <c>VERSION_NUM</c> (3060200), <c>RELEASE_DATE</c> (20230102) or <c>--version</c>
    /// (a sentence).</param>
    /// <returns>The version.</returns>
    /// <exception cref="GdalNotFoundException">libgdal is not on this machine, or is too old.</exception>
    public static string VersionInfo(string? request)
    {
        GdalLibrary.Load();
        return Text.From(LibGdal.GDALVersionInfo(request ?? "VERSION_NUM")) ?? "";
    }

    /// <summary>Opens a raster.</summary>
    /// <param name="utf8_path">Its path, or a name that a format understands (<c>/vsizip/…</c>, <c>NETCDF:…</c>).</param>
    /// <param name="eAccess">How to open it.</param>
    /// <returns>The dataset, to be disposed.</returns>
    /// <exception cref="GdalException">It cannot be opened.</exception>
    public static Dataset Open(string utf8_path, Access eAccess)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.CheckedDataset(LibGdal.GDALOpen(utf8_path, (int)eAccess), $"{utf8_path} was not opened");
    }

    /// <summary>Opens a raster, or takes the one open already under the same path on this thread.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <param name="eAccess">How to open it.</param>
    /// <returns>The dataset, to be disposed.</returns>
    /// <exception cref="GdalException">It cannot be opened.</exception>
    public static Dataset OpenShared(string utf8_path, Access eAccess)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.CheckedDataset(LibGdal.GDALOpenShared(utf8_path, (int)eAccess), $"{utf8_path} was not opened");
    }

    /// <summary>Opens a dataset with every choice that GDAL gives.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <param name="nOpenFlags">A sum of <see cref="GdalConst"/>'s <c>OF_</c> values.</param>
    /// <param name="allowed_drivers">Short names of the formats to try; null for all.</param>
    /// <param name="open_options">The format's open options, <c>NAME=value</c>; may be null.</param>
    /// <param name="sibling_files">Names of the files beside it, to spare GDAL a look; null to have it look.</param>
    /// <returns>The dataset, to be disposed.</returns>
    /// <exception cref="GdalException">It cannot be opened.</exception>
    public static Dataset OpenEx(
        string utf8_path, uint nOpenFlags, string[]? allowed_drivers, string[]? open_options, string[]? sibling_files)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        using var drivers = new StringList(allowed_drivers);
        using var options = new StringList(open_options);
        using var siblings = new StringList(sibling_files);
        uint flags = Throws ? nOpenFlags | (uint)GdalConst.OF_VERBOSE_ERROR : nOpenFlags;
        nint dataset = LibGdal.GDALOpenEx(utf8_path, flags, drivers.Pointer, options.Pointer, siblings.Pointer);
        return call.CheckedDataset(dataset, $"{utf8_path} was not opened");
    }

    /// <summary>Gets the number of registered formats.</summary>
    /// <returns>The number.</returns>
    public static int GetDriverCount()
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return LibGdal.GDALGetDriverCount();
    }

    /// <summary>Gets a registered format.</summary>
    /// <param name="i">Its number, from 0.</param>
    /// <returns>The driver.</returns>
    /// <exception cref="GdalException">There is no such format.</exception>
    public static Driver GetDriver(int i)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        nint driver = call.CheckedHandle(LibGdal.GDALGetDriver(i), $"There is no driver {i}");
        return driver == 0 ? null! : new Driver(driver);
    }

    // The answer is null for an unknown name, as in GDAL's own bindings, where algorithms probe for a format that way. The annotation is
    // left open so that GetDriverByName("GTiff").Create(…) compiles without a warning here as it does there.
#nullable disable annotations
#pragma warning disable RS0041
    /// <summary>Gets a registered format by its short name.</summary>
    /// <param name="name">The short name: <c>GTiff</c>, <c>COG</c>, <c>MEM</c>.</param>
    /// <returns>The driver, or null when this libgdal has none of that name.</returns>
    public static Driver GetDriverByName(string name)
#pragma warning restore RS0041
#nullable restore annotations
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        nint driver = call.Checked(LibGdal.GDALGetDriverByName(name));
        return driver == 0 ? null! : new Driver(driver);
    }

    /// <summary>Finds the format of a file without opening it.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <param name="papszSiblings">Names of the files beside it, to spare GDAL a look; null to have it look.</param>
    /// <returns>The driver, or null when no format recognises it.</returns>
    public static Driver? IdentifyDriver(string utf8_path, string[]? papszSiblings)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        using var siblings = new StringList(papszSiblings);
        nint driver = call.Checked(LibGdal.GDALIdentifyDriver(utf8_path, siblings.Pointer));
        return driver == 0 ? null : new Driver(driver);
    }

    private static NativeCall Enter(CallFiles files = default) => new(owner: null, Throws, files);
}
