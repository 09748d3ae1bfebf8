// A script over lidar shots: default arguments, ranges, raw strings, named arguments.
using System.Globalization;
using System.Text;

string granule = args is [var first, ..] ? first : "input/granule.csv";
string stem = granule[(granule.LastIndexOf('/') + 1)..^4];
const string Results = "output";
const string Quality = $"{Results}/quality";

Directory.CreateDirectory(path: Quality);
File.WriteAllText(contents: "n,mean\n", path: Quality + "/summary.csv");
File.WriteAllText(contents: "n,mean\n", path: "quality/summary.csv"); // DPS1001
Save("shots.csv", "a");
Save(text: "a", name: "shots.csv", folder: "shots"); // DPS1001
Save("shots.csv", folder: Quality, text: "b");
await SaveAsync($"{DateTime.UtcNow:yyyyMMdd}.csv");
await SaveAsync(args.Length > 1 ? args[1] : "last.csv"); // DPS1002

string header = """
    /projects/shared/readme.txt
    output/
    """;
File.WriteAllText("output/readme.txt", header);
File.WriteAllLines("output/" + header.Split('\n')[1] + "x", []);
string[] parts = granule.Split('_');
File.AppendAllText(Path.Join("output", parts[^1]), "x"); // DPS1002
File.AppendAllText(Path.Join("output", parts.Length.ToString(CultureInfo.InvariantCulture)), "x");
File.AppendAllText(Path.Join("output", stem + ".log"), "x"); // DPS1002
StreamWriter log = new("log.txt", append: true, Encoding.UTF8); // DPS1001
log.WriteLine(stem);
log.Dispose();
using (log = File.CreateText("output/log.txt"))
{
    log.WriteLine(stem);
}

return File.Exists("output/readme.txt") ? 0 : 1;

static void Save(string name, string text, string folder = "output") => File.WriteAllText(Path.Combine(folder, name), text);

static async Task SaveAsync(string name, string? folder = null)
{
    folder ??= Results;
    await using FileStream file = new(Path.Combine(folder, name), FileMode.CreateNew);
    await file.WriteAsync(new byte[1]);
}
