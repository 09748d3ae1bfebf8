using System.Globalization;

namespace DpsAuthoring.Benchmarks;

/// <summary>The scaffolded algorithm, published as a native program, beside <c>gdal_translate</c> on the same job.</summary>
internal static class ReductionBenchmark
{
    private const int Rounds = 9;

    public static void Run()
    {
        using var workshop = new Workshop();
        string scaffold = workshop.In("gdal-wrapper");
        workshop.Execute(Path.Combine(Workshop.Root, "eng/scaffold"), scaffold, "--name", "gdal-wrapper", "--aot");
        workshop.Execute(Path.Combine(scaffold, "build-env.sh"));
        string program = Path.Combine(scaffold, "app", "gdal-wrapper");
        string ours = Path.Combine(scaffold, "run.sh");

        Console.WriteLine($"{"",-44}{"ours",12}{"peer",12}{"ratio",8}   (median of {Rounds}, in turns)");
        Row("--help beside gdal_translate --version", "ms", cost => cost.Milliseconds, Compare(
            () => ChildMeter.Measure(workshop.Folder, program, "--help"),
            () => ChildMeter.Measure(workshop.Folder, "gdal_translate", "--version")));

        foreach ((string name, string[] creation) in Rasters)
        {
            string raster = workshop.Raster(name, ["-r", "bilinear", .. creation]);
            (Cost[] Ours, Cost[] Peer) costs = Compare(
                () => ChildMeter.Measure(workshop.Folder, ours, "--input_file", raster, "--output_file", "ours.tif", "--outsize", "25"),
                () => ChildMeter.Measure(workshop.Folder, "gdal_translate", "-outsize", "25%", "25%", raster, "peer.tif"));
            Row($"25 % of {name}", "ms", cost => cost.Milliseconds, costs);
            Row("  peak memory", "MB", cost => cost.PeakKilobytes / 1024.0, costs);
        }
    }

    private static (string Name, string[] Creation)[] Rasters =>
    [
        ("UInt16, LZW, strips", ["-ot", "UInt16", "-scale", "-co", "COMPRESS=LZW"]),
        ("UInt16, DEFLATE, tiles", ["-ot", "UInt16", "-scale", "-co", "COMPRESS=DEFLATE", "-co", "PREDICTOR=2", "-co", "TILED=YES"]),
        ("Float32, DEFLATE, tiles", ["-co", "COMPRESS=DEFLATE", "-co", "PREDICTOR=3", "-co", "TILED=YES"]),
    ];

    /// <summary>In turns, so that whatever else the machine does falls on both.</summary>
    private static (Cost[] Ours, Cost[] Peer) Compare(Func<Cost> ours, Func<Cost> peer)
    {
        var costs = (Ours: new Cost[Rounds], Peer: new Cost[Rounds]);
        for (int round = 0; round < Rounds; round++)
        {
            costs.Ours[round] = ours();
            costs.Peer[round] = peer();
        }

        return costs;
    }

    private static void Row(string what, string unit, Func<Cost, double> figure, (Cost[] Ours, Cost[] Peer) costs)
    {
        double ours = Median(costs.Ours.Select(figure));
        double peer = Median(costs.Peer.Select(figure));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{what, -44}{ours, 9:0.0} {unit}{peer, 9:0.0} {unit}{ours / peer, 8:0.00}"));
    }

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(Rounds / 2);
}
