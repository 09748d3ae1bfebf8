using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace DpsAuthoring.Benchmarks;

/// <summary><c>dps batch</c>, native, beside <c>xargs</c> and GNU parallel on the same jobs.</summary>
internal static class BatchBenchmark
{
    private const string Geoid = "/usr/share/proj/egm96_15.gtx";
    private const int Rounds = 3;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("dps-benchmark-").FullName;
        try
        {
            string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../.."));
            Execute(folder, "dotnet", "publish", Path.Combine(root, "src/DpsAuthoring.Cli"), "-c", "Release", "-r", "linux-x64", "-o", Path.Combine(folder, "dps"));
            string dps = Path.Combine(folder, "dps", "dps");
            Algorithm(folder, "trivial", "mkdir -p output");
            Compare(folder, dps, "trivial", 1000);
            Memory(folder, dps);

            string raster = Path.Combine(folder, "raster.tif");
            Execute(folder, "gdal_translate", "-q", "-outsize", "11250", "11250", "-ot", "UInt16", "-scale", "-co", "COMPRESS=LZW", Geoid, raster);
            Algorithm(folder, "reduction", $"mkdir -p output\ngdal_translate -q -outsize 25% 25% {raster} output/$2.tif");
            Compare(folder, dps, "reduction", 100);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(string folder, string dps, string algorithm, int jobs)
    {
        string script = Path.Combine(folder, algorithm, "run.sh");
        (string Name, Func<string, (string, string[])> Command)[] runners =
        [
            ("xargs -P2", numbers => ("sh", ["-c", $"xargs -P2 -I@ {script} --number @ < {numbers}"])),
            ("parallel -j2 --joblog --results", numbers => ("sh", ["-c", $"parallel -j2 --joblog log --results results {script} --number :::: {numbers} > /dev/null"])),
            ("dps batch -j 2", numbers => (dps, ["batch", Path.Combine(folder, algorithm), "--rows", numbers + ".csv", "-j", "2"])),
        ];
        Console.WriteLine($"{jobs} jobs, {algorithm} (median of {Rounds}, in turns)");
        double[][] seconds = [.. runners.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int runner = 0; runner < runners.Length; runner++)
            {
                string work = Directory.CreateDirectory(Path.Combine(folder, $"work-{algorithm}-{round}-{runner}")).FullName;
                (string program, string[] args) = runners[runner].Command(Numbers(work, jobs));
                seconds[runner][round] = Has(runners[runner].Name.Split(' ')[0]) ? ChildMeter.Measure(work, program, args).Milliseconds / 1000 : double.NaN;
                Directory.Delete(work, recursive: true);
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

    private static void Memory(string folder, string dps)
    {
        foreach (int jobs in new[] { 1000, 20_000 })
        {
            string work = Directory.CreateDirectory(Path.Combine(folder, $"memory-{jobs}")).FullName;
            Cost cost = ChildMeter.Measure(work, dps, "batch", Path.Combine(folder, "trivial"), "--rows", Numbers(work, jobs) + ".csv", "-j", "2");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {jobs,6} jobs: peak memory {cost.PeakKilobytes / 1024.0:0.0} MB, {cost.Milliseconds / jobs:0.00} ms a job"));
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Algorithm(string folder, string name, string script)
    {
        string path = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        File.WriteAllText(Path.Combine(path, "algorithm_config.yml"), $$"""
            algorithm_name: {{name}}
            algorithm_version: main
            run_command: {{name}}/run.sh
            inputs:
              - {name: number, type: int}

            """);
        File.WriteAllText(Path.Combine(path, "run.sh"), "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(Path.Combine(path, "run.sh"), (UnixFileMode)0b111_101_101);
    }

    private static string Numbers(string folder, int count)
    {
        string path = Path.Combine(folder, "numbers");
        IEnumerable<string> numbers = Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture));
        File.WriteAllLines(path, numbers);
        File.WriteAllLines(path + ".csv", numbers.Prepend("number"));
        return path;
    }

    private static bool Has(string program) =>
        program == "dps" || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static void Execute(string directory, string program, params string[] args)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = directory, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}:\n{output}");
        }
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
