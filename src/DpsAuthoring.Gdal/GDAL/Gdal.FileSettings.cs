using OSGeo.Native;

namespace OSGeo.GDAL;

// Options of single paths, and what the machine is like.
public static partial class Gdal
{
    /// <summary>Sets a configuration option for the files below a path: the credentials of one bucket, and not of another. Needs GDAL
    /// 3.6.</summary>
    /// <param name="pszPathPrefix">The path: <c>/vsis3/bucket</c>.</param>
    /// <param name="pszKey">Its name: <c>AWS_ACCESS_KEY_ID</c>, <c>GDAL_HTTP_HEADERS</c>…</param>
    /// <param name="pszValue">Its value; null unsets it.</param>
    public static void SetPathSpecificOption(string pszPathPrefix, string pszKey, string? pszValue)
    {
        GdalLibrary.Require("3.6", "Gdal.SetPathSpecificOption");
        using NativeCall call = Enter();
        LibGdal.VSISetPathSpecificOption(pszPathPrefix, pszKey, pszValue);
        call.Checked(0);
    }

    /// <summary>Gets a configuration option for the files below a path. Needs GDAL 3.6.</summary>
    /// <param name="pszPathPrefix">The path.</param>
    /// <param name="pszKey">Its name.</param>
    /// <param name="pszDefault">What to return when it is not set.</param>
    /// <returns>Its value, or <paramref name="pszDefault"/>.</returns>
    public static string? GetPathSpecificOption(string pszPathPrefix, string pszKey, string? pszDefault)
    {
        GdalLibrary.Require("3.6", "Gdal.GetPathSpecificOption");
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.VSIGetPathSpecificOption(pszPathPrefix, pszKey, null)) ?? pszDefault);
    }

    /// <summary>Unsets all options of the files below a path. Needs GDAL 3.6.</summary>
    /// <param name="pszPathPrefix">The path; null for all paths.</param>
    public static void ClearPathSpecificOptions(string? pszPathPrefix)
    {
        GdalLibrary.Require("3.6", "Gdal.ClearPathSpecificOptions");
        using NativeCall call = Enter();
        LibGdal.VSIClearPathSpecificOptions(pszPathPrefix);
        call.Checked(0);
    }

    /// <summary>Sets a credential for the files below a path. Needs GDAL 3.5; from 3.6 on <see cref="SetPathSpecificOption"/> is its
    /// name.</summary>
    /// <param name="pszPathPrefix">The path: <c>/vsis3/bucket</c>.</param>
    /// <param name="pszKey">Its name: <c>AWS_ACCESS_KEY_ID</c>…</param>
    /// <param name="pszValue">Its value; null unsets it.</param>
    public static void SetCredential(string pszPathPrefix, string pszKey, string? pszValue)
    {
        GdalLibrary.Require("3.5", "Gdal.SetCredential");
        using NativeCall call = Enter();
        LibGdal.VSISetCredential(pszPathPrefix, pszKey, pszValue);
        call.Checked(0);
    }

    /// <summary>Gets a credential for the files below a path. Needs GDAL 3.5.</summary>
    /// <param name="pszPathPrefix">The path.</param>
    /// <param name="pszKey">Its name.</param>
    /// <param name="pszDefault">What to return when it is not set.</param>
    /// <returns>Its value, or <paramref name="pszDefault"/>.</returns>
    public static string? GetCredential(string pszPathPrefix, string pszKey, string? pszDefault)
    {
        GdalLibrary.Require("3.5", "Gdal.GetCredential");
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.VSIGetCredential(pszPathPrefix, pszKey, null)) ?? pszDefault);
    }

    /// <summary>Unsets all credentials of the files below a path. Needs GDAL 3.5.</summary>
    /// <param name="pszPathPrefix">The path; null for all paths.</param>
    public static void ClearCredentials(string? pszPathPrefix)
    {
        GdalLibrary.Require("3.5", "Gdal.ClearCredentials");
        using NativeCall call = Enter();
        LibGdal.VSIClearCredentials(pszPathPrefix);
        call.Checked(0);
    }

    /// <summary>Gets the number of processors.</summary>
    /// <returns>The number.</returns>
    public static int GetNumCPUs()
    {
        GdalLibrary.Load();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.CPLGetNumCPUs());
    }

    /// <summary>Gets the memory that the process may use.</summary>
    /// <returns>Bytes.</returns>
    public static long GetUsablePhysicalRAM()
    {
        GdalLibrary.Load();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.CPLGetUsablePhysicalRAM());
    }

    /// <summary>Gets how many errors and warnings there have been on all threads.</summary>
    /// <returns>The number.</returns>
    public static uint GetErrorCounter()
    {
        GdalLibrary.Load();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.CPLGetErrorCounter());
    }
}
