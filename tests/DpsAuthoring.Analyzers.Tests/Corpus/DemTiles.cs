// Tiles of an elevation model: handles and maps, names from spans and numbers, checks of names before they are written.
using System.Globalization;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

public readonly record struct TileIndex(int Latitude, int Longitude)
{
    public string Name => $"{(Latitude < 0 ? 'S' : 'N')}{Math.Abs(Latitude):D2}{(Longitude < 0 ? 'W' : 'E')}{Math.Abs(Longitude):D3}";
}

public static class DemTiles
{
    private static string Contained(string name)
    {
        string root = Path.GetFullPath("output") + Path.DirectorySeparatorChar;
        string full = Path.GetFullPath(Path.Combine(root, name));
        return full.StartsWith(root, StringComparison.Ordinal) ? full : throw new ArgumentException("It leads out of output/.", nameof(name));
    }

    public static void Cut(TileIndex tile, double step, ReadOnlySpan<char> suffix)
    {
        using (SafeFileHandle source = File.OpenHandle("input/dem.bin", options: FileOptions.RandomAccess)) Console.WriteLine(RandomAccess.GetLength(source));
        using (SafeFileHandle source = File.OpenHandle("input/dem.bin", FileMode.Open, FileAccess.Write)) RandomAccess.SetLength(source, 0); // DPS1005
        using (SafeFileHandle target = File.OpenHandle($"output/{tile.Name}.bin", FileMode.Create, FileAccess.Write)) RandomAccess.SetLength(target, 64);
        using (SafeFileHandle target = File.OpenHandle($"tiles/{tile.Name}.bin", FileMode.Create, FileAccess.Write)) RandomAccess.SetLength(target, 64); // DPS1001
        using var view = MemoryMappedFile.CreateFromFile(File.OpenRead("input/dem.bin"), null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, false);
        using var hills = MemoryMappedFile.CreateFromFile("hillshade.bin", FileMode.Create, null, 4096); // DPS1001
        using var slopes = MemoryMappedFile.CreateFromFile("output/slopes.bin", FileMode.Create, null, 4096);
        File.WriteAllText($"output/{tile.Latitude}_{tile.Longitude}_{step.ToString("R", CultureInfo.InvariantCulture)}.txt", "");
        File.WriteAllText(string.Concat("output/dem", suffix), ""); // DPS1002
        File.WriteAllText(string.Concat("dem", suffix), ""); // DPS1001
        File.WriteAllText(Path.Join("output", tile.Name, "slope.txt"), "");
        File.WriteAllText(Path.Join("slopes", tile.Name, "slope.txt"), ""); // DPS1001
    }

    public static void Checked(string name)
    {
        File.WriteAllText(Contained(name), "");
        string root = Path.GetFullPath("output");
        string full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(root, StringComparison.Ordinal)) throw new ArgumentException("It leads out.", nameof(name)); // DPS1006
        File.WriteAllText(full, "");
    }

    public static void Named(string name, string other)
    {
        if (Path.GetFileName(name) == name && name is not ("." or "..")) File.WriteAllText(Path.Combine("output", name), "");
        string full = Path.GetFullPath(Path.Combine("output", other));
        if (Path.GetRelativePath(Path.GetFullPath("output"), full).StartsWith("..", StringComparison.Ordinal)) return;
        File.WriteAllText(full, "");
        Directory.SetCurrentDirectory(Path.GetTempPath()); // DPS1004
        Environment.CurrentDirectory = Path.Combine(Path.GetTempPath(), "tiles"); // DPS1004
    }
}
