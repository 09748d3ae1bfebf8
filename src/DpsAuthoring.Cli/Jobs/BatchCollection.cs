using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Reports;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>What is made of all results of a batch: tables of its jobs and files, mosaics of its rasters, and their footprints.</summary>
internal sealed class BatchCollection(BatchReader batch, string folder, TextWriter say)
{
    private const string Footprints = "results.gpkg";

    /// <summary>What a mosaic of rasters is called that have a name of their own each.</summary>
    private const string OnlyMosaic = "results.vrt";

    private readonly GdalPrograms _gdal = new(folder);

    public async Task RunAsync(CancellationToken cancel)
    {
        BatchTable.Write(batch, Path.Combine(folder, BatchTable.FileName));
        say.WriteLine($"{BatchTable.FileName}: all jobs, and what they cost");
        string list = Path.Combine(folder, ResultList.FileName);
        (IReadOnlyList<string> columns, IReadOnlyList<ResultFile> files) = ResultList.Write(batch, list, cancel);
        say.WriteLine($"{ResultList.FileName}: {Counted(files.Count, "file")} of results, with their jobs");
        ResultFile[] rasters = [.. files.Where(file => QuickLook.IsRaster(file.Name))];
        if (rasters.Length > 0 && GdalPrograms.Missing() is { } missing)
        {
            say.WriteLine($"note: no mosaic and no footprints of {Counted(rasters.Length, "raster")}: {missing} is not on PATH. Install GDAL's programs, and collect again.");
            return;
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, ResultFile[] group) in Mosaics(rasters))
        {
            string mosaic = NameOf(name, taken);
            if (await _gdal.MosaicAsync(mosaic, [.. group.Select(file => file.Path)], cancel).ConfigureAwait(false))
            {
                say.WriteLine($"{mosaic}: {Counted(group.Length, "raster")}");
            }
        }

        string[] paths = [.. rasters.Select(file => file.Path)];
        if (paths.Length > 0
            && await _gdal.FootprintsAsync(Footprints, ResultList.FileName, columns, paths, cancel).ConfigureAwait(false))
        {
            say.WriteLine($"{Footprints}: where the rasters are, with their jobs");
        }

        foreach (string remark in _gdal.Remarks)
        {
            say.WriteLine($"note: {remark}");
        }
    }

    /// <summary>Rasters of one name are a mosaic; and where each has a name of its own, all are, if every job has one.</summary>
    private static IEnumerable<(string Name, ResultFile[] Rasters)> Mosaics(ResultFile[] rasters)
    {
        ResultFile[][] groups =
        [
            .. rasters.GroupBy(file => file.Name).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray()),
        ];
        bool isOneOfEach = groups.Length > 1 && groups.All(group => group.Length == 1)
            && rasters.DistinctBy(file => file.Row).Count() == rasters.Length;
        return isOneOfEach ? [(OnlyMosaic, rasters)] : groups.Where(group => group.Length > 1).Select(group => (group[0].Name, group));
    }

    private static string NameOf(string raster, HashSet<string> taken)
    {
        string stem = Path.ChangeExtension(raster, null).Replace('/', '.');
        string name = $"{stem}.vrt";
        for (int number = 2; !taken.Add(name); number++)
        {
            name = $"{stem}.{number}.vrt";
        }

        return name;
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
