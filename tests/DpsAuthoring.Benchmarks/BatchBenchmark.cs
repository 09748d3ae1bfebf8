using System.Globalization;

namespace DpsAuthoring.Benchmarks;

/// <summary><c>dps batch</c>, native, beside <c>xargs</c> and GNU parallel on the same jobs.</summary>
/// <remarks>
/// What a round leaves behind stays until the end: ext4 passes over inodes that were freed in the last seconds, so that whoever makes files
/// after a large deletion pays for it, several times over.
/// </remarks>
internal static class BatchBenchmark
{
    private const int Rounds = 5;

    public static void Run()
    {
        using var workshop = new Workshop();
        workshop.Execute(
            "dotnet",
            "publish",
            Path.Combine(Workshop.Root, "src/DpsAuthoring.Cli"),
            "-c",
            "Release",
            "-r",
            "linux-x64",
            "-o",
            workshop.In("dps"));
        string dps = workshop.In("dps", "dps");
        string[] numbers = [.. Enumerable.Range(1, 1000).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        Algorithm(workshop, "trivial", "{name: number, type: int}", "mkdir -p output");
        Compare(workshop, dps, "trivial", "number", numbers);
        Memory(workshop, dps);

        Algorithm(
            workshop,
            "reduction",
            "{name: scene, type: File}",
            "mkdir -p output\ngdal_translate -q -outsize 25% 25% $2 output/$(basename $2)");
        Compare(workshop, dps, "reduction", "scene", Scenes(workshop));
    }

    /// <summary>A hundred files for a job each. They are names of one, as what is compared is not the disk.</summary>
    private static string[] Scenes(Workshop workshop)
    {
        string raster = workshop.Raster("raster", "-ot", "UInt16", "-scale", "-co", "COMPRESS=LZW");
        string[] scenes = [.. Enumerable.Range(1, 100).Select(number => workshop.In($"scene-{number}.tif"))];
        workshop.Execute("sh", ["-c", "raster=$1; shift; for scene; do ln \"$raster\" \"$scene\"; done", "sh", raster, .. scenes]);
        return scenes;
    }

    private static void Compare(Workshop workshop, string dps, string algorithm, string input, string[] values)
    {
        int jobs = values.Length;
        string script = workshop.In(algorithm, "run.sh");
        (string Name, Func<string, (string, string[])> Command)[] runners =
        [
            ("xargs -P2", list => ("sh", ["-c", $"xargs -P2 -I@ {script} --{input} @ < {list}"])),
            (
                "parallel -j2 --joblog --results",
                list => ("sh", ["-c", $"parallel -j2 --joblog log --results results {script} --{input} :::: {list} > /dev/null"])),
            ("dps batch -j 2", list => (dps, ["batch", workshop.In(algorithm), "--rows", list + ".csv", "-j", "2"])),
        ];
        Console.WriteLine($"{jobs} jobs, {algorithm} (median of {Rounds}, in turns)");
        double[][] seconds = [.. runners.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int runner = 0; runner < runners.Length; runner++)
            {
                string work = Directory.CreateDirectory(workshop.In($"work-{algorithm}-{round}-{runner}")).FullName;
                (string program, string[] args) = runners[runner].Command(List(work, input, values));
                seconds[runner][round] = Has(runners[runner].Name.Split(' ')[0])
                    ? ChildMeter.Measure(work, program, args).Milliseconds / 1000
                    : double.NaN;
            }
        }

        double[] medians = [.. seconds.Select(rounds => rounds.Order().ElementAt(Rounds / 2))];
        for (int runner = 0; runner < runners.Length; runner++)
        {
            Console.WriteLine(double.IsNaN(medians[runner])
                ? $"  {runners[runner].Name,-34} is not installed"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {runners[runner].Name,-34}{medians[runner],9:0.00} s{1000 * medians[runner] / jobs,9:0.00} ms a job{1000 * (medians[runner] - medians[0]) / jobs,9:0.00} ms over xargs{100 * (medians[runner] / medians[0] - 1),9:0.0} %"));
        }
    }

    private static void Memory(Workshop workshop, string dps)
    {
        foreach (int jobs in new[] { 1000, 100_000 })
        {
            IEnumerable<string> numbers = Enumerable.Range(1, jobs).Select(number => number.ToString(CultureInfo.InvariantCulture));
            string work = Directory.CreateDirectory(workshop.In($"memory-{jobs}")).FullName;
            Cost cost = ChildMeter.Measure(work, dps, "batch", workshop.In("trivial"), "--rows", List(work, "number", numbers) + ".csv", "-j", "2");
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {jobs, 6} jobs: peak memory {cost.PeakKilobytes / 1024.0:0.0} MB, {cost.Milliseconds / jobs:0.00} ms a job"));
        }
    }

    private static void Algorithm(Workshop workshop, string name, string input, string script)
    {
        string path = Directory.CreateDirectory(workshop.In(name)).FullName;
        File.WriteAllText(Path.Combine(path, "algorithm_config.yml"), $$"""
            algorithm_name: {{name}}
            algorithm_version: main
            run_command: {{name}}/run.sh
            inputs:
              - {{input}}

            """);
        File.WriteAllText(Path.Combine(path, "run.sh"), "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(Path.Combine(path, "run.sh"), (UnixFileMode)0b111_101_101);
    }

    /// <returns>A file with a value a line; with <c>.csv</c> behind it, the same as a table.</returns>
    private static string List(string folder, string input, IEnumerable<string> values)
    {
        string path = Path.Combine(folder, "list");
        File.WriteAllLines(path, values);
        File.WriteAllLines(path + ".csv", values.Prepend(input));
        return path;
    }

    private static bool Has(string program) =>
        program == "dps"
        || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
