using System.Globalization;
using System.Runtime.CompilerServices;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>What the path rules cost on this repository's own code. It prints and asserts nothing; run it with <c>-explicit only</c>.</summary>
public sealed class CostMeasurement
{
    private static readonly string[] s_folders = ["src", "tests", "analyzers"];

    [Fact(Explicit = true)]
    public async Task Of_all_sources_of_this_repository()
    {
        string root = Root();
        string[] sources = [.. s_folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText)];
        int lines = sources.Sum(source => source.Count(c => c == '\n'));
        for (int run = 0; run < 5; run++)
        {
            Compilation compilation = Compiler.Parse(sources);
            DiagnosticAnalyzer rules = new PathRules();
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
            var analysis = compilation.WithAnalyzers([rules], options);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
            TimeSpan all = watch.Elapsed;
            var telemetry = await analysis.GetAnalyzerTelemetryInfoAsync(rules, TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{sources.Length} files, {lines} lines: rules {telemetry.ExecutionTime.TotalMilliseconds:F0} ms of {all.TotalMilliseconds:F0} ms"));
        }
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));
}
