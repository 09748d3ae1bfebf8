using System.Globalization;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>GDAL's own programs. They run in the folder that they write to, so that what they write names its rasters from there.</summary>
internal sealed class GdalPrograms(string folder)
{
    /// <summary>A command line has an end.</summary>
    private const int LongestArguments = 100_000;

    private const int ShownRemarks = 5;

    private static readonly string[] s_programs = ["gdalbuildvrt", "gdaltindex", "ogr2ogr"];

    /// <summary>Of the list's columns those that are numbers in the footprints. An input stays the text that it was given as.</summary>
    private static readonly Dictionary<string, string> s_numbers = new()
    {
        ["file_size"] = "INTEGER",
        ["row"] = "INTEGER",
        ["exit_code"] = "INTEGER",
        ["failures"] = "INTEGER",
        ["lost_count"] = "INTEGER",
        ["job_duration_seconds"] = "REAL",
        ["cpu_usage"] = "REAL",
        ["max_mem_usage"] = "INTEGER",
        ["read_io_stats"] = "INTEGER",
        ["write_io_stats"] = "INTEGER",
        ["directory_size"] = "INTEGER",
    };

    private readonly List<string> _remarks = [];

    /// <summary>What they had to say, a line each.</summary>
    public IEnumerable<string> Remarks
    {
        get
        {
            string[] all = [.. _remarks.Distinct()];
            string[] more = all.Length > ShownRemarks ? [$"… and {(all.Length - ShownRemarks).ToString(CultureInfo.InvariantCulture)} more"] : [];
            return [.. all.Take(ShownRemarks), .. more];
        }
    }

    /// <summary>The first program that is not on <c>PATH</c>; null where all are.</summary>
    public static string? Missing()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return s_programs.FirstOrDefault(program => !folders.Any(each => File.Exists(Path.Combine(each, program))));
    }

    /// <summary>Writes a VRT of rasters.</summary>
    public async Task<bool> MosaicAsync(string name, IReadOnlyList<string> rasters, CancellationToken cancel)
    {
        string list = Path.Combine(folder, ".collected-rasters.txt");
        try
        {
            await File.WriteAllLinesAsync(list, rasters.Where(IsLine), cancel).ConfigureAwait(false);
            return await RunAsync("gdalbuildvrt", ["-q", "-overwrite", "-input_file_list", Path.GetFileName(list), name], cancel).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(list);
        }
    }

    /// <summary>Writes the outlines of rasters, each with the line that a table has of it.</summary>
    /// <param name="name">The GeoPackage.</param>
    /// <param name="table">The table, whose first column is the raster's path.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rasters">The rasters' paths.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<bool> FootprintsAsync(
        string name, string table, IReadOnlyList<string> columns, IReadOnlyList<string> rasters, CancellationToken cancel)
    {
        const string Index = ".collected.gpkg", Whole = ".collected-whole.gpkg";
        string[] leftovers = [Path.Combine(folder, Index), Path.Combine(folder, Whole)];
        Array.ForEach(leftovers, File.Delete);
        try
        {
            string[] shared = ["-f", "GPKG", "-tileindex", "path", "-t_srs", "EPSG:4326", "-src_srs_name", "raster_crs", "-lyr_name", "footprint", Index];
            foreach (string[] part in Parts(rasters.Where(IsLine)))
            {
                await RunAsync("gdaltindex", [.. shared, .. part], cancel).ConfigureAwait(false);
            }

            string select =
                $"SELECT footprint.geom, footprint.raster_crs, {string.Join(", ", columns.Select(Column))} FROM footprint JOIN result ON footprint.path = result.{Quoted(columns[0])}";
            bool isWhole = await RunAsync("ogr2ogr", ["-update", Index, table, "-nln", "result"], cancel).ConfigureAwait(false)
                && await RunAsync("ogr2ogr", ["-f", "GPKG", Whole, Index, "-nln", "results", "-sql", select], cancel).ConfigureAwait(false);
            if (isWhole)
            {
                File.Move(Path.Combine(folder, Whole), Path.Combine(folder, name), overwrite: true);
            }

            return isWhole;
        }
        finally
        {
            Array.ForEach(leftovers, File.Delete);
        }
    }

    private static string Column(string name) => s_numbers.TryGetValue(name, out string? type)
        ? $"CAST(NULLIF(result.{Quoted(name)}, '') AS {type}) AS {Quoted(name)}"
        : $"result.{Quoted(name)}";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<string[]> Parts(IEnumerable<string> paths)
    {
        var part = new List<string>();
        int length = 0;
        foreach (string path in paths)
        {
            part.Add(path);
            length += path.Length;
            if (length > LongestArguments)
            {
                yield return [.. part];
                part.Clear();
                length = 0;
            }
        }

        if (part.Count > 0)
        {
            yield return [.. part];
        }
    }

    /// <summary>GDAL reads a list of files by lines.</summary>
    private bool IsLine(string path)
    {
        bool isLine = !path.AsSpan().ContainsAny('\n', '\r');
        if (!isLine)
        {
            _remarks.Add($"{PlainText.Line(path)} is left out: its name has a line's end in it.");
        }

        return isLine;
    }

    private async Task<bool> RunAsync(string program, string[] arguments, CancellationToken cancel)
    {
        ProgramOutput ran = await ChildProcess
            .RunAsync(program, arguments, cancel, start => start.WorkingDirectory = folder).ConfigureAwait(false);
        string[] lines = ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _remarks.AddRange(lines.Where(line => line != "Creating new index file...").Select(line => $"{program}: {PlainText.Line(line)}"));
        if (ran.ExitCode != 0 && lines.Length == 0)
        {
            _remarks.Add($"{program} ended with exit code {ran.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
        }

        return ran.ExitCode == 0;
    }
}
