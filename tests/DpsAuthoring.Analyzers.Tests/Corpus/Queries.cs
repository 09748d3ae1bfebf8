// LINQ in its query syntax: let, join, group, into, nested from. The elements are paths that are written, or the query itself writes.
public static class Queries
{
    private static readonly string[] s_bands = ["red", "nir", "swir"];
    private static readonly int[] s_years = [2019, 2020, 2021];

    public static void Mosaics(string region)
    {
        IEnumerable<string> mosaics = from band in s_bands select Path.Combine("output", $"mosaic_{band}.tif");
        foreach (string mosaic in mosaics) File.WriteAllBytes(mosaic, []);
        IEnumerable<string> drafts = from band in s_bands select Path.Combine("mosaics", $"{band}.tif");
        foreach (string draft in drafts) File.WriteAllBytes(draft, []); // DPS1001
        foreach (string path in from year in s_years from band in s_bands orderby year, band select $"output/{year}_{band}.tif")
            File.WriteAllBytes(path, []);
        foreach (string path in from year in s_years from band in s_bands orderby year descending select $"yearly/{year}_{band}.tif")
            File.WriteAllBytes(path, []); // DPS1001
        IEnumerable<string> regional =
            from year in s_years
            let folder = Path.Combine("output", region)
            select Path.Combine(folder, $"{year}.csv");
        foreach (string table in regional) File.WriteAllText(table, "year,mean"); // DPS1002
        IEnumerable<string> named =
            from year in s_years
            let stem = $"{Path.GetFileNameWithoutExtension(region)}_{year}"
            where stem.Length < 60
            select Path.Combine("output", stem + ".csv");
        foreach (string table in named) File.WriteAllText(table, "year,mean");
        IEnumerable<string> products =
            from band in s_bands
            select $"{band}.tif" into name
            where name.Length > 6
            select Path.Combine("products", name);
        foreach (string product in products.Distinct()) File.WriteAllBytes(product, []); // DPS1001
        IEnumerable<string> layers =
            from band in s_bands
            select $"{band}.tif" into name
            where name.Length > 6
            select Path.Combine("output", name);
        foreach (string layer in layers.Distinct()) File.WriteAllBytes(layer, []);
    }

    public static void Scenes()
    {
        var scenes =
            from file in Directory.EnumerateFiles("input", "S2*.zip")
            let name = Path.GetFileNameWithoutExtension(file)
            where name.Length > 30
            orderby name
            select new { File = file, Name = name, Target = Path.Combine("output", name + "_ndvi.tif") };
        foreach (var scene in scenes)
        {
            File.Copy(scene.File, scene.Target);
            File.Copy(scene.File, "backup/" + scene.Name); // DPS1001
            File.AppendAllText(scene.File, scene.Name); // DPS1005
            Console.WriteLine(File.ReadAllBytes(scene.File).Length);
        }

        var tiles =
            from file in Directory.EnumerateFiles("input", "*.tif")
            group file by Path.GetFileName(file)[..6] into tile
            orderby tile.Key
            select tile;
        foreach (var tile in tiles)
        {
            File.WriteAllLines($"output/tile_{tile.Key}.txt", tile);
            File.WriteAllLines($"tiles/{tile.Key}.txt", tile); // DPS1001
            foreach (string file in tile) File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch); // DPS1005
        }

        var pairs =
            from red in Directory.GetFiles("input/red", "*.tif")
            join nir in Directory.GetFiles("input/nir", "*.tif") on Path.GetFileName(red) equals Path.GetFileName(nir)
            select (Red: red, Nir: nir);
        foreach ((string red, string nir) in pairs)
        {
            File.Copy(red, Path.Combine("output", "red_" + Path.GetFileName(red)));
            File.Delete(nir); // DPS1005
        }

        var reports =
            from band in s_bands
            join file in Directory.GetFiles("input") on band equals Path.GetFileNameWithoutExtension(file) into files
            select new { Lost = $"reports/{band}.txt", Kept = $"output/{band}.txt", Lines = files };
        foreach (var report in reports)
        {
            File.WriteAllLines(report.Lost, report.Lines); // DPS1001
            File.WriteAllLines(report.Kept, report.Lines);
        }

        string newest = (from file in new DirectoryInfo("input").EnumerateFiles("*.h5") orderby file.LastWriteTimeUtc descending select file.FullName).First();
        File.Copy(newest, "output/newest.h5");
        File.Move(newest, "output/moved.h5"); // DPS1005
    }

    public static async Task QueriesThatWriteAsync()
    {
        StreamWriter[] kept = (from year in s_years select new StreamWriter($"output/{year}.csv")).ToArray();
        StreamWriter[] lost = (from year in s_years select new StreamWriter($"{year}.csv")).ToArray(); // DPS1001
        List<DirectoryInfo> folders = [.. from band in s_bands select Directory.CreateDirectory(Path.Combine("output", band))];
        List<DirectoryInfo> work = [.. from band in s_bands select Directory.CreateDirectory(Path.Combine("bands", band))]; // DPS1001
        long copied = (from file in new DirectoryInfo("input").GetFiles() let copy = file.CopyTo("output/" + file.Name) select copy.Length).Sum();
        long strayed = (from file in new DirectoryInfo("input").GetFiles() let copy = file.CopyTo("copies/" + file.Name) select copy.Length).Sum(); // DPS1001
        await Task.WhenAll(from year in s_years select File.WriteAllTextAsync($"output/{year}.txt", "x"));
        await Task.WhenAll(from year in s_years select File.WriteAllTextAsync($"logs/{year}.txt", "x")); // DPS1001
        int present = (from band in s_bands let address = $"s3://landsat/{band}.tif" where File.Exists(address) select address).Count(); // DPS1007
        int listed = (from band in s_bands let path = $"input/{band}.tif" where File.Exists(path) select path).Count();
        FileInfo[] real = [.. from file in new DirectoryInfo("input").GetFiles("*.nc") where file.LinkTarget == null select file]; // DPS1008
        FileInfo[] whole = [.. from file in new DirectoryInfo("input").GetFiles("*.nc") where file.Length > 0 select file];
        string[] shared = [.. from year in s_years from file in Directory.GetFiles("/projects/shared/gedi", $"*{year}*.h5") select file]; // DPS1003
        string[] given = [.. from year in s_years from file in Directory.GetFiles("input/gedi", $"*{year}*.h5") select file];
        Console.WriteLine(kept.Length + lost.Length + folders.Count + work.Count + copied + strayed + present + listed + real.Length + whole.Length);
        Console.WriteLine(shared.Length + given.Length);
    }
}
