using System.Globalization;

namespace DpsAuthoring.Benchmarks;

/// <summary>
/// Computations by blocks, in a native program, beside rasterio with numpy in their two usual manners, gdal_calc and gdal_translate. Each
/// on one core and on all: a peer that has one thread gains nothing from the others, and that is the point.
/// </summary>
internal static class RastersBenchmark
{
    private const int Size = 10_980;
    private const int Scenes = 12;
    private const string Python = "/usr/bin/python3";
    private const string Plain = "COMPRESS=NONE";

    public static void Run(string[] args)
    {
        int rounds = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 5;
        using var workshop = new Workshop();
        string script = Path.Combine(Workshop.Root, "tests/DpsAuthoring.Benchmarks/rasters.py");
        string project = Path.Combine(Workshop.Root, "tests/DpsAuthoring.Rasters.Probe");
        workshop.Execute(
            "dotnet", "publish", project, "-c", "Release", "--use-current-runtime", "-p:Native=true", "-v", "q", "-o", workshop.In("probe"));
        workshop.Execute(
            Python, script, "make", workshop.Folder, Scenes.ToString(CultureInfo.InvariantCulture), Size.ToString(CultureInfo.InvariantCulture));
        string probe = workshop.In("probe", "DpsAuthoring.Rasters.Probe");
        string[] scenes = [.. Enumerable.Range(0, Scenes).Select(i => $"s{i}.tif")];

        Console.WriteLine($"{"",-24}{"",-18}{"wall",10}{"processor",12}{"memory",10}{"ours is",12}{"and of memory",16}   (medians of {rounds}, in turns)");
        foreach ((string name, string[] ours, (string Name, string[] Command)[] peers) in ((string, string[], (string, string[])[])[])[
            ("NDVI, two bands", [probe, "ndvi", "o.tif", "s0.tif", "s1.tif", Plain], [.. Rasterio("ndvi", ["s0.tif", "s1.tif"]), Calc()]),
            ("NDVI, per pixel", [probe, "ndvi-pixels", "o.tif", "s0.tif", "s1.tif", Plain], Rasterio("ndvi", ["s0.tif", "s1.tif"])),
            ("median of 12 scenes", [probe, "median", "o.tif", .. scenes, Plain], Rasterio("median", scenes)),
            ("focal mean, 7 x 7", [probe, "focal-3", "o.tif", "s0.tif", Plain], Rasterio("focal-3", ["s0.tif"])),
            ("zones, 352", [probe, "zones", "s0.tif", "zones.tif"], Rasterio("zones", ["s0.tif", "zones.tif"])),
            (
                "reduction to 25 %", [probe, "translate-25", "o.tif", "s0.tif"],
                [("gdal_translate", ["gdal_translate", "-q", "-outsize", "25%", "25%", "s0.tif", "p.tif"])]),
        ])
        {
            Compare(workshop, name, rounds, [("ours", ours), ("ours, one core", ["taskset", "-c", "0", .. ours]), .. peers]);
        }

        (string, string[])[] Rasterio(string task, string[] files) =>
        [
            .. ((string[])["windows", "whole"]).Select(
                manner => ("rasterio, " + manner, (string[])[Python, script, task, manner, "p.tif", .. files, Plain])),
        ];
    }

    private static (string Name, string[] Command) Calc() =>
    (
        "gdal_calc", [
            "gdal_calc.py", "--quiet", "--overwrite", "-A", "s0.tif", "-B", "s1.tif", "--outfile=p.tif", "--type=Float32", "--co=TILED=YES",
            "--calc=(B.astype(numpy.float32)-A)/(B.astype(numpy.float32)+A)",
        ]);

    private static void Compare(Workshop workshop, string name, int rounds, (string Name, string[] Command)[] programs)
    {
        Cost[][] costs = [.. programs.Select(_ => new Cost[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < programs.Length; i++)
            {
                string[] command = programs[i].Command;

                // A job's results are new files; to replace one costs what has nothing to do with how it was made.
                File.Delete(workshop.In("o.tif"));
                File.Delete(workshop.In("p.tif"));
                costs[i][round] = ChildMeter.Measure(workshop.Folder, command[0], command[1..]);
            }
        }

        for (int i = 0; i < programs.Length; i++)
        {
            (double seconds, double processor, double megabytes) = Medians(costs[i]);
            string ratios = i < 2 ? "" : string.Create(
                CultureInfo.InvariantCulture, $"{seconds / Medians(costs[0]).Wall, 10:0.0} x{Medians(costs[0]).Memory / megabytes, 14:0.00}");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{(i == 0 ? name : ""), -24}{programs[i].Name, -18}{seconds, 8:0.00} s{processor, 10:0.00} s{megabytes, 7:0} MB{ratios}"));
        }
    }

    private static (double Wall, double Processor, double Memory) Medians(Cost[] costs)
    {
        return (
            Median(cost => cost.Milliseconds / 1000), Median(cost => cost.ProcessorMilliseconds / 1000),
                Median(cost => cost.PeakKilobytes / 1024.0));

        double Median(Func<Cost, double> figure) => costs.Select(figure).Order().ElementAt(costs.Length / 2);
    }
}
