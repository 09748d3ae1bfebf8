// What may and what may not stand behind output/.
using System.Globalization;

public enum Band { Red, Green, Blue }

public static class Names
{
    public static void Write(string name, int tile, DateTime date, Guid id, Band band, double level, string[] parts)
    {
        File.WriteAllText($"output/{tile:D4}.txt", "");
        File.WriteAllText($"output/{date:yyyyMMdd}_{band}.txt", "");
        File.WriteAllText(Path.Combine("output", id.ToString(), "x.txt"), "");
        File.WriteAllText("output/" + level.ToString("F2", CultureInfo.InvariantCulture) + ".txt", "");
        File.WriteAllText("output/" + name, ""); // DPS1002
        File.WriteAllText("output/" + name + ".txt", ""); // DPS1002
        File.WriteAllText($"output/scene_{name}.txt", ""); // DPS1002
        File.WriteAllText($"output/{Path.GetFileName(name)}", ""); // DPS1002
        File.WriteAllText($"output/{Path.GetFileName(name)}.txt", "");
        File.WriteAllText(Path.Combine("output", "ndvi_" + Path.GetFileName(name)), "");
        File.WriteAllText(Path.Combine("output", Path.GetFileName(name), "x.txt"), ""); // DPS1002
        File.WriteAllText(Path.Combine("output", Path.GetFileNameWithoutExtension(name) + ".tif"), "");
        File.WriteAllText(Path.Combine("output", Path.ChangeExtension(Path.GetFileName(name), ".png")), "");
        File.WriteAllText(Path.Combine("output", Path.ChangeExtension(name, ".png")), ""); // DPS1002
        File.WriteAllText(Path.Join("output", name), ""); // DPS1002
        File.WriteAllText(Path.Join("output", Path.GetRandomFileName()), "");
        File.WriteAllText(Path.Combine("output", string.Join("_", parts)), ""); // DPS1002
        File.WriteAllText(Path.Combine("output", string.Format("{0:000}_{1}.csv", tile, band)), "");
        File.WriteAllText(Path.Combine("output", string.Format("{0}.csv", name)), ""); // DPS1002
        File.WriteAllText(Path.Combine("results", name), ""); // DPS1001
        File.WriteAllText($"results/{name}", ""); // DPS1001
        File.WriteAllText(name, "");
        File.WriteAllText(Path.Combine(name, "output", "x"), "");
        foreach (FileInfo file in new DirectoryInfo(name).EnumerateFiles("*.h5"))
        {
            File.WriteAllText(Path.Combine("output", file.Name), "");
            File.WriteAllText(Path.Combine("output", Path.ChangeExtension(file.Name, "csv")), "");
            File.WriteAllText("output/" + file.Name[..^3] + ".json", "");
            File.WriteAllText(file.FullName + ".idx", "");
        }

        foreach (string file in Directory.EnumerateFiles("input", "*.h5"))
        {
            File.WriteAllText(file + ".idx", ""); // DPS1005
            File.WriteAllText(Path.ChangeExtension(file, ".csv"), ""); // DPS1005
            File.WriteAllText(file.Replace("input", "output"), "");
        }
    }
}
