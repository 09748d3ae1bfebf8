using System.Runtime.InteropServices;
using OSGeo.Native;

namespace OSGeo.GDAL;

// Folders and files, of all of GDAL's file systems.
public static partial class Gdal
{
    /// <summary>Makes a folder.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <param name="mode">Its permissions: 493 is 0755.</param>
    /// <returns>0, or -1 when it cannot be made.</returns>
    public static int Mkdir(string utf8_path, int mode)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.Checked(LibGdal.VSIMkdir(utf8_path, mode));
    }

    /// <summary>Deletes an empty folder.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <returns>0, or -1 when it cannot be deleted.</returns>
    public static int Rmdir(string utf8_path)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.Checked(LibGdal.VSIRmdir(utf8_path));
    }

    /// <summary>Renames a file.</summary>
    /// <param name="pszOld">Its path.</param>
    /// <param name="pszNew">The new path.</param>
    /// <returns>0, or -1 when it cannot be renamed.</returns>
    public static int Rename(string pszOld, string pszNew)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.VSIRename(pszOld, pszNew));
    }

    /// <summary>Lists a folder and those in it.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <returns>The paths from there; empty when there is no such folder.</returns>
    public static string[] ReadDirRecursive(string utf8_path)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.Checked(Text.TakeList(LibGdal.VSIReadDirRecursive(utf8_path)));
    }

    /// <summary>Deletes files, in one request where the file system can (<c>/vsis3/</c>).</summary>
    /// <param name="files">Their paths.</param>
    /// <returns>True when all were deleted.</returns>
    public static bool UnlinkBatch(string[] files)
    {
        ArgumentNullException.ThrowIfNull(files);
        GdalLibrary.Load();
        using NativeCall call = Enter();
        using var list = new StringList(files);
        nint results = LibGdal.VSIUnlinkBatch(list.Pointer);
        bool all = results != 0 && Enumerable.Range(0, files.Length).All(i => Marshal.ReadInt32(results, i * sizeof(int)) != 0);
        LibGdal.VSIFree(results);
        return call.Checked(all);
    }

    /// <summary>Gets the URL behind a path of the network.</summary>
    /// <param name="utf8_path">The path: <c>/vsis3/bucket/key</c>.</param>
    /// <returns>The URL; null when there is none.</returns>
    public static string? GetActualURL(string utf8_path)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.Checked(Text.From(LibGdal.VSIGetActualURL(utf8_path)));
    }

    /// <summary>Gets a URL that gives access for a time.</summary>
    /// <param name="utf8_path">The path: <c>/vsis3/bucket/key</c>.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The URL; null when there is none.</returns>
    /// <exception cref="GdalException">The credentials are missing.</exception>
    public static string? GetSignedURL(string utf8_path, string[]? options)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        using var list = new StringList(options);
        return call.Checked(Text.Take(LibGdal.VSIGetSignedURL(utf8_path, list.Pointer)));
    }

    /// <summary>Lists the file systems: <c>/vsimem/</c>, <c>/vsis3/</c>…</summary>
    /// <returns>Their prefixes.</returns>
    public static string[] GetFileSystemsPrefixes()
    {
        GdalLibrary.Load();
        using NativeCall call = Enter();
        return call.Checked(Text.TakeList(LibGdal.VSIGetFileSystemsPrefixes()));
    }

    /// <summary>Gets the options of a file system.</summary>
    /// <param name="utf8_path">A path in it.</param>
    /// <returns>XML; null when there are none.</returns>
    public static string? GetFileSystemOptions(string utf8_path)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.Checked(Text.From(LibGdal.VSIGetFileSystemOptions(utf8_path)));
    }

    /// <summary>Sets the metadata of a file of the network.</summary>
    /// <param name="utf8_path">The path.</param>
    /// <param name="metadata"><c>NAME=value</c> items.</param>
    /// <param name="domain"><c>HEADERS</c>, <c>TAGS</c>…</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>True when they were set.</returns>
    public static bool SetFileMetadata(string utf8_path, string[]? metadata, string? domain, string[]? options)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        using var listMetadata = new StringList(metadata);
        using var list = new StringList(options);
        return call.Checked(LibGdal.VSISetFileMetadata(utf8_path, listMetadata.Pointer, domain, list.Pointer)) != 0;
    }

    /// <summary>Forgets what is known and kept of files of the network.</summary>
    public static void VSICurlClearCache()
    {
        GdalLibrary.Load();
        using NativeCall call = Enter();
        LibGdal.VSICurlClearCache();
        call.Checked(0);
    }

    /// <summary>Forgets what is known and kept of files of the network below a path.</summary>
    /// <param name="utf8_path">The path: <c>/vsis3/bucket/</c>.</param>
    public static void VSICurlPartialClearCache(string utf8_path)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        LibGdal.VSICurlPartialClearCache(utf8_path);
        call.Checked(0);
    }

    /// <summary>Gets what was asked of the network, where <c>CPL_VSIL_NETWORK_STATS_ENABLED=YES</c>.</summary>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>JSON.</returns>
    public static string NetworkStatsGetAsSerializedJSON(string[]? options)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return call.Checked(Text.Take(LibGdal.VSINetworkStatsGetAsSerializedJSON(list.Pointer))) ?? "";
    }

    /// <summary>Forgets what was asked of the network.</summary>
    public static void NetworkStatsReset()
    {
        GdalLibrary.Load();
        using NativeCall call = Enter();
        LibGdal.VSINetworkStatsReset();
        call.Checked(0);
    }
}
