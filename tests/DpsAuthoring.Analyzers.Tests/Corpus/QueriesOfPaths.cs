// Query syntax: what a query gives is written, what it takes is judged, and what it does on its way counts.
using System.Text;

static class Queries
{
    static string Save(string path) { File.WriteAllText(path, "x"); return path; }

    static void Select(string[] names)
    {
        foreach (string file in from name in names select Path.Combine("results", name))
        {
            File.WriteAllText(file, ""); // DPS1001
        }

        foreach (string file in from name in new[] { "a", "b" } select "output/" + name + ".txt")
        {
            File.WriteAllText(file, "");
        }

        foreach (string file in from name in names select Path.Combine("output", name))
        {
            File.WriteAllText(file, ""); // DPS1002
        }

        foreach (string file in from name in names select name)
        {
            File.WriteAllText(file, "");
        }
    }

    static void Where(string[] names)
    {
        var tifs = from name in names where name.EndsWith(".tif") select $"results/{name}";
        foreach (var tif in tifs) File.Delete(tif);
        foreach (var tif in tifs) File.AppendAllText(tif, "x"); // DPS1001
        var safe = from name in names where name == Path.GetFileName(name) && name is not ("" or "." or "..") select Path.Combine("output", name);
        foreach (var tif in safe) File.AppendAllText(tif, "x");
        var all = (from name in names where name.Length > 3 select "scratch/" + name).ToList();
        all.ForEach(one => File.WriteAllText(one, "")); // DPS1001
    }

    static void Let(string[] names)
    {
        var files =
            from name in names
            let stem = Path.GetFileNameWithoutExtension(name)
            let target = Path.Combine("results", stem + ".png")
            where target.Length < 100
            orderby target descending, stem
            select target;
        foreach (string file in files)
        {
            File.WriteAllText(file, ""); // DPS1001
        }

        var good = from name in names let stem = Path.GetFileNameWithoutExtension(name) select Path.Combine("output", stem + ".png");
        foreach (string file in good) File.WriteAllText(file, "");
        var both = from name in names let target = "out/" + name select (name, target);
        foreach (var (name, target) in both) File.Copy(name, target); // DPS1001
        foreach (var one in from name in names let target = "out/" + name select new { name, target }) File.Copy(one.name, one.target); // DPS1001
        foreach (var one in from name in names let target = "output/x" select new { name, target }) File.Copy(one.name, one.target);
    }

    static void Nested(string[] sites, int[] years)
    {
        foreach (string file in from site in sites from year in years select Path.Combine("results", $"{site}_{year}.csv"))
        {
            File.WriteAllText(file, ""); // DPS1001
        }

        foreach (string file in from year in years from month in Enumerable.Range(1, 12) select $"output/{year}_{month:00}.csv")
        {
            File.WriteAllText(file, "");
        }

        foreach (string file in from folder in new[] { "results", "maps" } from year in years where year > 2000 let name = year + ".csv" select Path.Combine(folder, name))
        {
            File.WriteAllText(file, ""); // DPS1001
        }

        foreach (string file in from folder in new[] { "output/results", "output/maps" } from year in years select Path.Combine(folder, year + ".csv"))
        {
            File.WriteAllText(file, "");
        }
    }

    static void Groups(string[] names)
    {
        foreach (var group in from name in names group "results/" + name by name.Length)
        {
            foreach (string file in group)
            {
                File.WriteAllText(file, ""); // DPS1001
            }
        }

        foreach (var group in from name in names group name by "results/" + name[0])
        {
            Directory.CreateDirectory(group.Key); // DPS1001
        }

        foreach (string file in from name in names group name by name.Length into byLength select Path.Combine("results", byLength.Key + ".txt"))
        {
            File.WriteAllText(file, ""); // DPS1001
        }

        foreach (string file in from name in names group name by name.Length into byLength orderby byLength.Key select Path.Combine("output", byLength.Key + ".txt"))
        {
            File.WriteAllText(file, "");
        }

        foreach (string file in from name in names select "results/" + name into path where path.Length > 3 select path + ".bak")
        {
            File.WriteAllText(file, ""); // DPS1001
        }
    }

    static void Joins(string[] scenes, string[] masks)
    {
        foreach (string file in from scene in scenes join mask in masks on scene equals mask select "results/" + scene + ".txt")
        {
            File.WriteAllText(file, ""); // DPS1001
        }

        var pairs =
            from scene in scenes
            join mask in masks on Path.GetFileName(scene) equals Path.GetFileName(mask) into found
            from mask in found.DefaultIfEmpty()
            select (Scene: scene, Target: Path.Combine("merged", Path.GetFileName(scene)));
        foreach (var pair in pairs)
        {
            File.Copy(pair.Scene, pair.Target); // DPS1001
        }

        foreach (string file in from scene in scenes join mask in masks on scene equals mask select "output/all.txt")
        {
            File.WriteAllText(file, "");
        }
    }

    static void Writes(string[] names)
    {
        var written = from name in names select Save(Path.Combine("results", name)); // DPS1001
        Console.WriteLine(written.Count());
        var kept = (from name in names select Save(Path.Combine("output", Path.GetFileNameWithoutExtension(name) + ".txt"))).ToArray();
        Console.WriteLine(kept.Length);
        var streams = (from name in new[] { "a", "b" } select File.Create("streams/" + name)).ToList(); // DPS1001
        foreach (var stream in streams) stream.Dispose();
        int total = (from name in names where Save("seen/" + name) != "" select name).Count(); // DPS1001
        Console.WriteLine(total);
    }

    static void Listed()
    {
        foreach (string file in from path in Directory.EnumerateFiles("input") where path.EndsWith(".tif") select path)
        {
            File.Delete(file); // DPS1005
        }

        foreach (string target in from path in Directory.EnumerateFiles("input", "*.tif") select Path.Combine("output", Path.GetFileName(path)))
        {
            File.WriteAllText(target, "");
        }

        foreach (FileInfo file in from info in new DirectoryInfo("input").EnumerateFiles() where info.LinkTarget == null select info) // DPS1008
        {
            Console.WriteLine(file.Name);
        }

        foreach (FileInfo file in from FileInfo info in new DirectoryInfo("input").GetFileSystemInfos() orderby info.Name select info)
        {
            file.Delete(); // DPS1005
        }
    }

    static IEnumerable<string> Targets(IEnumerable<string> names, string folder) => from name in names select Path.Combine(folder, Path.GetFileNameWithoutExtension(name) + ".tif");

    static void Helper(string[] names)
    {
        foreach (string target in Targets(names, "results")) File.WriteAllText(target, ""); // DPS1001
        foreach (string target in Targets(names, "output")) File.WriteAllText(target, "");
        string first = (from name in names select "results/" + name).First();
        File.WriteAllText(first, ""); // DPS1001
        Dictionary<string, string> table = (from name in names select name).ToDictionary(name => name, name => "results/" + name);
        foreach (string target in table.Values) File.WriteAllText(target, ""); // DPS1001
        var log = new StringBuilder();
        foreach (string line in from name in names select "results/" + name) log.AppendLine(line);
        File.WriteAllText("output/log.txt", log.ToString());
    }
}
