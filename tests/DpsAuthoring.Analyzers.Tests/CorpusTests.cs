using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Tests;

/// <summary>
/// Programs as scientists write them, in the folder Corpus. A line that ends in <c>// DPS1001</c> (or several ids) has these diagnostics
/// of all rules; every other line has none. A folder in it is one program of several files. What only the compiler of C# 14 reads lies in
/// CorpusOfCSharp14, and is run where the tests have that compiler: <c>-p:RoslynVersion=5.12.0</c>.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class CorpusTests
{
    private const string OfCSharp14 = "CorpusOfCSharp14";

    private static readonly string s_folder = Path.GetDirectoryName(Source())!;

    private static readonly bool s_knowsCSharp14 = LanguageVersionFacts.TryParse("14", out _);

    public static TheoryData<string> Programs() =>
    [
        .. new[] { "Corpus", OfCSharp14 }
            .SelectMany(folder => Directory.EnumerateFileSystemEntries(Path.Combine(s_folder, folder)))
            .Select(path => Path.GetRelativePath(s_folder, path))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task What_is_marked_is_reported_and_nothing_else(string program)
    {
        SkipUnlessRead(program);
        string[] files = FilesOf(program);
        CSharpCompilation parsed = Parse(program);
        Compiler
            .NewDriver()
            .RunGeneratorsAndUpdateCompilation(parsed, out Compilation compilation, out _, TestContext.Current.CancellationToken);
        // CS8795: the framework's own generators do not run here, so [GeneratedRegex] makes nothing.
        Assert.Empty(
            compilation
                .GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Id: not "CS8795" }));
        ImmutableArray<Diagnostic> reported = await compilation
            .WithAnalyzers(Compiler.AllRules)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        string[] names = [.. files.Select(file => Path.GetFileName(file))];
        List<string> expected =
        [
            .. files.SelectMany(
                (file, i) => File.ReadLines(file).SelectMany((line, n) => Marks(line).Select(id => Place(names[i], n, id)))),
        ];
        List<string> actual =
        [
            .. reported.Select(diagnostic =>
                Place(FileOf(diagnostic, names), diagnostic.Location.GetLineSpan().StartLinePosition.Line, diagnostic.Id)),
        ];
        List<string> missed = [.. expected];
        List<string> tooMuch = [.. actual.Where(place => !missed.Remove(place))];
        Assert.True(missed.Count + tooMuch.Count == 0, string.Join('\n',
                [
                    .. missed.Select(place => $"missed   {place}"),
                    .. tooMuch.Select(place => $"too much {place}"),
                    .. reported.Select(diagnostic => diagnostic.ToString()),
                ]));
    }

    [Fact]
    public void Every_program_stands_in_the_index()
    {
        string page = File.ReadAllText(Path.Combine(s_folder, "../../docs/path-analysis.md"));
        Assert.DoesNotContain(
            Programs(), program => !Regex.IsMatch(page, $@"\b{Path.GetFileNameWithoutExtension(program.Data)}\b"));
    }

    /// <summary>Skips a program that the compiler of this run cannot read.</summary>
    internal static void SkipUnlessRead(string program) => Assert.SkipUnless(
        s_knowsCSharp14 || !program.StartsWith(OfCSharp14, StringComparison.Ordinal),
        "This compiler does not know C# 14; run the tests with -p:RoslynVersion=5.12.0 too.");

    internal static CSharpCompilation Parse(string program) => Compiler.Parse(SourcesOf(program));

    internal static string[] SourcesOf(string program) => [.. FilesOf(program).Select(File.ReadAllText)];

    private static string[] FilesOf(string program)
    {
        string path = Path.Combine(s_folder, program);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.cs").Order(StringComparer.Ordinal)] : [path];
    }

    private static IEnumerable<string> Marks(string line) =>
        line.LastIndexOf("// DPS", StringComparison.Ordinal) is var at and >= 0
            ? Regex.Matches(line[at..], @"DPS\d{4}").Select(match => match.Value)
            : [];

    private static string FileOf(Diagnostic diagnostic, string[] names) =>
        Regex.Match(diagnostic.Location.GetLineSpan().Path, @"^Sample(\d+)\.cs$") is { Success: true } match
            ? names[int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)]
            : diagnostic.Location.GetLineSpan().Path;

    private static string Place(string file, int line, string id) => $"{file}:{line + 1} {id}";

    private static string Source([CallerFilePath] string file = "") => file;
}
