// Archives: extraction to and from, entry names, tar, gzip, nested streams.
using System.Formats.Tar;
using System.IO.Compression;

public static class Unpacking
{
    public static async Task Main(string[] args)
    {
        string work = Directory.CreateTempSubdirectory("unpack").FullName;
        ZipFile.ExtractToDirectory("input/scenes.zip", work);
        ZipFile.ExtractToDirectory("input/scenes.zip", "scenes"); // DPS1001
        ZipFile.ExtractToDirectory("input/scenes.zip", "output/scenes", overwriteFiles: true);
        ZipFile.CreateFromDirectory(work, Path.Combine("output", "all.zip"));
        ZipFile.CreateFromDirectory("output", "all.zip"); // DPS1001
        TarFile.ExtractToDirectory("input/scenes.tar", work, overwriteFiles: true);
        await TarFile.CreateFromDirectoryAsync(work, "results.tar", includeBaseDirectory: false); // DPS1001

        using (ZipArchive archive = ZipFile.OpenRead("input/scenes.zip"))
        {
            foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.EndsWith(".tif", StringComparison.Ordinal)))
            {
                entry.ExtractToFile(Path.Combine("output", entry.FullName), overwrite: true); // DPS1002
                entry.ExtractToFile(Path.Combine("output", "scene_" + entry.Name), overwrite: true);
                entry.ExtractToFile(Path.Combine("output", Path.GetFileNameWithoutExtension(entry.Name) + ".tif"), overwrite: true);
                entry.ExtractToFile(Path.Combine(work, entry.Name));
                string target = Path.GetFullPath(Path.Combine("output", entry.FullName));
                if (!target.StartsWith(Path.GetFullPath("output/"), StringComparison.Ordinal))
                {
                    continue;
                }

                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await using Stream from = entry.Open();
                await using FileStream to = File.Create(target);
                await from.CopyToAsync(to);
            }
        }

        using (ZipArchive fresh = ZipFile.Open("output/fresh.zip", ZipArchiveMode.Create))
        {
            fresh.CreateEntryFromFile("input/a.tif", "a.tif");
            ZipArchiveEntry note = fresh.CreateEntry("notes/readme.txt");
            using var text = new StreamWriter(note.Open());
            text.Write("x");
        }

        using ZipArchive changed = ZipFile.Open("input/scenes.zip", ZipArchiveMode.Update); // DPS1005
        using FileStream packed = File.OpenRead("input/a.gz");
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using FileStream plain = new("a.txt", FileMode.OpenOrCreate); // DPS1001
        unpacked.CopyTo(plain);
        await using var tar = new TarWriter(File.Create("output/fresh.tar"));
        await tar.WriteEntryAsync(fileName: "input/a.tif", entryName: "a.tif");
    }
}
