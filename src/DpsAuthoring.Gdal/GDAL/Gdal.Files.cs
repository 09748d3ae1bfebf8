using System.Runtime.InteropServices;
using OSGeo.Native;

namespace OSGeo.GDAL;

// GDAL's virtual files: /vsimem/ in memory, /vsizip/ in archives, and plain ones.
public static partial class Gdal
{
    /// <summary>Makes a file in memory from bytes, which are copied.</summary>
    /// <param name="utf8_path">Its path under <c>/vsimem/</c>. <see cref="Unlink"/> frees it.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="GdalException">It cannot be made.</exception>
    public static void FileFromMemBuffer(string utf8_path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        GdalLibrary.Start();
        using NativeCall call = Enter(new CallFiles(utf8_path));

        // GDAL frees it together with the file; one byte more, for an empty file is a file too.
        nint copy = call.CheckedHandle(LibGdal.VSIMalloc((nuint)bytes.Length + 1), "Memory ran out");
        Marshal.Copy(bytes, 0, copy, bytes.Length);
        nint file = LibGdal.VSIFileFromMemBuffer(utf8_path, copy, (ulong)bytes.Length, takeOwnership: 1);
        if (file != 0)
        {
            _ = LibGdal.VSIFCloseL(file);
        }

        call.CheckedHandle(file, $"{utf8_path} was not made");
    }

    /// <summary>Deletes a file, in memory or not.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <returns>0, or -1 when there is no such file.</returns>
    public static int Unlink(string utf8_path)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.Checked(LibGdal.VSIUnlink(utf8_path));
    }

    /// <summary>Makes a folder and those above it.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <param name="mode">Its permissions: 493 is 0755.</param>
    /// <returns>0, or -1 when it cannot be made.</returns>
    public static int MkdirRecursive(string utf8_path, int mode)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.Checked(LibGdal.VSIMkdirRecursive(utf8_path, mode));
    }

    /// <summary>Deletes a folder with everything in it.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <returns>0, or -1 when it cannot be deleted.</returns>
    public static int RmdirRecursive(string utf8_path)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.Checked(LibGdal.VSIRmdirRecursive(utf8_path));
    }

    /// <summary>Lists a folder.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <param name="nMaxFiles">The most names to return; 0 for all.</param>
    /// <returns>The names; empty when there is no such folder.</returns>
    public static string[] ReadDir(string utf8_path, int nMaxFiles)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.Checked(Text.TakeList(LibGdal.VSIReadDirEx(utf8_path, nMaxFiles)));
    }
}
