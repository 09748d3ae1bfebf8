// Archives are unpacked with and without care.
using System.IO.Compression;

public static class Unpacker
{
    public static void Naive(string archive)
    {
        using ZipArchive zip = ZipFile.OpenRead(archive);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            string target = Path.Combine("output", entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // DPS1002
            entry.ExtractToFile(target, overwrite: true); // DPS1002
        }
    }

    public static void Careful(string archive, string folder = "output")
    {
        string root = Path.GetFullPath(folder);
        if (!root.EndsWith(Path.DirectorySeparatorChar))
            root += Path.DirectorySeparatorChar;
        using ZipArchive zip = ZipFile.OpenRead(archive);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (string.IsNullOrEmpty(entry.Name)) continue;
            string target = Path.GetFullPath(Path.Combine(root, entry.FullName));
            if (!target.StartsWith(root, StringComparison.Ordinal))
                throw new InvalidDataException($"{entry.FullName} leads out of {folder}");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            entry.ExtractToFile(target, overwrite: true);
        }
    }

    public static void Flat(string archive)
    {
        using ZipArchive zip = ZipFile.OpenRead(archive);
        foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.Name.EndsWith(".tif", StringComparison.Ordinal)))
        {
            entry.ExtractToFile(Path.Combine("output", "tile_" + entry.Name));
            entry.ExtractToFile(Path.Combine("output", $"{entry.Crc32:x8}.tif"));
        }
    }

    public static void Whole(string archive)
    {
        ZipFile.ExtractToDirectory(archive, "output");
        ZipFile.ExtractToDirectory(archive, Path.Combine("output", Path.GetFileNameWithoutExtension(archive) + "_files"));
        ZipFile.ExtractToDirectory(archive, Path.GetFileNameWithoutExtension(archive)); // DPS1001
        ZipFile.ExtractToDirectory("input/scene.zip", "input"); // DPS1005
        ZipFile.ExtractToDirectory("input/scene.zip", Path.Combine(Path.GetTempPath(), "scene"));
        using var update = ZipFile.Open("input/scene.zip", ZipArchiveMode.Update); // DPS1005
        using var stream = File.OpenRead("input/more.zip");
        using var inner = new ZipArchive(stream, ZipArchiveMode.Read);
        inner.ExtractToDirectory("unpacked"); // DPS1001
        inner.ExtractToDirectory("output/unpacked");
    }
}
