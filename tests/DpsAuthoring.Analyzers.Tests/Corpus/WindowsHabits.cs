// Written on a laptop with Windows.
public static class WindowsHabits
{
    private const string OutputDir = @"output\";
    private static readonly string s_desktop = Environment.GetFolderPath(Environment.SpecialFolder.Desktop);

    public static void Run(string name)
    {
        File.WriteAllText(@"output\result.txt", ""); // DPS1001
        File.WriteAllText(OutputDir + "result.txt", ""); // DPS1001
        File.WriteAllText(@".\output\result.txt", ""); // DPS1001
        File.WriteAllText(@"C:\Users\me\result.txt", ""); // DPS1001
        File.WriteAllText(@"\\server\share\result.txt", ""); // DPS1001
        File.WriteAllText("output" + Path.DirectorySeparatorChar + "result.txt", "");
        File.WriteAllText($"output{Path.DirectorySeparatorChar}{DateTime.UtcNow:yyyyMMdd}.txt", "");
        File.WriteAllText(@"output\result.txt".Replace('\\', '/'), "");
        File.WriteAllText(Path.Combine(s_desktop, "result.txt"), ""); // DPS1001
        string[] lines = File.ReadAllLines(@"D:\data\stations.csv"); // DPS1003
        foreach (string file in Directory.GetFiles(@"C:\data", "*.csv")) // DPS1003
            Console.WriteLine(file);
        Console.WriteLine(@"look into C:\Temp" + lines.Length);
        string temp = Environment.GetEnvironmentVariable("TEMP") ?? @"C:\Temp";
        File.WriteAllText(Path.Combine(temp, "x.txt"), "");
        File.WriteAllText(Environment.ExpandEnvironmentVariables("%TEMP%/x.txt"), "");
        File.WriteAllText(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "tool", "settings.json"), ""); // DPS1001
        string settings = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "tool", "settings.json");
        if (File.Exists(settings)) Console.WriteLine(File.ReadAllText(settings)); // DPS1009
    }
}
