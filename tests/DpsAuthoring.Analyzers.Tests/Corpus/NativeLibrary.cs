// A wrapper of a C library: what it is given is a path to it, but no file API of ours.
using System.Runtime.InteropServices;

internal static class Native
{
    [DllImport("libgdal.so", CharSet = CharSet.Ansi)]
    internal static extern nint GDALOpen([MarshalAs(UnmanagedType.LPStr)] string path, int access);

    [DllImport("libgdal.so")]
    internal static extern void GDALClose(nint dataset);
}

public sealed class Dataset : IDisposable
{
    private nint _handle;

    public Dataset(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException("No such dataset", path);
        }

        _handle = Native.GDALOpen(path, 0);
    }

    public void Dispose()
    {
        Native.GDALClose(_handle);
        _handle = 0;
    }
}

public static class NativeUser
{
    public static void Run(ReadOnlySpan<char> line)
    {
        using var dem = new Dataset("/projects/dem/srtm.tif"); // DPS1003
        using var staged = new Dataset(Path.Combine("input", "dem.tif"));
        int comma = line.IndexOf(',');
        ReadOnlySpan<char> name = line[..comma];
        File.WriteAllText(Path.Join("output", name), ""); // DPS1002
        File.WriteAllText(string.Concat("output/", name), ""); // DPS1002
        File.WriteAllText(string.Concat("tiles/", name, ".txt"), ""); // DPS1001
        File.WriteAllText($"output/{int.Parse(line[(comma + 1)..]):000}.txt", "");
        File.WriteAllText($"output/{MemoryMarshal.Cast<char, ushort>(line)[0]:X4}.txt", "");
    }
}
