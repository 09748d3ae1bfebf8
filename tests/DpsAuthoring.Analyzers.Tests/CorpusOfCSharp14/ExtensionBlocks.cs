// Extension blocks: properties that give paths, methods and setters that write, static members, operators, generic receivers.
using System.Numerics;

public enum Metric { Agb, Rh98, Cover }

public static class PathExtensions
{
    extension(string name)
    {
        public string InResults => Path.Combine("results", name);

        public string InOutput => Path.Combine("output", name);

        public string AsTable => $"output/{Path.GetFileNameWithoutExtension(name)}.csv";

        public string Under(string folder) => Path.Combine(folder, name);

        public void Touch() => File.WriteAllText(name, "");

        public void SaveTo(string path) => File.WriteAllText(path, name);

        public static string DefaultLog => "default.log";

        public static string Place(string folder, int tile) => Path.Combine(folder, $"tile_{tile:D4}.bin");
    }

    extension(File)
    {
        public static void Note(string text) => File.AppendAllText("notes.txt", text); // DPS1001

        public static void Remember(string text) => File.AppendAllText("output/notes.txt", text);

        public static StreamWriter Table(string path) => new(path, append: false);
    }
}

public static class FolderExtensions
{
    extension(DirectoryInfo folder)
    {
        public string Log => Path.Combine(folder.FullName, "run.log");

        public DirectoryInfo Ensure()
        {
            folder.Create();
            return folder;
        }

        public static FileInfo operator /(DirectoryInfo left, string right) => new(Path.Combine(left.FullName, right));
    }

    extension(FileInfo file)
    {
        public string Text
        {
            get => File.ReadAllText(file.FullName);
            set => File.WriteAllText(file.FullName, value);
        }

        public string Index => Path.ChangeExtension(file.FullName, ".idx");
    }
}

public static class ValueExtensions
{
    extension<T>(T metric)
        where T : struct, Enum
    {
        public string Raster => $"{metric}.tif";
    }

    extension<T>(IEnumerable<T> rows)
        where T : struct, INumber<T>
    {
        public void WriteCsv(string path) => File.WriteAllLines(path, rows.Select(row => $"{row}"));

        public string SumName => $"sum_{rows.Aggregate(T.Zero, (sum, row) => sum + row)}.csv";
    }
}

public static class ExtensionBlocks
{
    public static void Strings(string site, int tile)
    {
        File.WriteAllText("agb.csv".InResults, ""); // DPS1001
        File.WriteAllText("agb.csv".InOutput, "");
        File.WriteAllText(site.InOutput, ""); // DPS1002
        File.WriteAllText(site.InResults, ""); // DPS1001
        File.WriteAllText(site.AsTable, "");
        File.WriteAllText("agb.csv".Under("output"), "");
        File.WriteAllText("agb.csv".Under("work"), ""); // DPS1001
        "touched.csv".Touch(); // DPS1001
        "output/touched.csv".Touch();
        "touched.csv".InOutput.Touch();
        "touched.csv".InResults.Touch(); // DPS1001
        site.Touch();
        "a,b".SaveTo("ab.csv"); // DPS1001
        "a,b".SaveTo("output/ab.csv");
        PathExtensions.Touch("called.csv"); // DPS1001
        PathExtensions.Touch("output/called.csv");
        File.AppendAllText(string.DefaultLog, ""); // DPS1001
        File.AppendAllText(string.DefaultLog.InOutput, "");
        File.WriteAllBytes(string.Place("tiles", tile), []); // DPS1001
        File.WriteAllBytes(string.Place("output", tile), []);
        File.Note(site);
        File.Remember(site);
        using (StreamWriter lost = File.Table("table.csv")) lost.WriteLine(site); // DPS1001
        using (StreamWriter kept = File.Table("output/table.csv")) kept.WriteLine(site);
        Console.WriteLine(File.Exists("agb.csv".InResults));
    }

    public static void Folders(string text)
    {
        var output = new DirectoryInfo("output");
        var work = new DirectoryInfo("work");
        File.AppendAllText(work.Log, text); // DPS1001
        File.AppendAllText(output.Log, text);
        work.Ensure(); // DPS1001
        output.Ensure();
        new FileInfo("note.txt").Text = text; // DPS1001
        new FileInfo("output/note.txt").Text = text;
        new FileInfo("input/note.txt").Text = text; // DPS1005
        Console.WriteLine(new FileInfo("input/note.txt").Text);
        FileInfo lost = work / "a.txt";
        lost.Create().Dispose(); // DPS1001
        FileInfo kept = output / "a.txt";
        kept.Create().Dispose();
        foreach (FileInfo granule in new DirectoryInfo("input").EnumerateFiles("*.h5"))
        {
            File.WriteAllText(granule.Index, text); // DPS1005
            File.WriteAllText(Path.GetFileName(granule.Index).InOutput, text);
        }
    }

    public static void Generics(Metric metric, int[] counts, double[] heights)
    {
        File.WriteAllBytes(metric.Raster.InOutput, []);
        File.WriteAllBytes(metric.Raster.InResults, []); // DPS1001
        File.WriteAllBytes($"output/{metric.Raster}", []);
        counts.WriteCsv("counts.csv"); // DPS1001
        counts.WriteCsv("output/counts.csv");
        heights.WriteCsv("/projects/heights.csv"); // DPS1001
        heights.Where(height => height > 0).WriteCsv("output/heights.csv");
        counts.WriteCsv(metric.Raster.AsTable);
        File.WriteAllText(counts.SumName.InOutput, "");
        File.WriteAllText(counts.SumName, ""); // DPS1001
    }
}
