// Photon tracks of a lidar in orbit: names taken apart by list patterns, targets by switch and format, one file a beam.
using System.Globalization;

string[] beams = ["gt1l", "gt1r", "gt2l", "gt2r"];
string region = args is [{ Length: > 0 } given, ..] ? given : "all";
int cycle = args is [_, var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out int parsed) ? parsed : 1;
Directory.CreateDirectory("output/tracks");
Directory.CreateDirectory("tracks"); // DPS1001

foreach (FileInfo granule in new DirectoryInfo("input").EnumerateFiles("ATL08_*.h5").OrderBy(file => file.Name))
{
    if (granule.Name.Split('_') is not [_, { Length: 14 } stamp, { Length: 8 } track, ..]) continue;
    DateTime day = DateTime.ParseExact(stamp, "yyyyMMddHHmmss", CultureInfo.InvariantCulture);
    int orbit = int.Parse(track.AsSpan(0, 4), CultureInfo.InvariantCulture);
    foreach (string beam in beams)
    {
        File.WriteAllText($"output/tracks/{day:yyyyMMdd}_{orbit:D4}_{beam}.csv", "lat,lon,h");
        File.WriteAllText($"tracks/{day:yyyyMMdd}_{orbit:D4}_{beam}.csv", "lat,lon,h"); // DPS1001
        File.WriteAllText(Path.ChangeExtension(granule.FullName, $".{beam}.csv"), "lat,lon,h"); // DPS1005
    }

    string product = (granule.Length, cycle) switch
    {
        (0, _) => "output/empty.txt",
        ( > 1 << 20, > 10) => $"output/large_{cycle}.txt",
        _ => Path.Combine("output", $"{day:yyyy}", $"{orbit}.txt"),
    };
    File.AppendAllText(product, granule.Name);
    string draft = cycle switch
    {
        < 5 => "early.txt",
        >= 5 and < 10 => "middle.txt",
        _ => $"late_{cycle}.txt",
    };
    File.AppendAllText(draft, granule.Name); // DPS1001
    granule.LastAccessTimeUtc = day; // DPS1005
}

string report = region switch
{
    "all" => "output/all.csv",
    _ => $"output/region_{Path.GetFileName(region)}.csv",
};
File.WriteAllText(report, "region,photons");
File.WriteAllText($"output/{region}.csv", "region,photons"); // DPS1002
File.WriteAllText($"output/{region}/cycle_{cycle}.csv", "region,photons"); // DPS1002
string logs = Environment.GetEnvironmentVariable("ATL_LOGS") ?? "logs";
File.AppendAllText(Path.Combine(logs, "run.log"), region);
string orbits = File.Exists("/projects/orbits.csv") ? "found" : "missing"; // DPS1003
Console.WriteLine(orbits);
string mask = File.Exists("input/orbits.csv") ? "found" : "missing";
Console.WriteLine(mask);
