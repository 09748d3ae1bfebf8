using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// Code that says itself what is to be reported: a line that ends in <c>// DPS1001</c> (or several ids) has these diagnostics, every
/// other line has none. The code must compile.
/// </summary>
internal static class Marked
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules =
        [.. Compiler.AllRules.Where(rule => rule.GetType().Namespace == typeof(PathRules).Namespace)];

    /// <summary>
    /// Statements of a method with a parameter <c>name</c> of which nothing is known, <c>args</c>, <c>n</c> and <c>job</c>.
    /// </summary>
    public static Task Statements(string statements, string members = "", string types = "") => Code($$"""
        using System.Globalization;
        using System.IO.Compression;
        using System.Text;
        using System.Text.RegularExpressions;
        using System.Reflection;
        sealed class Sample
        {
            {{members}}
            public async Task RunAsync(string name, string[] args, int n, Job job, bool flag)
            {
                await Task.CompletedTask;
                {{statements}}
            }
        }
        {{types}}
        """);

    public static async Task Code(string code, string? writers = null)
    {
        Diagnostic[] reported = await Reported(code, writers);
        var text = SourceText.From(code);
        string[] expected =
        [
            .. text
                .Lines.SelectMany(line =>
                    Regex.Matches(Comment(line.ToString()), @"DPS\d{4}").Select(match => $"{line.LineNumber + 1}: {match.Value}"))
            .Order(StringComparer.Ordinal)];
        string[] actual = [.. reported
            .Select(diagnostic => $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.Id}")
            .Order(StringComparer.Ordinal)];
        if (!expected.SequenceEqual(actual))
        {
            Assert.Fail(string.Join('\n',
            [
                .. expected.Except(actual).Select(line => $"missed    {line} {Line(text, line)}"),
                .. actual.Except(expected).Select(line => $"too much  {line} {Line(text, line)}"),
                .. reported.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)),
            ]));
        }
    }

    /// <summary>What the path rules report, in order of place.</summary>
    public static Task<Diagnostic[]> Reported(string code, string? writers = null, bool mustCompile = true) =>
        Reported([code], writers, mustCompile);

    /// <summary>What the path rules report in several files.</summary>
    public static async Task<Diagnostic[]> Reported(
        string[] code,
        string? writers = null,
        bool mustCompile = true,
        bool withRuntime = true,
        params MetadataReference[] references)
    {
        CSharpCompilation compilation = Compiler.Parse(code, withRuntime).AddReferences(references);
        string[] errors = !mustCompile ? [] : [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
        Assert.True(errors.Length == 0, string.Join('\n', errors));
        ImmutableArray<AdditionalText> files = writers is null ? [] : [new Text("/project/DpsWriters.txt", writers)];
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(files),
            onAnalyzerException: (exception, _, _) => Assert.Fail(exception.ToString()),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> reported = await compilation
            .WithAnalyzers(s_rules, options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. reported.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static string Comment(string line) => line.LastIndexOf("//", StringComparison.Ordinal) is var at and >= 0 ? line[at..] : "";

    private static string Line(SourceText text, string position) =>
        text.Lines[int.Parse(position.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture) - 1].ToString().Trim();

    private sealed class Text(string path, string content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
    }
}
