// Big rasters through maps and handles.
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

public sealed class Mosaic : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly string _path;

    public Mosaic(string path, long length)
    {
        _path = path;
        _map = MemoryMappedFile.CreateFromFile(path, FileMode.Create, "mosaic", length, MemoryMappedFileAccess.ReadWrite);
    }

    public void Flush() => File.SetLastWriteTimeUtc(_path, DateTime.UtcNow);

    public void Dispose() => _map.Dispose();

    public static void Run(string[] tiles)
    {
        using var mosaic = new Mosaic("output/mosaic.bin", 1 << 20);
        mosaic.Flush();
        using var scratch = new Mosaic("mosaic.bin", 1 << 20); // DPS1001
        using var temporary = new Mosaic(Path.GetTempFileName(), 1 << 20);
        foreach (string tile in tiles)
        {
            using SafeFileHandle handle = File.OpenHandle(tile, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
            byte[] buffer = new byte[RandomAccess.GetLength(handle)];
            RandomAccess.Read(handle, buffer, 0);
        }

        using FileStream reading = new FileInfo("input/a.bin").OpenRead();
        using FileStream writing = new FileInfo("input/a.bin").OpenWrite(); // DPS1005
        using FileStream both = new FileInfo("input/a.bin").Open(FileMode.Open); // DPS1005
        using FileStream onlyRead = new FileInfo("input/a.bin").Open(FileMode.Open, FileAccess.Read);
        using FileStream truncated = File.Open("output/a.bin", FileMode.Truncate);
        using var mapped = MemoryMappedFile.CreateFromFile(reading, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using var named = MemoryMappedFile.CreateNew("shared", 4096);
        FileMode mode = tiles.Length > 0 ? FileMode.Append : FileMode.Create;
        using FileStream appended = new("appended.bin", mode); // DPS1001
        FileAccess access = FileAccess.Read;
        using FileStream variable = new("input/a.bin", FileMode.Open, access);
        var options = new FileStreamOptions { Mode = FileMode.Open };
        using FileStream asked = new("input/a.bin", options);
        options.Access = FileAccess.Write;
    }
}
