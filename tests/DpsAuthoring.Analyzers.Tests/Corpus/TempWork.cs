// Temporary files that are moved into place, and other work in the temporary folder.
public static class TempWork
{
    public static void Run(string name, bool keep)
    {
        string tmp = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
        Directory.CreateDirectory(tmp);
        string part = Path.Combine(tmp, "x.tif");
        File.WriteAllText(part, "");
        File.Move(part, Path.Combine("output", "x.tif"), overwrite: true);
        File.Copy(part, "x.tif", true); // DPS1001
        File.Move("/tmp/y.tif", "output/y.tif"); // DPS1003
        File.Copy("/tmp/y.tif", "output/y.tif"); // DPS1003
        File.WriteAllText("/tmp/z.tif", ""); // DPS1001
        File.Delete("/tmp/z.tif"); // DPS1003
        Directory.Delete(tmp, true);
        string file = Path.GetTempFileName();
        using (StreamWriter w = new(file)) w.Write("x");
        File.Move(file, "output/" + Path.GetFileName(file));
        File.Move(file, "output/" + name); // DPS1002
        File.Move(file, Path.Combine("final", name)); // DPS1001
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("dps_");
        File.WriteAllText(Path.Combine(scratch.FullName, name), "");
        scratch.CreateSubdirectory("a");
        foreach (FileInfo f in scratch.EnumerateFiles()) f.MoveTo(Path.Combine("output", f.Name));
        foreach (FileInfo f in scratch.EnumerateFiles()) f.MoveTo(f.Name); // DPS1001
        string work = keep ? "output" : Path.GetTempPath();
        File.WriteAllText(Path.Combine(work, "w"), "");
        string work2 = keep ? "work" : Path.GetTempPath();
        File.WriteAllText(Path.Combine(work2, "w"), "");
        string tmpdir = Environment.GetEnvironmentVariable("TMPDIR") ?? "/tmp";
        File.WriteAllText(Path.Combine(tmpdir, "w"), "");
        using FileStream delete = new(Path.Combine("work", "t"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose); // DPS1001
    }
}
