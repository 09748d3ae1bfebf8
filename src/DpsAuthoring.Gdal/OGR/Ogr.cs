using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

/// <summary>
/// OGR's functions: vector data. Call <see cref="RegisterAll"/> first. Failures are exceptions unless <see cref="DontUseExceptions"/> was
/// called.
/// </summary>
public static partial class Ogr
{
    private static volatile bool s_throws = true;

    /// <summary>Is told of the progress of a long call.</summary>
    /// <param name="Complete">The part done, from 0 to 1.</param>
    /// <param name="Message">A text in UTF-8, mostly null.</param>
    /// <param name="Data">The text given as <c>callback_data</c>, in UTF-8; null when none was given.</param>
    /// <returns>1 to go on, 0 to stop.</returns>
    public delegate int GDALProgressFuncDelegate(double Complete, IntPtr Message, IntPtr Data);

    internal static bool Throws => s_throws;

    /// <summary>Registers all formats. Without it nothing can be opened. The same as <see cref="Gdal.AllRegister"/>.</summary>
    /// <exception cref="GdalNotFoundException">libgdal is not on this machine, or is too old.</exception>
    /// <exception cref="ProjDataException">PROJ finds no usable <c>proj.db</c>.</exception>
    public static void RegisterAll() => GdalLibrary.RegisterFormats();

    /// <summary>Has failures thrown as <see cref="GdalException"/>, for the whole process. So it is from the start.</summary>
    public static void UseExceptions() => s_throws = true;

    /// <summary>Has failures returned as null objects and numbers other than 0, for the whole process. GDAL prints them.</summary>
    public static void DontUseExceptions() => s_throws = false;

    /// <summary>Opens vector data.</summary>
    /// <param name="utf8_path">A path, or a name that a format understands.</param>
    /// <param name="update">1 to write, 0 to read.</param>
    /// <returns>The data source, to be disposed of.</returns>
    /// <exception cref="GdalException">It cannot be opened.</exception>
    public static DataSource Open(string utf8_path, int update) => Open(utf8_path, update, shared: false, driver: null);

    /// <summary>Opens vector data, or takes what is open already under the same path on this thread.</summary>
    /// <param name="utf8_path">A path, or a name that a format understands.</param>
    /// <param name="update">1 to write, 0 to read.</param>
    /// <returns>The data source, to be disposed of.</returns>
    /// <exception cref="GdalException">It cannot be opened.</exception>
    public static DataSource OpenShared(string utf8_path, int update) => Open(utf8_path, update, shared: true, driver: null);

    /// <summary>Gets the number of registered vector formats.</summary>
    /// <returns>The number.</returns>
    public static int GetDriverCount() => VectorDrivers().Count();

    /// <summary>Gets a registered vector format.</summary>
    /// <param name="driver_number">Its number, from 0.</param>
    /// <returns>The driver.</returns>
    /// <exception cref="GdalException">There is no such format.</exception>
    public static Driver GetDriver(int driver_number)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        nint driver = driver_number < 0 ? 0 : VectorDrivers().ElementAtOrDefault(driver_number);
        return call.CheckedHandle(driver, $"There is no vector driver {driver_number}") == 0 ? null! : new Driver(driver);
    }

    // Null for an unknown name, without an annotation: as Gdal.GetDriverByName.
#nullable disable annotations
#pragma warning disable RS0041
    /// <summary>Gets a registered vector format by its name.</summary>
    /// <param name="name">The name: <c>GPKG</c>, <c>ESRI Shapefile</c>, <c>GeoJSON</c>, <c>FlatGeobuf</c>, <c>Memory</c>.</param>
    /// <returns>The driver, or null when this libgdal has none of that name.</returns>
    public static Driver GetDriverByName(string name)
#pragma warning restore RS0041
#nullable restore annotations
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        nint driver = call.Checked(LibGdal.GDALGetDriverByName(name));
        return driver == 0 || !IsVector(driver) ? null! : new Driver(driver);
    }

    /// <summary>Gets the first number of the version of GEOS: 3 of 3.11.1; 0 when this libgdal has none.</summary>
    /// <returns>The number.</returns>
    public static int GetGEOSVersionMajor() => GeosVersion().Major;

    /// <summary>Gets the second number of the version of GEOS.</summary>
    /// <returns>The number.</returns>
    public static int GetGEOSVersionMinor() => GeosVersion().Minor;

    /// <summary>Gets the third number of the version of GEOS.</summary>
    /// <returns>The number.</returns>
    public static int GetGEOSVersionMicro() => GeosVersion().Build;

    internal static DataSource Open(string path, int update, bool shared, string? driver)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter(new CallFiles(path));
        using var drivers = new StringList(driver is null ? null : [driver]);
        int flags = GdalConst.OF_VECTOR
            | (update != 0 ? GdalConst.OF_UPDATE : 0)
            | (shared ? GdalConst.OF_SHARED : 0)
            | (Throws ? GdalConst.OF_VERBOSE_ERROR : 0);
        nint dataset = LibGdal.GDALOpenEx(path, (uint)flags, drivers.Pointer, 0, 0);
        return DataSource.Made(call, dataset, $"{path} was not opened");
    }

    private static IEnumerable<nint> VectorDrivers()
    {
        GdalLibrary.Start();
        return Enumerable.Range(0, LibGdal.GDALGetDriverCount()).Select(LibGdal.GDALGetDriver).Where(IsVector);
    }

    private static bool IsVector(nint driver) => LibGdal.GDALGetMetadataItem(driver, "DCAP_VECTOR", null) != 0;

    private static Version GeosVersion()
    {
        GdalLibrary.Load();
        bool known = LibGdal.OGRGetGEOSVersion(out int major, out int minor, out int micro) != 0;
        return known ? new Version(major, minor, micro) : new Version(0, 0, 0);
    }

    private static NativeCall Enter(CallFiles files = default) => new(owner: null, Throws, files);
}
