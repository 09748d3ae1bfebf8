// Path traps.
public static class Traps
{
    static readonly string Root = "output";

    public static void Run(string name, FileInfo info, int n)
    {
        File.WriteAllText(Path.Combine(Root, "/etc/x"), ""); // DPS1001
        File.WriteAllText(Path.Join(Root, "/etc/x"), "");
        File.WriteAllText(Path.Combine("output", "..", "x"), ""); // DPS1001
        File.WriteAllText(Path.Combine("output", "..", "output", "x"), "");
        File.WriteAllText(Path.Combine("output", "a/../b"), "");
        File.WriteAllText(Path.Combine("output", "a/../../b"), ""); // DPS1001
        File.WriteAllText(Path.GetFullPath("x.txt", Path.GetFullPath("output")), "");
        File.WriteAllText(Path.GetFullPath("../x.txt", Path.GetFullPath("output")), ""); // DPS1001
        File.WriteAllText(Path.GetFullPath("x.txt"), ""); // DPS1001
        File.WriteAllText(Path.GetFullPath(name, Path.GetFullPath("output")), ""); // DPS1002
        File.WriteAllText(Path.GetFullPath(name), "");
        File.WriteAllText(Path.Combine(Environment.CurrentDirectory, "output", "x"), "");
        File.WriteAllText(Path.Combine(Directory.GetCurrentDirectory(), "output", "x"), "");
        File.WriteAllText(Path.Combine(Directory.GetCurrentDirectory(), "x"), ""); // DPS1001
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "output", "x"), ""); // DPS1001
        File.WriteAllText(Path.Combine(AppDomain.CurrentDomain.BaseDirectory, "output", "x"), ""); // DPS1001
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(typeof(Traps).Assembly.Location)!, "output", "x"), ""); // DPS1001
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(Environment.ProcessPath)!, "x"), ""); // DPS1001
        File.WriteAllText("output/x".TrimEnd('/'), "");
        File.WriteAllText("/output/x".TrimStart('/'), "");
        File.WriteAllText("/output/x", ""); // DPS1001
        File.WriteAllText("Output/x", ""); // DPS1001
        File.WriteAllText("output2/x", ""); // DPS1001
        File.WriteAllText("output\\x", ""); // DPS1001
        File.WriteAllText(@"C:\data\x", ""); // DPS1001
        File.WriteAllText("./output/x", "");
        File.WriteAllText(".//output//x", "");
        File.WriteAllText("a/../output/x", "");
        File.WriteAllText(" output/x", ""); // DPS1001
        File.WriteAllText("output" + "_" + n + "/x", ""); // DPS1001
        File.WriteAllText("output" + Path.AltDirectorySeparatorChar + n, "");
        File.WriteAllText(Path.GetFileName("output/x"), ""); // DPS1001
        File.WriteAllText(Path.GetDirectoryName("output/a/x")!, "");
        File.WriteAllText(Path.GetDirectoryName("output/a/x") + "/y", "");
        File.WriteAllText(Path.GetDirectoryName(Path.GetDirectoryName("output/x")) + "/y", ""); // DPS1001
        File.WriteAllText(Path.Combine("output", Path.GetFileName(name)), ""); // DPS1002
        File.WriteAllText(Path.Combine("output", Path.GetFileName(name) + ".tif"), "");
        File.WriteAllText(Path.Combine("output", "x_" + Path.GetFileName(name)), "");
        File.WriteAllText(Path.Combine("output", Path.GetFileName(name), "x.tif"), ""); // DPS1002
        File.WriteAllText(Path.Combine("output", Path.GetFileNameWithoutExtension(name) + ".tif"), "");
        File.WriteAllText(Path.Combine("output", Path.ChangeExtension(Path.GetFileName(name), ".png")), "");
        File.WriteAllText(Path.Combine("output", info.Name), ""); // DPS1002
        File.WriteAllText(Path.Combine("output", n.ToString("D4"), DateTime.Now.ToString("yyyyMMdd"), Guid.NewGuid().ToString("N")), "");
        File.WriteAllText(Path.Combine("output", $"{DateTime.UtcNow:O}.txt"), "");
        File.WriteAllText(Path.Combine("output", $"{DayOfWeek.Friday}.txt"), "");
        File.WriteAllText(Path.Combine("output", name.Replace("/", "_")), ""); // DPS1002
        File.WriteAllText(Path.Combine("output", name.Replace("/", "_") + ".tif"), "");
        File.WriteAllText(Path.Combine("output", name.Replace("/", "").Replace("..", "")), "");
        File.WriteAllText(Path.Combine("output", name.TrimStart('/')), ""); // DPS1002
        File.WriteAllText(Path.Combine("output", $"{name}.tif"), ""); // DPS1002
        File.WriteAllText(Path.Combine(Path.GetTempPath(), name), "");
        File.WriteAllText(Path.Combine(Path.GetTempPath(), "x"), "");
        File.WriteAllText("/tmp/x", ""); // DPS1001
        File.WriteAllText(Path.Combine("/tmp", name), ""); // DPS1001
        File.WriteAllText(Path.GetTempFileName(), "");
        File.WriteAllText(Path.Combine(Directory.CreateTempSubdirectory().FullName, "x"), "");
        File.WriteAllText(Path.GetRelativePath(".", "output/x"), "");
        File.WriteAllText(Path.GetRelativePath("output", "output/x"), ""); // DPS1001
        File.WriteAllText(Path.Combine("output", Path.GetRelativePath("input", "input/a/x")), "");
        File.WriteAllText(new FileInfo("x").FullName, ""); // DPS1001
        File.WriteAllText(new FileInfo("output/x").FullName, "");
        File.WriteAllText(new DirectoryInfo("output").FullName + "/x", "");
        File.WriteAllText(new DirectoryInfo("output").Parent!.FullName + "/x", ""); // DPS1001
        File.WriteAllText(new DirectoryInfo("output").Parent + "/output/x", "");
        File.WriteAllText(new FileInfo("output/x").DirectoryName + "/y", "");
        File.WriteAllText(new FileInfo("output/x").Name, ""); // DPS1001
        new DirectoryInfo("output").CreateSubdirectory("x");
        new DirectoryInfo("results").CreateSubdirectory("x"); // DPS1001
        new DirectoryInfo("output").CreateSubdirectory("../x"); // DPS1001
        new DirectoryInfo("results").Create(); // DPS1001
        new FileInfo("results").Create().Dispose(); // DPS1001
        File.CreateSymbolicLink("link", "output/x"); // DPS1001
        File.CreateSymbolicLink("output/link", Path.GetFullPath("input/x"));
        Directory.CreateSymbolicLink("output/d", "/projects/x");
        File.Replace("output/a", "output/b", "output/c");
        File.Replace("output/a", "output/b", "backup"); // DPS1001
        Directory.Move("output/a", "b"); // DPS1001
        Directory.Move("work", "output/b");
        File.Delete("work/x");
        Directory.Delete("work", true);
    }
}
