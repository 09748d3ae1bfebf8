// Results that are written in loops: under names of their own, or all under one.
using System.Globalization;
using System.Text;
using OSGeo.GDAL;
using DataType = OSGeo.GDAL.DataType;

public sealed record Granule(string Id, double Mean, byte[] Bytes);

public static class OneNameInALoop
{
    private const string Table = "output/table.csv";
    private static readonly string s_folder = Path.Combine("output", "tiles");
    private static readonly List<string> s_rows = [];

    public static void Overwritten(string[] granules, Granule[] records, FileInfo[] files)
    {
        foreach (string granule in granules)
        {
            File.WriteAllText("output/stats.csv", File.ReadAllText(granule)); // DPS1012
        }

        foreach (Granule record in records)
        {
            double mean = record.Mean / 2;
            string line = string.Create(CultureInfo.InvariantCulture, $"{record.Id},{mean}");
            File.WriteAllText(Path.Combine("output", "mean.csv"), line); // DPS1012
        }

        for (int i = 0; i < records.Length; i++)
        {
            File.WriteAllBytes(Table, records[i].Bytes); // DPS1012
        }

        foreach (FileInfo file in files)
            file.CopyTo("output/copy.bin", overwrite: true); // DPS1012

        foreach (Granule record in records)
        {
            try
            {
                string path = Path.Combine(s_folder, "tile.bin");
                File.WriteAllBytes(path, record.Bytes); // DPS1012
            }
            catch (IOException e)
            {
                Console.WriteLine(e.Message);
            }
        }

        foreach (string year in granules)
        {
            foreach (Granule record in records)
            {
                File.WriteAllText(Path.Combine("output", $"y{Path.GetFileName(year)}_all.csv"), record.Id); // DPS1012
            }
        }

        foreach (Granule record in records)
        {
            using var writer = new StreamWriter("output/rows.csv"); // DPS1012
            writer.WriteLine(record.Id);
        }

        foreach (Granule record in records)
        {
            using (FileStream stream = File.Create("output/last.dat")) // no result of one turn: it is called the last
            {
                stream.Write(record.Bytes);
            }

            using (FileStream stream = File.Create("output/all.dat")) // DPS1012
            {
                stream.Write(record.Bytes);
            }
        }

        Parallel.ForEach(records, record => File.WriteAllBytes("output/parallel.bin", record.Bytes)); // DPS1012
        records.ToList().ForEach(record => File.WriteAllBytes("output/listed.bin", record.Bytes)); // DPS1012
    }

    public static async Task Asynchronously(Granule[] records)
    {
        foreach (Granule record in records)
        {
            await File.WriteAllBytesAsync("output/a.bin", record.Bytes); // DPS1012
        }

        await Parallel.ForEachAsync(records, async (record, token) =>
        {
            await File.WriteAllTextAsync("output/b.txt", record.Id, token); // DPS1012
        });
    }

    public static void Rasters(Dataset[] sources)
    {
        Driver driver = Gdal.GetDriverByName("GTiff");
        foreach (Dataset source in sources)
        {
            using Dataset copy = driver.CreateCopy("output/a.tif", source, 0, null, null, null); // DPS1012
        }

        foreach (Dataset source in sources)
        {
            using Dataset copy = driver.CreateCopy($"output/{Path.GetFileNameWithoutExtension(source.GetDescription())}.tif", source, 0, null, null, null);
        }
    }

    public static async Task InTheJob(Job job, Granule[] records, OutputName name)
    {
        foreach (Granule record in records)
        {
            using OutputFile file = job.Output.Create("a.bin"); // DPS1012
            File.WriteAllBytes(file.FullPath, record.Bytes);
            file.Publish();
        }

        foreach (Granule record in records)
        {
            job.Output.Write(name, path => File.WriteAllBytes(path, record.Bytes)); // DPS1012
            await job.Output.WriteAsync("b.bin", path => File.WriteAllBytesAsync(path, record.Bytes)); // DPS1012
        }

        foreach (Granule record in records)
        {
            job.Output.Write($"{record.Id}.bin", path => File.WriteAllBytes(path, record.Bytes));
            string own = record.Id + ".txt";
            using OutputFile file = job.Output.Create(own);
            File.WriteAllText(file.FullPath, own);
            file.Publish();
        }

        for (int attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                using OutputFile file = job.Output.Create("c.bin");
                File.WriteAllBytes(file.FullPath, records[attempt].Bytes);
                file.Publish();
                break;
            }
            catch (IOException)
            {
            }
        }
    }

    public static void ByHelpers(Granule[] records)
    {
        foreach (Granule record in records)
        {
            Save(record.Id); // DPS1012
            SaveAs(record.Id, record.Bytes);
            AppendTo(record.Id);
            Count(record.Id);
            SaveOnce(record.Id);
            Merge(record.Id);
            Header();
        }
    }

    public static void NamesOfTheirOwn(string[] granules, Granule[] records)
    {
        foreach (string granule in granules)
        {
            File.WriteAllText(Path.Combine("output", Path.GetFileNameWithoutExtension(granule) + ".csv"), File.ReadAllText(granule));
            string path = $"output/x_{Path.GetFileName(granule)}";
            File.WriteAllText(path, File.ReadAllText(granule));
        }

        for (int i = 0; i < records.Length; i++)
        {
            File.WriteAllBytes($"output/{i}.bin", records[i].Bytes);
        }

        int n = 0;
        foreach (Granule record in records)
        {
            n++;
            File.WriteAllBytes("output/" + n + ".bin", record.Bytes);
            File.WriteAllBytes(Path.Combine("output", $"{DateTime.UtcNow:yyyyMMddHHmmssfff}.bin"), record.Bytes);
            File.WriteAllBytes(Path.Combine("output", Guid.NewGuid() + ".bin"), record.Bytes);
            File.WriteAllBytes(Path.Combine("output", Path.GetRandomFileName()), record.Bytes);
        }

        string part = "output/a.bin";
        foreach (Granule record in records)
        {
            File.WriteAllBytes(part, record.Bytes);
            part = $"output/after_{n}.bin";
        }
    }

    public static void Appended(Granule[] records)
    {
        foreach (Granule record in records)
        {
            File.AppendAllText("output/a.csv", record.Id);
            using var writer = new StreamWriter("output/b.csv", append: true);
            writer.WriteLine(record.Id);
            using var stream = new FileStream("output/c.bin", FileMode.Append);
            stream.Write(record.Bytes);
            using FileStream open = File.OpenWrite("output/d.bin");
            open.Seek(0, SeekOrigin.End);
            open.Write(record.Bytes);
        }
    }

    public static void OpenedBefore(Granule[] records)
    {
        using var writer = new StreamWriter("output/a.csv");
        foreach (Granule record in records)
        {
            writer.WriteLine(record.Id);
        }

        using FileStream stream = File.Create("output/b.bin");
        foreach (Granule record in records)
        {
            stream.Write(record.Bytes);
        }
    }

    public static void Accumulated(Granule[] records)
    {
        var rows = new List<string>();
        var text = new StringBuilder();
        double sum = 0;
        string all = "";
        var byId = new Dictionary<string, double>();
        float[] grid = new float[100];
        foreach (Granule record in records)
        {
            rows.Add(record.Id);
            File.WriteAllLines("output/rows.txt", rows);
            text.AppendLine(record.Id);
            File.WriteAllText("output/text.txt", text.ToString());
            sum += record.Mean;
            File.WriteAllText("output/sum.txt", $"{record.Id}: {sum}");
            all += record.Id;
            File.WriteAllText("output/ids.txt", all);
            byId[record.Id] = record.Mean;
            using var writer = new StreamWriter("output/means.csv");
            foreach ((string id, double mean) in byId)
            {
                writer.WriteLine($"{id},{mean}");
            }

            grid[(int)record.Mean] = 1;
            string joined = string.Join(",", grid);
            File.WriteAllText("output/grid.txt", record.Id + joined);
            s_rows.Add(record.Id);
            File.WriteAllLines("output/static.txt", s_rows);
        }
    }

    public static void OnceOnly(Granule[] records, string wanted)
    {
        double best = 0;
        bool first = true;
        foreach (Granule record in records)
        {
            if (record.Mean > best)
            {
                best = record.Mean;
                File.WriteAllText("output/highest.txt", record.Id);
            }

            if (first)
            {
                File.WriteAllText("output/header.txt", record.Id);
                first = false;
            }

            if (record.Id == wanted)
                File.WriteAllText("output/wanted.txt", record.Id);
            switch (record.Id)
            {
                case "a":
                    File.WriteAllText("output/a.txt", record.Id);
                    break;
            }
        }

        foreach (Granule record in records)
        {
            File.WriteAllText("output/any.txt", record.Id);
            break;
        }

        foreach (Granule record in records)
        {
            File.WriteAllText("output/found.txt", record.Id);
            if (record.Mean > 1)
            {
                return;
            }
        }
    }

    public static void NoData(Granule[] records)
    {
        for (int i = 0; i < records.Length; i++)
        {
            File.WriteAllText("output/done.txt", $"{i} of {records.Length}");
            File.WriteAllText("output/percent.txt", (100.0 * i / records.Length).ToString(CultureInfo.InvariantCulture));
        }

        foreach (Granule record in records)
        {
            File.WriteAllText("output/progress.txt", record.Id);
            File.WriteAllText("output/constant.txt", "same");
            Directory.CreateDirectory("output/tiles");
            File.WriteAllText(Path.Combine("output", "latest.json"), record.Id);
        }

        while (true)
        {
            try
            {
                File.WriteAllText("output/retried.txt", records[0].Id);
                break;
            }
            catch (IOException)
            {
                Thread.Sleep(10);
            }
        }

        bool done = false;
        while (!done)
        {
            File.WriteAllText("output/polled.txt", DateTime.UtcNow.ToString(CultureInfo.InvariantCulture));
            done = records.Length > 0;
        }
    }

    public static void ReadAgain(Granule[] records, Job job)
    {
        foreach (Granule record in records)
        {
            const string Work = "output/work.bin";
            File.WriteAllBytes(Work, record.Bytes);
            File.Move(Work, $"output/x{Path.GetFileName(record.Id)}");
            string old = File.Exists(Table) ? File.ReadAllText(Table) : "";
            File.WriteAllText(Table, old + record.Id);
            string scratch = job.Scratch.GetPath("work.bin");
            File.WriteAllBytes(scratch, record.Bytes);
            string given = Path.Combine("output", "given.bin");
            File.WriteAllBytes(given, record.Bytes);
            Console.WriteLine(given.Length);
        }
    }

    public static void Elsewhere(Granule[] records, string path)
    {
        foreach (Granule record in records)
        {
            File.WriteAllBytes(path, record.Bytes);
        }

        foreach (Granule record in records)
        {
            Action later = () => File.WriteAllBytes("output/later.bin", record.Bytes);
            Console.WriteLine(later);
        }
    }

    private static void Save(string text) => File.WriteAllText("output/saved.csv", text);

    private static void SaveAs(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine("output", "s_" + Path.GetFileName(name)), bytes);

    private static void AppendTo(string text) => File.AppendAllText("output/saved.csv", text);

    private static void Count(string text)
    {
        s_rows.Add(text);
        File.WriteAllLines("output/counted.csv", s_rows);
    }

    private static void SaveOnce(string text)
    {
        if (!File.Exists("output/once.csv"))
        {
            File.WriteAllText("output/once.csv", text);
        }
    }

    private static void Merge(string text)
    {
        string before = File.ReadAllText("output/merged.csv");
        File.WriteAllText("output/merged.csv", before + text);
    }

    private static void Header() => File.WriteAllText("output/head.csv", "a,b");
}
