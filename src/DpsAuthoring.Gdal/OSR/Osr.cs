using OSGeo.Native;

namespace OSGeo.OSR;

/// <summary>
/// Settings of PROJ, and whether failures of coordinate systems are exceptions, which they are unless <see cref="DontUseExceptions"/> was
/// called.
/// </summary>
public static class Osr
{
    private static volatile bool s_throws = true;

    internal static bool Throws => s_throws;

    /// <summary>Has failures thrown as <see cref="GDAL.GdalException"/>, for the whole process. So it is from the start.</summary>
    public static void UseExceptions() => s_throws = true;

    /// <summary>Has failures returned as numbers other than 0, for the whole process. GDAL prints them to stderr.</summary>
    public static void DontUseExceptions() => s_throws = false;

    /// <summary>Sets the folder where PROJ looks for its data, before everything else.</summary>
    /// <param name="utf8_path">The folder.</param>
    public static void SetPROJSearchPath(string utf8_path) => SetPROJSearchPaths([utf8_path]);

    /// <summary>Sets the folders where PROJ looks for its data, before everything else.</summary>
    /// <param name="paths">The folders; empty for PROJ's own.</param>
    public static void SetPROJSearchPaths(string[] paths)
    {
        GdalLibrary.Load();
        using var list = new StringList(paths);
        LibGdal.OSRSetPROJSearchPaths(list.Pointer);
    }

    /// <summary>Gets the folders where PROJ looks for its data.</summary>
    /// <returns>The folders.</returns>
    public static string[] GetPROJSearchPaths()
    {
        GdalLibrary.Load();
        return Text.TakeList(LibGdal.OSRGetPROJSearchPaths());
    }

    /// <summary>Sets a database that PROJ uses beside its own.</summary>
    /// <param name="utf8_path">The database.</param>
    public static void SetPROJAuxDbPath(string utf8_path) => SetPROJAuxDbPaths([utf8_path]);

    /// <summary>Sets databases that PROJ uses beside its own.</summary>
    /// <param name="paths">The databases.</param>
    public static void SetPROJAuxDbPaths(string[] paths)
    {
        GdalLibrary.Load();
        using var list = new StringList(paths);
        LibGdal.OSRSetPROJAuxDbPaths(list.Pointer);
    }

    /// <summary>Gets the databases that PROJ uses beside its own.</summary>
    /// <returns>The databases.</returns>
    public static string[] GetPROJAuxDbPaths()
    {
        GdalLibrary.Load();
        return Text.TakeList(LibGdal.OSRGetPROJAuxDbPaths());
    }

    /// <summary>Gets the first number of PROJ's version: 9 of 9.1.1.</summary>
    /// <returns>The number.</returns>
    public static int GetPROJVersionMajor() => Version().Major;

    /// <summary>Gets the second number of PROJ's version: the first 1 of 9.1.1.</summary>
    /// <returns>The number.</returns>
    public static int GetPROJVersionMinor() => Version().Minor;

    /// <summary>Gets the third number of PROJ's version: the last 1 of 9.1.1.</summary>
    /// <returns>The number.</returns>
    public static int GetPROJVersionMicro() => Version().Build;

    /// <summary>Gets whether PROJ may fetch grids over the network.</summary>
    /// <returns>True when it may.</returns>
    public static bool GetPROJEnableNetwork()
    {
        GdalLibrary.Load();
        return LibGdal.OSRGetPROJEnableNetwork() != 0;
    }

    /// <summary>Sets whether PROJ may fetch grids over the network. Results may differ with and without.</summary>
    /// <param name="enabled">True to allow it.</param>
    public static void SetPROJEnableNetwork(bool enabled)
    {
        GdalLibrary.Load();
        LibGdal.OSRSetPROJEnableNetwork(enabled ? 1 : 0);
    }

    private static Version Version()
    {
        GdalLibrary.Load();
        LibGdal.OSRGetPROJVersion(out int major, out int minor, out int micro);
        return new Version(major, minor, micro);
    }
}
