// Everything one should not do to an input.
public static class InputsChanged
{
    private const string Dem = "input/dem.tif";

    public static void Run(string name, bool flag)
    {
        File.AppendAllLines(Dem, ["x"]); // DPS1005
        File.WriteAllText(Path.Combine("input", name), ""); // DPS1005
        File.Delete(Path.Combine("input", name)); // DPS1005
        Directory.Delete("input", recursive: true); // DPS1005
        Directory.CreateDirectory("input/work"); // DPS1005
        File.Move(Dem, "input/dem_old.tif"); // DPS1005 DPS1005
        File.Encrypt(Dem); // DPS1005
        File.SetLastAccessTime(Dem, DateTime.Now); // DPS1005
        new FileInfo(Dem).Delete(); // DPS1005
        new FileInfo(Dem) { IsReadOnly = false }.Refresh(); // DPS1005
        new FileInfo(Dem).LastWriteTime = DateTime.Now; // DPS1005
        using (var writer = new FileInfo(Dem).AppendText()) writer.Write('x'); // DPS1005
        using (var stream = new FileStream(Dem, FileMode.Open, FileAccess.ReadWrite)) { } // DPS1005
        using (var stream = new FileStream(Dem, FileMode.OpenOrCreate, FileAccess.Read)) { } // DPS1005
        using (var stream = File.Open(Dem, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)) { }
        using (var stream = File.OpenWrite("./input/dem.tif")) { } // DPS1005
        string path = flag ? Dem : "output/dem.tif";
        File.WriteAllText(path, ""); // DPS1005
        foreach (string file in Directory.EnumerateFiles("input", "*.gz", SearchOption.AllDirectories))
        {
            string unpacked = file[..^3];
            using var target = File.Create(unpacked); // DPS1005
            using var source = File.OpenRead(file);
            File.Delete(file); // DPS1005
        }

        foreach (FileInfo file in new DirectoryInfo("input").EnumerateFiles())
        {
            file.MoveTo(Path.Combine("output", file.Name)); // DPS1005
        }

        string copy = Path.Combine(Path.GetTempPath(), Path.GetFileName(Dem));
        File.Copy(Dem, copy, true);
        File.AppendAllText(copy, "x");
        File.Delete(copy);
        _ = File.ReadAllBytes(Dem).Length + File.ReadLines(Dem).Count() + new FileInfo(Dem).Length;
        _ = File.Exists(Dem) && File.GetLastWriteTime(Dem) > DateTime.UnixEpoch;
        string inputs = "inputs/x.tif";
        File.WriteAllText(inputs, ""); // DPS1001
        File.WriteAllText("data/input/x.tif", ""); // DPS1001
    }
}
