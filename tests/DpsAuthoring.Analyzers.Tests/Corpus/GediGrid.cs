// A grid of lidar shots by a plain class that is handed the job: scratch, temp and output, options in a record, a query over granules.
using System.Globalization;

namespace GediGrid;

public enum Beam { Full, Coverage }

public sealed record GridOptions(string Region, double Cell = 0.01)
{
    public required OutputName Table { get; init; }

    public string Stem => $"grid_{Cell.ToString("F3", CultureInfo.InvariantCulture)}";
}

public sealed class Gridder(Job job, GridOptions options)
{
    private readonly string _cells = job.Scratch.GetPath("cells");
    private readonly StreamWriter _log = new(job.Scratch.GetPath("grid.log"));
    private readonly StreamWriter _trace = new("trace.log"); // DPS1001

    public async Task RunAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(_cells);
        var granules =
            from granule in job.Input.GetFiles("*.h5")
            let stem = Path.GetFileNameWithoutExtension(granule.Name)
            where stem.StartsWith("GEDI", StringComparison.Ordinal)
            orderby stem
            select (granule.FullPath, Stem: stem);
        foreach ((string path, string stem) in granules)
        {
            cancel.ThrowIfCancellationRequested();
            File.Copy(path, Path.Combine(_cells, stem + ".h5"), true);
            File.Copy(path, Path.Combine(job.Output.FullPath, stem + ".h5"));
            File.Copy(path, Path.Combine("cells", stem + ".h5")); // DPS1001
            File.Move(path, Path.Combine(_cells, stem + ".raw")); // DPS1005
            await _log.WriteLineAsync(stem);
            await _trace.WriteLineAsync(stem);
        }

        using (OutputFile table = job.Output.Create(options.Table))
        {
            await File.WriteAllTextAsync(table.FullPath, "cell,agb", cancel);
            table.Publish();
        }

        foreach (Beam beam in Enum.GetValues<Beam>())
        {
            await File.WriteAllTextAsync(Path.Combine(job.Output.FullPath, $"{options.Stem}_{beam}.csv"), "cell,agb", cancel);
            await File.WriteAllTextAsync($"{options.Stem}_{beam}.csv", "cell,agb", cancel); // DPS1001
        }

        await File.WriteAllTextAsync(Path.Combine(job.Output.FullPath, $"{options.Region}.csv"), "cell,agb", cancel); // DPS1002
        await File.WriteAllTextAsync(Path.Combine(job.Output.FullPath, $"region_{Path.GetFileName(options.Region)}"), "cell,agb", cancel);
        await File.WriteAllTextAsync(Path.Combine(job.WorkingDirectory, options.Stem + ".csv"), "cell,agb", cancel); // DPS1001
        await File.WriteAllTextAsync(Path.Combine(job.WorkingDirectory, "output", options.Stem + ".txt"), "cell,agb", cancel);
        await using FileStream part = File.Create(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.part"));
        await part.WriteAsync(new byte[64], cancel);
        await using (FileStream newest = File.Open(job.Input.GetFiles("*.h5")[^1].FullPath, FileMode.Open)) newest.SetLength(0); // DPS1005
        await using (FileStream oldest = File.OpenRead(job.Input.GetFiles("*.h5")[0].FullPath)) Console.WriteLine(oldest.Length);
    }
}
