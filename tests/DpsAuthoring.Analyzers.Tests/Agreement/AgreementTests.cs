using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Tests.Agreement;

/// <summary>
/// What the path rules say of random programs, beside what these programs do when they run. To draw many and write the result into the
/// package's README: <c>DPS_AGREEMENT=20000 dotnet test --project tests/DpsAuthoring.Analyzers.Tests --filter-class "*AgreementTests"</c>;
/// <c>DPS_AGREEMENT_SEED</c> draws others.
/// </summary>
[Trait("Speed", "Slow")]
public sealed partial class AgreementTests
{
    private const string Variable = "DPS_AGREEMENT";
    private const int ProgramsOfEachRun = 600;

    private static int Wanted => Number(Variable, otherwise: 0);

    private static int Seed => Number(Variable + "_SEED", otherwise: 20);

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int wanted) ? wanted : otherwise;

    [Fact]
    public async Task Nothing_that_escapes_is_called_safe_and_nothing_that_stays_is_called_lost()
    {
        int count = Wanted > 0 ? Wanted : ProgramsOfEachRun;
        var maker = new PathProgramMaker(Seed);
        PathProgram[] programs = [.. Enumerable.Range(0, count).Select(_ => maker.Next())];
        using var sandbox = new JobSandbox();
        CSharpCompilation compilation = Compile(programs, sandbox.Absolute);
        ILookup<int, string> said = await SaidAsync(compilation);
        ILookup<int, (string Place, string With)> done = await sandbox.RunAsync(compilation, TestContext.Current.CancellationToken);

        var wrong = new List<string>();
        int spoken = 0;
        for (int i = 0; i < programs.Length; i++)
        {
            (string Place, string With) escaped = done[i].FirstOrDefault(write => write.Place != "output");
            (string Place, string With) stayed = done[i].FirstOrDefault(write => write.Place == "output");
            spoken += said[i].Any() ? 1 : 0;
            if (escaped.Place is not null && !said[i].Any() && programs[i].Start == Base.Known)
            {
                wrong.Add($"silent, but {escaped.With} writes to {escaped.Place}: {programs[i].Body}");
            }

            if (stayed.Place is not null && said[i].Contains("DPS1001"))
            {
                wrong.Add($"DPS1001, but {stayed.With} stays: {programs[i].Body}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}:\n{string.Join('\n', wrong.Take(20))}");
        Assert.InRange(spoken, count / 4, count * 9 / 10);
        if (Wanted > 0)
        {
            string readme = await File.ReadAllTextAsync(Readme, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Readme,
                Statement().Replace(readme, Result(count, done.Sum(program => program.Count()), wrong.Count)),
                TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task The_readme_states_the_agreement_of_many_programs()
    {
        Match stated = Statement().Match(await File.ReadAllTextAsync(Readme, TestContext.Current.CancellationToken));
        Assert.True(stated.Success, $"{Readme} does not state it: run the command that {nameof(AgreementTests)} names.");
        Assert.InRange(
            int.Parse(stated.Groups["programs"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture), 20_000, int.MaxValue);
        Assert.Equal("0", stated.Groups["wrong"].Value);
    }

    private static string Result(int programs, int writes, int wrong) =>
        string.Create(CultureInfo.InvariantCulture, $"{programs:N0} random programs, {writes:N0} real writes, {wrong} disagreements");

    [GeneratedRegex(@"(?<programs>[\d,]+) random programs, [\d,]+ real writes, (?<wrong>\d+) disagreements")]
    private static partial Regex Statement();

    private static CSharpCompilation Compile(PathProgram[] programs, string absolute)
    {
        var text = new StringBuilder();
        text.AppendLine("using System; using System.IO; using System.Linq; using System.Threading.Tasks; static partial class Programs {");
        // One program a line: its number is the line's, counted from the first.
        for (int i = 0; i < programs.Length; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"static void P{i}(string a, string b, int n, bool f) {{ {programs[i].Body} }}");
        }

        text.AppendLine("}");
        var helpers = new StringBuilder();
        helpers
            .AppendLine("using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading.Tasks;")
            .AppendLine(ModernProgram.Types)
            .AppendLine("static partial class Programs {")
            .AppendLine(PathProgram.Helpers(absolute));
        helpers.AppendLine("public static readonly Action<string, string, int, bool>[] All = [");
        helpers.AppendLine(string.Join(", ", programs.Select((_, i) => $"P{i}"))).AppendLine("]; }");
        return CSharpCompilation.Create(
            "programs",
            [
                CSharpSyntaxTree.ParseText(text.ToString(), TestProject.Language, "Programs.cs"),
                CSharpSyntaxTree.ParseText(helpers.ToString(), TestProject.Language, "Helpers.cs"),
            ],
            TestProject.References(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static async Task<ILookup<int, string>> SaidAsync(CSharpCompilation compilation)
    {
        ImmutableArray<Diagnostic> reported = await compilation
            .WithOptions(compilation.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary))
            .WithAnalyzers([new PathRules()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return reported
            .Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == "Programs.cs")
            .ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line - 1, diagnostic => diagnostic.Id);
    }

    private static string Readme =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Source())!, "../../../analyzers/DpsAuthoring.Analyzers.Package/README.md"));

    private static string Source([CallerFilePath] string file = "") => file;
}
