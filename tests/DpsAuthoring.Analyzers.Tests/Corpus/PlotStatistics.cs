// Statistics of forest plots from tables: groups by number and by name, tables of data, logins and shared files that a job has not.
using System.Data;
using System.Globalization;

public sealed record Tree(int Plot, string Species, double Diameter);

public static class PlotStatistics
{
    private static readonly string[] s_header = ["plot", "species", "mean"];

    private static IEnumerable<Tree> Read(string path) =>
        from line in File.ReadLines(path).Skip(1)
        let cells = line.Split(';')
        where cells is [_, _, { Length: > 0 }, ..]
        select new Tree(int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], double.Parse(cells[2], CultureInfo.InvariantCulture));

    public static void Summarise()
    {
        List<Tree> trees = [.. Read("input/trees.csv")];
        var byPlot = from tree in trees group tree by tree.Plot into plot orderby plot.Key select new { Plot = plot.Key, Mean = plot.Average(tree => tree.Diameter) };
        foreach (var plot in byPlot)
        {
            File.WriteAllText($"output/plot_{plot.Plot}.csv", $"{plot.Mean}");
            File.WriteAllText($"plots/plot_{plot.Plot}.csv", $"{plot.Mean}"); // DPS1001
        }

        foreach (IGrouping<string, Tree> species in from tree in trees group tree by tree.Species)
        {
            File.WriteAllLines($"output/{species.Key}.csv", species.Select(tree => $"{tree.Diameter}")); // DPS1002
            File.WriteAllLines($"output/{Path.GetFileName(species.Key)}.csv", species.Select(tree => $"{tree.Diameter}"));
            File.WriteAllLines($"species/{species.Key}.csv", species.Select(tree => $"{tree.Diameter}")); // DPS1001
        }

        foreach ((int plot, int count) in trees.CountBy(tree => tree.Plot)) File.AppendAllText(Path.Combine("output", $"{plot}.txt"), $"{count}");
        foreach ((int plot, int count) in trees.CountBy(tree => tree.Plot)) File.AppendAllText(Path.Combine("counts", $"{plot}.txt"), $"{count}"); // DPS1001
        var table = new DataTable("plots") { Locale = CultureInfo.InvariantCulture };
        foreach (string column in s_header) table.Columns.Add(column);
        table.WriteXml("output/plots.xml");
        table.WriteXml(Path.ChangeExtension("input/trees.csv", ".xml")); // DPS1005
        table.WriteXmlSchema("plots.xsd"); // DPS1001
    }

    public static void Shared(int year)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Console.WriteLine(File.ReadAllLines(Path.Combine(home, ".netrc")).Length); // DPS1009
        File.AppendAllText(Path.Combine(home, "plots.log"), $"{year}"); // DPS1001
        Console.WriteLine(File.Exists(Path.Combine(home, ".netrc")));
        foreach (string line in File.ReadLines($"/projects/plots/{year}.csv")) Console.WriteLine(line); // DPS1003
        foreach (string line in File.ReadLines($"input/plots/{year}.csv")) Console.WriteLine(line);
        Console.WriteLine(Directory.Exists("https://plots.example.org/2021")); // DPS1007
        using StreamReader sites = new("~/sites.csv"); // DPS1003
        using StreamReader plots = new("input/sites.csv");
        using StreamWriter means = new("~/means.csv"); // DPS1001
        using StreamWriter kept = new(Path.Combine("output", "means.csv"), new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write });
        Console.WriteLine("/projects/plots is only a text here");
    }
}
