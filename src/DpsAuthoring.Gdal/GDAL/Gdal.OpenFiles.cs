using System.Text;
using OSGeo.Native;

namespace OSGeo.GDAL;

// Single files, open. GDAL's own C# bindings write and place, and do not read.
public static partial class Gdal
{
    /// <summary>Opens a file of any of GDAL's file systems.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <param name="pszMode"><c>rb</c>, <c>wb</c>, <c>rb+</c>, <c>ab</c>.</param>
    /// <returns>The file, for <see cref="VSIFCloseL"/>; zero when it cannot be opened.</returns>
    public static IntPtr VSIFOpenL(string utf8_path, string pszMode) => VSIFOpenExL(utf8_path, pszMode, 0, null);

    /// <summary>Opens a file of any of GDAL's file systems.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <param name="pszMode"><c>rb</c>, <c>wb</c>, <c>rb+</c>, <c>ab</c>.</param>
    /// <param name="bSetError">1 to have the reason of a failure in <see cref="VSIGetLastErrorMsg"/>, else 0.</param>
    /// <param name="options">Options of the file system, <c>NAME=value</c>; may be null.</param>
    /// <returns>The file, for <see cref="VSIFCloseL"/>; zero when it cannot be opened.</returns>
    public static IntPtr VSIFOpenExL(string utf8_path, string pszMode, int bSetError, string[]? options)
    {
        GdalLibrary.Load();
        using NativeCall call = Enter(new CallFiles(utf8_path));
        using var list = new StringList(options);
        nint file = list.Pointer == 0
            ? LibGdal.VSIFOpenExL(utf8_path, pszMode, bSetError)
            : LibGdal.VSIFOpenEx2L(utf8_path, pszMode, bSetError, list.Pointer);
        return OpenFile.Remember(call.Checked(file), utf8_path);
    }

    /// <summary>Closes a file.</summary>
    /// <param name="fp">The file, of <see cref="VSIFOpenL"/>.</param>
    /// <returns>0, or -1 when the rest of it cannot be written.</returns>
    /// <exception cref="ArgumentException">It is not open.</exception>
    public static int VSIFCloseL(IntPtr fp)
    {
        var file = OpenFile.Forget(fp);
        using NativeCall call = Enter(file.Files);
        return call.Checked(LibGdal.VSIFCloseL(fp));
    }

    /// <summary>Gets whether reading has met the end.</summary>
    /// <param name="fp">The file, of <see cref="VSIFOpenL"/>.</param>
    /// <returns>1 when it has, else 0.</returns>
    /// <exception cref="ArgumentException">It is not open.</exception>
    public static int VSIFEofL(IntPtr fp)
    {
        using var file = OpenFile.Use(fp);
        using NativeCall call = Enter(file.Files);
        return call.Checked(LibGdal.VSIFEofL(fp));
    }

    /// <summary>Writes what is still in memory.</summary>
    /// <param name="fp">The file, of <see cref="VSIFOpenL"/>.</param>
    /// <returns>0, or -1 when it cannot be written.</returns>
    /// <exception cref="ArgumentException">It is not open.</exception>
    public static int VSIFFlushL(IntPtr fp)
    {
        using var file = OpenFile.Use(fp);
        using NativeCall call = Enter(file.Files);
        return call.Checked(LibGdal.VSIFFlushL(fp));
    }

    /// <summary>Goes to a place.</summary>
    /// <param name="fp">The file, of <see cref="VSIFOpenL"/>.</param>
    /// <param name="offset">The place, in bytes.</param>
    /// <param name="whence">0 from the start, 1 from here, 2 from the end.</param>
    /// <returns>0, or -1 when there is no such place.</returns>
    /// <exception cref="ArgumentException">It is not open.</exception>
    public static int VSIFSeekL(IntPtr fp, int offset, int whence)
    {
        using var file = OpenFile.Use(fp);
        using NativeCall call = Enter(file.Files);
        return call.Checked(whence is < 0 or > 2 || (whence == 0 && offset < 0) ? -1 : LibGdal.VSIFSeekL(fp, (ulong)offset, whence));
    }

    /// <summary>Gets the place.</summary>
    /// <param name="fp">The file, of <see cref="VSIFOpenL"/>.</param>
    /// <returns>Bytes from the start; <see cref="int.MaxValue"/> when it is more.</returns>
    /// <exception cref="ArgumentException">It is not open.</exception>
    public static int VSIFTellL(IntPtr fp)
    {
        using var file = OpenFile.Use(fp);
        using NativeCall call = Enter(file.Files);
        return call.Checked((int)Math.Min(LibGdal.VSIFTellL(fp), int.MaxValue));
    }

    /// <summary>Sets the size.</summary>
    /// <param name="fp">The file, of <see cref="VSIFOpenL"/>.</param>
    /// <param name="length">Bytes.</param>
    /// <returns>0, or -1 when it cannot be set.</returns>
    /// <exception cref="ArgumentException">It is not open.</exception>
    public static int VSIFTruncateL(IntPtr fp, int length)
    {
        using var file = OpenFile.Use(fp);
        using NativeCall call = Enter(file.Files);
        return call.Checked(length < 0 ? -1 : LibGdal.VSIFTruncateL(fp, (ulong)length));
    }

    /// <summary>Writes text, as UTF-8.</summary>
    /// <param name="arg0">The text.</param>
    /// <param name="arg1">The size of an item, in bytes.</param>
    /// <param name="arg2">The number of items.</param>
    /// <param name="fp">The file, of <see cref="VSIFOpenL"/>.</param>
    /// <returns>The number of items written.</returns>
    /// <exception cref="ArgumentException">The file is not open, or the text has fewer bytes.</exception>
    public static unsafe int VSIFWriteL(string arg0, int arg1, int arg2, IntPtr fp)
    {
        ArgumentNullException.ThrowIfNull(arg0);
        byte[] bytes = Encoding.UTF8.GetBytes(arg0);
        if (arg1 < 0 || arg2 < 0 || (long)arg1 * arg2 > bytes.Length)
        {
            throw new ArgumentException($"The text has {bytes.Length} bytes, and {(long)arg1 * arg2} are to be written.", nameof(arg0));
        }

        using var file = OpenFile.Use(fp);
        using NativeCall call = Enter(file.Files);
        fixed (byte* data = bytes)
        {
            return (int)call.Checked(LibGdal.VSIFWriteL(data, (nuint)arg1, (nuint)arg2, fp));
        }
    }

    /// <summary>Gets why a file could not be opened.</summary>
    /// <returns>The reason; empty when none is known.</returns>
    public static string VSIGetLastErrorMsg()
    {
        GdalLibrary.Load();
        return Text.From(LibGdal.VSIGetLastErrorMsg()) ?? "";
    }

    /// <summary>Gets why a file could not be opened, as a number.</summary>
    /// <returns>The number; 0 for none.</returns>
    public static int VSIGetLastErrorNo()
    {
        GdalLibrary.Load();
        return LibGdal.VSIGetLastErrorNo();
    }

    /// <summary>Forgets why a file could not be opened.</summary>
    public static void VSIErrorReset()
    {
        GdalLibrary.Load();
        LibGdal.VSIErrorReset();
    }
}
