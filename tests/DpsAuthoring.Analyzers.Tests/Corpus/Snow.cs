// Snow cover: settings from the environment and a file, with fallbacks, in the order in which people stack them.
using System.Globalization;

string? fromEnvironment = Environment.GetEnvironmentVariable("SNOW_OUTPUT");
string folder = fromEnvironment ?? "output";
File.WriteAllText(Path.Combine(folder, "a.txt"), "x");
string work = Environment.GetEnvironmentVariable("TMPDIR") ?? "/tmp";
File.WriteAllText(Path.Combine(work, "a.txt"), "x");
string home = Environment.GetEnvironmentVariable("HOME") ?? ".";
File.WriteAllText(Path.Combine(home, "snow.txt"), "x"); // DPS1001
string cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "snow");
Directory.CreateDirectory(cache); // DPS1001
string userOutput = args.Length > 0 && !string.IsNullOrWhiteSpace(args[0]) ? args[0] : "output";
Directory.CreateDirectory(userOutput);
string dataRoot = Directory.Exists("/projects/shared-buckets") ? "/projects/shared-buckets/snow" : "input"; // DPS1003
foreach (string file in Directory.GetFiles(dataRoot, "*.nc")) // DPS1003
{
    Console.WriteLine(file);
}

var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
foreach (string line in File.ReadLines("input/settings.ini"))
{
    int at = line.IndexOf('=');
    if (at > 0)
    {
        settings[line[..at].Trim()] = line[(at + 1)..].Trim();
    }
}

string name = settings.GetValueOrDefault("name", "snow");
File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002
File.WriteAllText(settings.TryGetValue("folder", out string? given) ? Path.Combine(given, "a.txt") : "output/a.txt", "x");
int year = int.Parse(settings["year"], CultureInfo.InvariantCulture);
File.WriteAllText(Path.Combine("output", $"snow_{year}.txt"), "x");
File.WriteAllText(Path.Combine("output", string.Create(CultureInfo.InvariantCulture, $"snow_{year:D4}_{settings["year"]}.txt")), "x"); // DPS1002
string safe = string.Concat(name.Split(Path.GetInvalidFileNameChars()));
File.WriteAllText(Path.Combine("output", "s_" + safe), "x");
string letters = new([.. name.Where(char.IsLetterOrDigit)]);
File.WriteAllText(Path.Combine("output", letters + ".txt"), "x");
string slug = string.Join("_", name.Split(' ', '/')).ToLowerInvariant();
File.WriteAllText($"output/{slug}.txt", "x");
Console.WriteLine($"Wrote /projects/{name}, see ~/snow.log");
using var program = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "model.bin"));
File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "cache.bin"), "x"); // DPS1001
File.WriteAllText(Path.Combine(Path.GetDirectoryName(Environment.ProcessPath)!, "cache.bin"), "x"); // DPS1001
return settings.Count > 0 ? 0 : 3;
