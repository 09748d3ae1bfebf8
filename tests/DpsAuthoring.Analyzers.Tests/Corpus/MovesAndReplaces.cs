// Files are moved about: each end of a move is judged for itself.
public static class Publisher
{
    private static string Staging => Path.Combine(Path.GetTempPath(), "staging");

    public static void Run(string product)
    {
        string part = Path.Combine(Staging, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        File.WriteAllText(part, product);
        File.Move(part, Path.Combine("output", "product.json"), overwrite: true);

        string scratch = Path.GetTempFileName();
        File.Copy("input/product.json", scratch, true);
        File.Replace(scratch, "output/product.json", null);
        File.Replace(scratch, "output/product.json", "product.bak"); // DPS1001
        File.Move("input/product.json", "output/raw.json"); // DPS1005
        File.Move("output/raw.json", "raw.json"); // DPS1001
        Directory.Move("work", "output/work");
        Directory.Move("input/tiles", "output/tiles"); // DPS1005
        File.Copy("/projects/reference.json", "output/reference.json"); // DPS1003
        File.Copy("input/product.json", "input/product.bak"); // DPS1005
        File.SetAttributes("input/product.json", FileAttributes.Normal); // DPS1005
        File.Delete("work/leftover.tmp");
        Directory.Delete("work", true);
        if (File.Exists("work/x")) File.Delete("work/x");

        var source = new FileInfo("input/product.json");
        source.CopyTo("output/second.json");
        source.CopyTo("second.json"); // DPS1001
        source.MoveTo("output/third.json"); // DPS1005
        var target = new FileInfo("output/fourth.json");
        using (StreamWriter writer = target.CreateText()) writer.Write(product);
        target.MoveTo("/var/fourth.json"); // DPS1001
        var folder = new DirectoryInfo("results");
        folder.Create(); // DPS1001
        folder.CreateSubdirectory("a"); // DPS1001
        DirectoryInfo inside = new DirectoryInfo("output").CreateSubdirectory("tiles");
        File.WriteAllText(Path.Combine(inside.FullName, "index.txt"), product);
        File.WriteAllText(Path.Combine(folder.FullName, "index.txt"), product); // DPS1001
    }
}
