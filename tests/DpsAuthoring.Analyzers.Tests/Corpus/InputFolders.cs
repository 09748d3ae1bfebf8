// Work with input folders, sidecars, unpacking beside, cleaning up.
using System.IO.Compression;

public static class Inputs
{
    public static async Task Run(CancellationToken cancel)
    {
        string input = Path.Combine(Directory.GetCurrentDirectory(), "input");
        foreach (string archive in Directory.EnumerateFiles(input, "*.zip"))
        {
            ZipFile.ExtractToDirectory(archive, input); // DPS1005
            ZipFile.ExtractToDirectory(archive, Path.Combine("output", Path.GetFileNameWithoutExtension(archive)));
            ZipFile.ExtractToDirectory(archive, Path.Combine(Path.GetTempPath(), "unzipped"));
            File.Delete(archive); // DPS1005
            File.Move(archive, archive + ".done"); // DPS1005 DPS1005
        }

        foreach (FileInfo file in new DirectoryInfo(input).GetFiles("*.csv"))
        {
            string sidecar = file.FullName + ".aux.xml";
            await File.WriteAllTextAsync(sidecar, "", cancel); // DPS1005
            file.IsReadOnly = false; // DPS1005
            file.CopyTo(Path.Combine("output", file.Name), overwrite: true);
            file.Delete(); // DPS1005
            using FileStream stream = file.Open(FileMode.Open, FileAccess.Read);
            using FileStream update = file.Open(FileMode.Open); // DPS1005
            using FileStream write = file.OpenWrite(); // DPS1005
            using StreamReader reader = file.OpenText();
        }

        DirectoryInfo dir = new("input");
        dir.CreateSubdirectory("work"); // DPS1005
        dir.Delete(true); // DPS1005
        Directory.Move("input/a", "output/a"); // DPS1005
        File.Replace("output/new", "input/old", null); // DPS1005
        File.SetAttributes("input/x", FileAttributes.Normal); // DPS1005
        using var map = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("input/x"); // DPS1005
        using var mapRead = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("input/x", FileMode.Open, null, 0, System.IO.MemoryMappedFiles.MemoryMappedFileAccess.Read);
        using var mapOut = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("output/x", FileMode.Create, null, 100);
        using var mapLost = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("x", FileMode.Create, null, 100); // DPS1001
        string target = Directory.GetFiles(input).First().Replace("/input/", "/output/");
        await File.WriteAllTextAsync(target, "", cancel);
        string name = Directory.GetFiles(input).First()[(input.Length + 1)..];
        await File.WriteAllTextAsync(Path.Combine("output", name), "", cancel);
        string relative = Path.GetRelativePath(input, Directory.GetFiles(input)[0]);
        await File.WriteAllTextAsync(Path.Combine("output", relative), "", cancel);
        foreach (string path in Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine("output", Path.GetRelativePath(input, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }
    }
}
