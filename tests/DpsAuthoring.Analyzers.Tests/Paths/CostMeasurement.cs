using System.Globalization;
using System.Runtime.CompilerServices;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>What the path rules cost on this repository's own code. It prints and asserts nothing; run it with <c>-explicit only</c>.</summary>
public sealed class CostMeasurement
{
    private static readonly string[] s_library = ["src"];
    private static readonly string[] s_everything = ["src", "tests", "analyzers"];

    [Fact(Explicit = true)]
    public async Task Of_the_sources_of_this_repository()
    {
        foreach (string[] folders in new[] { s_library, s_everything })
        {
            await MeasureAsync(folders);
        }
    }

    private static async Task MeasureAsync(string[] folders)
    {
        string root = Root();
        string[] sources = [.. folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText)];
        int lines = sources.Sum(source => source.Count(c => c == '\n'));
        for (int run = 0; run < 5; run++)
        {
            TimeSpan without = await ProcessorTimeAsync(sources, new BindsEverything());
            TimeSpan with = await ProcessorTimeAsync(sources, new PathRules());
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{sources.Length} files, {lines} lines: {with.TotalMilliseconds:F0} ms of processor time, {without.TotalMilliseconds:F0} ms with a rule that only looks at calls"));
        }
    }

    private static async Task<TimeSpan> ProcessorTimeAsync(string[] sources, DiagnosticAnalyzer rule)
    {
        Compilation compilation = Compiler.Parse(sources);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        await compilation.WithAnalyzers([rule], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        process.Refresh();
        return process.TotalProcessorTime - before;
    }

    /// <summary>The floor: every body is bound and every call is looked at, and nothing is done.</summary>
    // It is never shipped.
#pragma warning disable RS1036, RS1038, RS1041
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
#pragma warning restore RS1038, RS1041
    private sealed class BindsEverything : DiagnosticAnalyzer
    {
        public override System.Collections.Immutable.ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new PathRules().SupportedDiagnostics[0]];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterOperationAction(_ => { }, OperationKind.Invocation);
        }
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));
}
