using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Benchmarks.Analyzers;

/// <summary>What a compilation with analyzers took.</summary>
/// <param name="Processor">Milliseconds of processor time, of all threads.</param>
/// <param name="Wall">Milliseconds on the clock.</param>
/// <param name="Megabytes">What was allocated.</param>
internal readonly record struct CompilationCost(double Processor, double Wall, double Megabytes)
{
    public static CompilationCost operator -(CompilationCost a, CompilationCost b) =>
        new(a.Processor - b.Processor, a.Wall - b.Wall, a.Megabytes - b.Megabytes);
}

/// <summary>
/// Our analyzers beside others, on the same code, in one process and in turns. Every run parses the code anew, so that no run finds what
/// another has bound; then it compiles with the analyzers, concurrently, as the compiler does. An analyzer's own time is the run with it
/// less the run of the same round with an analyzer that does nothing. Processor time is what counts where a machine is shared.
/// </summary>
internal static class AnalyzerBenchmark
{
    private const int Lines = 100_000;

    /// <param name="args">
    /// Folders of code; <c>--rounds N</c>; <c>--before FOLDER</c>, in which our analyzers lie as they were once.
    /// </param>
    public static void Run(string[] args)
    {
#if DEBUG
        throw new InvalidOperationException("The analyzers were built for debugging; measure with -c Release.");
#else
        int rounds = Option(args, "--rounds") is { } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : 3;
        AnalyzerSet[] before = Option(args, "--before") is { } folder ? [AnalyzerSet.Before(folder)] : [];
        IEnumerable<string> folders = args.Where((arg, i) =>
            !arg.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal)));
        Cold(before);
        foreach (Workload code in (Workload[])[Workload.Generated(Lines), .. folders.Select(Workload.Folder)])
        {
            Warm(code, before, rounds);
        }
#endif
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static void Warm(Workload code, AnalyzerSet[] before, int rounds)
    {
        CSharpCompilation sample = code.Compile();
        int errors = sample.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        AnalyzerSet[] sets =
        [
            AnalyzerSet.Empty(),
            AnalyzerSet.EveryOperation(),
            .. before,
            AnalyzerSet.Ours(),
            AnalyzerSet.Banned(sample),
            AnalyzerSet.Meziantou(),
        ];
        Dictionary<AnalyzerSet, List<CompilationCost>> costs = sets.ToDictionary(set => set, _ => new List<CompilationCost>());
        var reports = new Dictionary<AnalyzerSet, int>();
        foreach (AnalyzerSet set in sets)
        {
            // What is run for the first time is compiled first.
            Measure(Workload.Generated(5_000), set);
        }

        for (int round = 0; round < rounds; round++)
        {
            foreach (AnalyzerSet set in sets)
            {
                (CompilationCost cost, reports[set]) = Measure(code, set);
                costs[set].Add(cost);
            }
        }

        CompilationCost alone = Median(costs[sets[0]]);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{code.Name}: {code.Lines:N0} lines, {errors} errors; compiling alone {alone.Processor:N0} ms of processor, {alone.Wall:N0} ms wall, {alone.Megabytes:N0} MB (medians of {rounds})"));
        Console.WriteLine();
        Console.WriteLine("| analyzers | processor time of all | × alone | own processor time | own allocations | × BannedApi's | reports |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        double banned = Own(sets[^2]).Megabytes;
        foreach (AnalyzerSet set in sets[1..])
        {
            CompilationCost own = Own(set);
            CompilationCost all = Median(costs[set]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {set.Name} | {all.Processor:N0} ms | {all.Processor / alone.Processor:0.00} | {own.Processor:N0} ms | {own.Megabytes:N0} MB | {own.Megabytes / banned:0.00} | {reports[set]} |"));
        }

        KeystrokeBenchmark.Run(code, sets);

        CompilationCost Own(AnalyzerSet set) => Median([.. costs[set].Zip(costs[sets[0]], (with, without) => with - without)]);
    }

    private static (CompilationCost Cost, int Reports) Measure(Workload code, AnalyzerSet set)
    {
        CSharpCompilation compilation = code.Compile();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            set.Options, (failure, _, _) => failures.Add(failure), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        using var self = Process.GetCurrentProcess();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan processor = self.TotalProcessorTime;
        long begun = Stopwatch.GetTimestamp();
        ImmutableArray<Diagnostic> found = compilation
            .WithAnalyzers(set.Analyzers, options)
            .GetAllDiagnosticsAsync()
            .GetAwaiter()
            .GetResult();
        double wall = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        self.Refresh();
        var cost = new CompilationCost(
            (self.TotalProcessorTime - processor).TotalMilliseconds,
            wall,
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1048576.0);
        if (failures.Count > 0)
        {
            throw new InvalidOperationException($"{set.Name} failed on {code.Name}.", failures[0]);
        }

        var ids = set.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).ToHashSet();
        return (cost, found.Count(diagnostic => ids.Contains(diagnostic.Id)));
    }

    /// <summary>The scaffold's source, by the compiler in a process of its own: what an analyzer costs that has just been loaded.</summary>
    private static void Cold(AnalyzerSet[] before)
    {
        const int Rounds = 9;
        using var workshop = new Workshop();
        string response = workshop.In("compile.rsp");
        File.WriteAllLines(response, Workload.ScaffoldCommandLine(Workshop.Root));
        AnalyzerSet[] sets =
        [
            AnalyzerSet.Empty(),
            .. before,
            AnalyzerSet.Ours(),
            AnalyzerSet.Banned(Workload.Generated(1).Compile()),
            AnalyzerSet.Meziantou(),
        ];
        Dictionary<AnalyzerSet, List<Cost>> costs = sets.ToDictionary(set => set, _ => new List<Cost>());
        string compiler =
            Directory.GetDirectories(Path.Combine(Workload.DotnetRoot, "sdk")).Max(StringComparer.Ordinal)! + "/Roslyn/bincore/csc.dll";
        string banned = workshop.In("BannedSymbols.txt");
        for (int round = -1; round < Rounds; round++)
        {
            foreach (AnalyzerSet set in sets)
            {
                File.WriteAllText(banned, set.BannedSymbols ?? "");
                Cost cost = ChildMeter.Measure(
                    workshop.Folder,
                    Path.Combine(Workload.DotnetRoot, "dotnet"),
                    [compiler, "@" + response, "-additionalfile:" + banned, .. set.Assemblies.Select(assembly => "-analyzer:" + assembly)]);
                if (round >= 0)
                {
                    costs[set].Add(cost);
                }
            }
        }

        Console.WriteLine($"\nscaffold, a fresh compiler each time (medians of {Rounds})\n");
        Console.WriteLine("| analyzers | own processor time | own wall time | own peak memory |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (AnalyzerSet set in sets)
        {
            IEnumerable<(Cost With, Cost Without)> pairs = costs[set]
                .Zip(set == sets[0] ? Enumerable.Repeat(default(Cost), Rounds) : costs[sets[0]]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {(set == sets[0] ? "(compiling alone, all of it)" : set.Name)} | {Median(pairs, cost => cost.ProcessorMilliseconds):N0} ms | {Median(pairs, cost => cost.Milliseconds):N0} ms | {Median(pairs, cost => cost.PeakKilobytes / 1024.0):N0} MB |"));
        }

        static double Median(IEnumerable<(Cost With, Cost Without)> pairs, Func<Cost, double> figure) =>
            AnalyzerBenchmark.Median(pairs.Select(pair => figure(pair.With) - figure(pair.Without)));
    }

    private static CompilationCost Median(List<CompilationCost> costs) =>
        new(
            Median(costs.Select(cost => cost.Processor)),
            Median(costs.Select(cost => cost.Wall)),
            Median(costs.Select(cost => cost.Megabytes)));

    public static double Median(IEnumerable<double> figures)
    {
        double[] ordered = [.. figures.Order()];
        return ordered[ordered.Length / 2];
    }
}
