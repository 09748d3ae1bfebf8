// Top level program with helpers below.
using System.Diagnostics;
using System.Globalization;
using System.Text;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const string OutDir = "output";
string? region = Environment.GetEnvironmentVariable("REGION");
string outDir = Environment.GetEnvironmentVariable("OUTPUT_DIR") ?? OutDir;
string home = Environment.GetEnvironmentVariable("HOME") ?? "/root";
string user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
string login = File.ReadAllText(Path.Combine(home, ".netrc")); // DPS1009
if (File.Exists(Path.Combine(user, ".aws", "credentials"))) Console.WriteLine("aws");
string[] aws = File.ReadAllLines(Path.Combine(user, ".aws", "credentials")); // DPS1009
File.WriteAllText(Path.Combine(user, "results.txt"), login); // DPS1001
File.WriteAllText(Path.Combine(home, "x"), ""); // DPS1001
Directory.CreateDirectory(outDir);
File.WriteAllText(Path.Combine(outDir, "x"), "");
File.WriteAllText(Path.Combine(outDir, args[0]), "");
File.WriteAllText(Path.Combine(OutDir, region ?? "all", "x"), ""); // DPS1002
Stopwatch watch = Stopwatch.StartNew();
try
{
    Process(args[0], int.Parse(args[1]), Path.Combine(OutDir, "result.csv"));
    Process(args[0], int.Parse(args[1]), "result.csv"); // DPS1001
}
catch (Exception e) // DPS2002
{
    Console.Error.WriteLine(e);
    File.AppendAllText("error.log", e.ToString()); // DPS1001
}
finally
{
    File.WriteAllText("timing.txt", watch.Elapsed.ToString()); // DPS1001
    File.WriteAllText($"{OutDir}/timing.txt", watch.Elapsed.ToString());
}

var sb = new StringBuilder();
sb.AppendFormat("{0}/{1}.txt", OutDir, 3);
File.WriteAllText(sb.ToString(), "");
sb.Clear();
sb.Append("work").Append('/').AppendLine();
File.WriteAllText(sb.ToString().Trim(), ""); // DPS1001
string json = Save("output");
string lost = Save("saved"); // DPS1001
Console.WriteLine(json + lost);
return;

void Process(string name, int n, string target)
{
    using StreamWriter writer = new(target);
    for (int i = 0; i < n; i++) writer.WriteLine(name);
    Log($"{name} done");
}

static void Log(string text) => File.AppendAllText("run.log", text); // DPS1001

static string Save(string folder)
{
    string path = Path.Combine(folder, DateTime.Now.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture) + ".json");
    File.WriteAllText(path, "{}");
    return path;
}
