using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Benchmarks.Analyzers;

/// <summary>
/// What a keystroke costs: one file is another, and an editor asks for what the analyzers say of it, as editors do. The file is the one
/// whose length is nearest to 2,000 lines; a space is put behind a statement in its middle.
/// </summary>
internal static class KeystrokeBenchmark
{
    private const int Lines = 2_000;
    private const int Keys = 15;

    public static void Run(Workload code, AnalyzerSet[] sets)
    {
        CSharpCompilation compilation = code.Compile();
        SyntaxTree tree = compilation.SyntaxTrees.MinBy(tree => Math.Abs(tree.GetText().Lines.Count - Lines))!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\na keystroke in {Path.GetFileName(tree.FilePath)}, {tree.GetText().Lines.Count:N0} lines of {code.Lines:N0} (medians of {Keys})\n"));
        Console.WriteLine("| analyzers | wall time | processor time | allocations |");
        Console.WriteLine("|---|---:|---:|---:|");
        Dictionary<AnalyzerSet, List<CompilationCost>> costs = sets.ToDictionary(set => set, _ => new List<CompilationCost>());
        for (int key = -1; key < Keys; key++)
        {
            foreach (AnalyzerSet set in sets)
            {
                (compilation, tree) = Type(compilation, tree);
                CompilationCost cost = Ask(compilation, tree, set);
                if (key >= 0)
                {
                    costs[set].Add(cost);
                }
            }
        }

        foreach (AnalyzerSet set in sets)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {set.Name} | {Median(set, cost => cost.Wall):N0} ms | {Median(set, cost => cost.Processor):N0} ms | {Median(set, cost => cost.Megabytes):0.0} MB |"));
        }

        double Median(AnalyzerSet set, Func<CompilationCost, double> figure) => AnalyzerBenchmark.Median(costs[set].Select(figure));
    }

    private static (CSharpCompilation Compilation, SyntaxTree Tree) Type(CSharpCompilation compilation, SyntaxTree tree)
    {
        SourceText text = tree.GetText();
        int at = text.ToString().IndexOf(';', text.Length / 2) + 1;
        SyntaxTree changed = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, 0), " ")));
        return (compilation.ReplaceSyntaxTree(tree, changed), changed);
    }

    private static CompilationCost Ask(CSharpCompilation compilation, SyntaxTree tree, AnalyzerSet set)
    {
        // The editor has bound what it shows before it asks the analyzers.
        compilation.GetSemanticModel(tree).GetDiagnostics();
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan processor = self.TotalProcessorTime;
        long begun = Stopwatch.GetTimestamp();
        CompilationWithAnalyzers with = compilation.WithAnalyzers(
            set.Analyzers,
            new CompilationWithAnalyzersOptions(
                set.Options, (failure, _, _) => throw failure, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        SemanticModel model = compilation.GetSemanticModel(tree);
        with.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None).GetAwaiter().GetResult();
        with.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
        double wall = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        self.Refresh();
        return new(
            (self.TotalProcessorTime - processor).TotalMilliseconds,
            wall,
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1048576.0);
    }
}
