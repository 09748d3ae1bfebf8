// Ocean colour of several sensors: dates and sensors that know their names by extension, a store of composites, members set if there.
using System.Globalization;

public enum Sensor { Olci, Viirs, Modis }

public static class Naming
{
    extension(DateOnly day)
    {
        public string Stem => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

        public string Composite(Sensor sensor) => $"{sensor}_{day:yyyyMMdd}_chl.nc";
    }

    extension(Sensor sensor)
    {
        public string Folder => Path.Combine("output", sensor switch { Sensor.Olci => "olci", Sensor.Viirs => "viirs", _ => "modis" });

        public string Draft => sensor switch { Sensor.Olci => "olci.nc", Sensor.Viirs => "viirs.nc", _ => "modis.nc" };

        public static string Index => "sensors.txt";
    }

    extension(IEnumerable<FileInfo> granules)
    {
        public IEnumerable<FileInfo> Newer(DateTime since) => granules.Where(granule => granule.LastWriteTimeUtc > since);

        public IEnumerable<FileInfo> Unlinked => granules.Where(granule => granule.LinkTarget is null); // DPS1008

        public void CopyTo(DirectoryInfo folder)
        {
            foreach (FileInfo granule in granules) granule.CopyTo(Path.Combine(folder.FullName, granule.Name), true);
        }
    }
}

public sealed class CompositeStore(string root)
{
    public string Root { get => field; } = Path.GetFullPath(root);

    public string Report { get => field ??= Path.Combine(Root, "report.csv"); }

    public string this[DateOnly day, Sensor sensor] => Path.Combine(Root, day.Stem, day.Composite(sensor));
}

public static class OceanColour
{
    public static void Run(DateOnly day, Sensor sensor, string basin)
    {
        Directory.CreateDirectory(sensor.Folder);
        File.WriteAllBytes(Path.Combine(sensor.Folder, day.Composite(sensor)), []);
        File.WriteAllBytes(day.Composite(sensor), []); // DPS1001
        File.WriteAllBytes(sensor.Draft, []); // DPS1001
        File.WriteAllBytes($"output/{sensor.Draft}", []);
        File.AppendAllText(Sensor.Index, day.Stem); // DPS1001
        File.AppendAllText(Path.Combine("output", Sensor.Index), day.Stem);
        File.WriteAllText(Path.Combine(sensor.Folder, basin), day.Stem); // DPS1002
        File.WriteAllText(Path.Combine(sensor.Folder, $"{day.Stem}_{Path.GetFileName(basin)}"), day.Stem);
        var kept = new CompositeStore("output/composites");
        File.WriteAllBytes(kept[day, sensor], []);
        File.WriteAllText(kept.Report, "");
        var lost = new CompositeStore("composites");
        File.WriteAllBytes(lost[day, sensor], []); // DPS1001
        File.WriteAllText(lost.Report, ""); // DPS1001
        IEnumerable<FileInfo> granules = new DirectoryInfo("input").EnumerateFiles("*.nc");
        foreach (FileInfo granule in granules.Newer(DateTime.UnixEpoch)) granule.CopyTo($"output/{granule.Name}");
        foreach (FileInfo granule in granules.Newer(DateTime.UnixEpoch)) granule.MoveTo($"output/{granule.Name}"); // DPS1005
        Console.WriteLine(granules.Unlinked.Count());
        granules.CopyTo(new DirectoryInfo("copies")); // DPS1001
        granules.CopyTo(new DirectoryInfo("output"));
        FileInfo? mask = granules.FirstOrDefault(granule => granule.Name == "mask.nc");
        mask?.CreationTimeUtc = DateTime.UnixEpoch; // DPS1005
        mask?.CopyTo("output/mask.nc")?.LastWriteTimeUtc = DateTime.UnixEpoch;
    }
}
