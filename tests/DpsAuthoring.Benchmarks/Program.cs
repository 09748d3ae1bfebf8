using DpsAuthoring.Benchmarks;
using DpsAuthoring.Benchmarks.Analyzers;

// dotnet run -c Release --project tests/DpsAuthoring.Benchmarks [-- NAME]: each benchmark measures ours beside a peer, in turns.
(string Name, string What, Action<string[]> Run)[] benchmarks =
[
    ("reduction", "the scaffold, native, beside gdal_translate: start-up, time and peak memory", _ => ReductionBenchmark.Run()),
    ("batch", "dps batch, native, beside xargs and GNU parallel: time and peak memory", _ => BatchBenchmark.Run()),
    ("rasters", "rasters by blocks, native, beside rasterio with numpy, gdal_calc and gdal_translate: time and peak memory", RastersBenchmark.Run),
    ("find", "a search of 8,000 items beside a loop that reads one page after the other: time and memory", _ => FindBenchmark.Run()),
    (
        "analyzers",
        "the rules beside other analyzers, on a scaffold, on generated code and on each folder given: time and memory",
        AnalyzerBenchmark.Run),
];

switch (args)
{
    case [ChildMeter.Command, var program, .. var rest]:
        return ChildMeter.Child(program, rest);
    case []:
        foreach ((string Name, string What, Action<string[]> Run) benchmark in benchmarks)
        {
            benchmark.Run([]);
        }

        return 0;
    case [var name, .. var rest] when benchmarks.FirstOrDefault(benchmark => benchmark.Name == name) is { Run: { } run }:
        run(rest);
        return 0;
    default:
        Console.Error.WriteLine("Usage: DpsAuthoring.Benchmarks [NAME [FOLDER…]], where NAME is one of");
        foreach ((string? name, string? what, Action<string[]> _) in benchmarks)
        {
            Console.Error.WriteLine($"  {name,-12} {what}");
        }

        return 2;
}
