// Paths inside records, structs and tuples.
public readonly record struct Job2(string Source, string Target);
public record Layout(string Root)
{
    public string Tiles => Path.Combine(Root, "tiles");
    public string Log { get; init; } = "run.log";
    public string this[string name] => Path.Combine(Root, name);
}

public class Band
{
    public Band(string file)
    {
        File = file;
    }

    public string File { get; }
    public string Quicklook => System.IO.Path.ChangeExtension(File, ".png");
}

public static class Records
{
    public static void Run(string name, int tile)
    {
        var job = new Job2("input/a.tif", "output/a.tif");
        File.Copy(job.Source, job.Target);
        File.Copy(job.Target, job.Source, true); // DPS1005
        var lost = job with { Target = "a.tif" };
        File.Copy(lost.Source, lost.Target); // DPS1001
        var (source, target) = job;
        File.Copy(source, target);
        var layout = new Layout("output");
        Directory.CreateDirectory(layout.Tiles);
        File.WriteAllText(Path.Combine(layout.Tiles, $"{tile}.txt"), "");
        File.AppendAllText(layout.Log, ""); // DPS1001
        var bad = new Layout("out") { Log = "output/run.log" };
        Directory.CreateDirectory(bad.Tiles); // DPS1001
        File.AppendAllText(bad.Log, "");
        var any = new Layout(name);
        Directory.CreateDirectory(any.Tiles);
        var band = new Band("output/b1.tif");
        File.WriteAllText(band.Quicklook, "");
        var outside = new Band("b1.tif");
        File.WriteAllText(outside.Quicklook, ""); // DPS1001
        (string Name, string Path)[] plan = [("a", "output/a.csv"), ("b", "output/b.csv")];
        foreach (var step in plan) File.WriteAllText(step.Path, step.Name);
        foreach (var step in plan) File.WriteAllText(step.Name, step.Path); // DPS1001
        var anonymous = new { Folder = "output", File = "c.csv" };
        File.WriteAllText(Path.Combine(anonymous.Folder, anonymous.File), "");
        File.WriteAllText(anonymous.File, ""); // DPS1001
        if (job is { Target: var where }) File.WriteAllText(where, "");
        if (job is (_, "output/a.tif")) File.WriteAllText(job.Target, "");
        List<Job2> jobs = [new("input/x", "output/x"), new("input/y", "output/y")];
        jobs.ForEach(one => File.Copy(one.Source, one.Target));
        Parallel.ForEach(jobs, one => File.Delete(one.Source)); // DPS1005
        Job2? maybe = tile > 3 ? job : null;
        if (maybe is { } found) File.WriteAllText(found.Target, "");
        File.WriteAllText(maybe?.Target ?? "nothing.txt", ""); // DPS1002
    }
}
