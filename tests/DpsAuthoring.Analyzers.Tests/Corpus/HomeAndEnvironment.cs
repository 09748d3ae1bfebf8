// Where things lie on the author's machine.
public static class Settings
{
    private static readonly string s_home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    public static string? Token()
    {
        string netrc = Path.Combine(s_home, ".netrc");
        if (!File.Exists(netrc))
        {
            return Environment.GetEnvironmentVariable("EARTHDATA_TOKEN");
        }

        return File.ReadLines(netrc).FirstOrDefault(line => line.Contains("urs.earthdata")); // DPS1009
    }

    public static void Load(string[] args)
    {
        string home = Environment.GetEnvironmentVariable("HOME") ?? "/root";
        string config = File.ReadAllText($"{home}/.config/algorithm.json"); // DPS1009
        string data = Environment.GetEnvironmentVariable("DATA_DIR") ?? "/projects/data";
        foreach (string file in Directory.GetFiles(data)) // DPS1003
        {
            Console.WriteLine(file);
        }

        string own = Path.Combine(AppContext.BaseDirectory, "coefficients.csv");
        string coefficients = File.ReadAllText(own);
        File.WriteAllText(Path.ChangeExtension(own, ".bak"), coefficients); // DPS1001
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(typeof(Settings).Assembly.Location)!, "log.txt"), config); // DPS1001
        File.WriteAllText(Path.Combine(s_home, "log.txt"), config); // DPS1001
        File.WriteAllText(Path.Combine(Environment.GetEnvironmentVariable("OUTPUT_DIR") ?? "output", "x.txt"), config);
        File.WriteAllText("~/result.txt", config); // DPS1001
        string? text = File.Exists("~/settings.json") ? File.ReadAllText("~/settings.json") : null; // DPS1003 DPS1003
        Environment.CurrentDirectory = "/projects/work"; // DPS1004
        Directory.SetCurrentDirectory(args[0]); // DPS1004
        string here = Environment.CurrentDirectory;
        File.WriteAllText(Path.Combine(Path.GetTempPath(), "scratch.txt"), here + text);
        string proc = File.ReadAllText("/proc/meminfo");
        bool remote = File.Exists("s3://maap-ops-workspace/shared/x.tif"); // DPS1007
        File.Copy("https://example.com/x.tif", "output/x.tif"); // DPS1007
        Console.WriteLine(proc + remote);
    }
}
