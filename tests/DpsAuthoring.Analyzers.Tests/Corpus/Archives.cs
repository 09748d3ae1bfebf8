// Zips and tars, in and out.
using System.Formats.Tar;
using System.IO.Compression;

public static class Archives
{
    public static void Run(string archive)
    {
        ZipFile.ExtractToDirectory(archive, "output/scene");
        ZipFile.ExtractToDirectory("input/scene.zip", "scene"); // DPS1001
        ZipFile.CreateFromDirectory("output/scene", "output/scene.zip");
        ZipFile.CreateFromDirectory("output/scene", "scene.zip"); // DPS1001
        TarFile.ExtractToDirectory("input/scene.tar", "output", overwriteFiles: true);
        TarFile.CreateFromDirectory("input", "/tmp/all.tar", false); // DPS1001
        using (ZipArchive zip = ZipFile.Open("output/all.zip", ZipArchiveMode.Create))
        {
            foreach (string file in Directory.GetFiles("input"))
            {
                zip.CreateEntryFromFile(file, "/not/a/path/" + Path.GetFileName(file));
            }
        }

        using ZipArchive read = ZipFile.OpenRead(Path.Combine("input", "scene.zip"));
        foreach (ZipArchiveEntry entry in read.Entries)
        {
            entry.ExtractToFile(Path.Combine("output", entry.FullName)); // DPS1002
            entry.ExtractToFile(Path.Combine("output", "band_" + entry.Name));
            entry.ExtractToFile(entry.Name); // DPS1001
            string target = Path.GetFullPath(Path.Combine("output", entry.FullName));
            if (!target.StartsWith(Path.GetFullPath("output") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                continue;
            }

            entry.ExtractToFile(target, overwrite: true);
        }

        using ZipArchive update = ZipFile.Open("input/scene.zip", ZipArchiveMode.Update); // DPS1005
        using var gz = new GZipStream(File.Create("dem.hgt.gz"), CompressionMode.Compress); // DPS1001
        using var raw = File.OpenRead("https://example.org/dem.hgt"); // DPS1007
    }
}
