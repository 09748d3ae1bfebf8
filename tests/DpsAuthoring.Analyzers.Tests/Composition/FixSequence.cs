using System.Collections.Immutable;
using System.Reflection;
using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Tests.Composition;

/// <summary>Applies one offered fix after the other to a program, as chance has it, until none is offered.</summary>
internal sealed class FixSequence(Random random)
{
    /// <summary>More fixes than any program has findings.</summary>
    private const int Longest = 60;

    private static readonly CodeFixProvider[] s_fixes =
    [
        .. typeof(Fix).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .Where(fix => fix.FixableDiagnosticIds.Any(id => new PathRules().SupportedDiagnostics.Any(rule => rule.Id == id))),
    ];

    private readonly List<string> _steps = [];

    /// <summary>What was done, for the reader of a failure.</summary>
    public string Steps => string.Join("\n\n", _steps);

    /// <summary>What was wrong on the way; null where nothing was.</summary>
    public string? Problem { get; private set; }

    /// <summary>How many fixes were applied.</summary>
    public int Count { get; private set; }

    /// <summary>The diagnostics that are left.</summary>
    public ImmutableArray<Diagnostic> Left { get; private set; } = [];

    /// <summary>The sources of a program after all fixes.</summary>
    public async Task<string[]> ApplyAsync(string[] sources, bool hasRuntime, CancellationToken cancel)
    {
        using var workspace = new AdhocWorkspace();
        ProjectId id = workspace.AddProject("Program", LanguageNames.CSharp).Id;
        Solution solution = workspace.CurrentSolution
            .WithProjectCompilationOptions(id, TestProject.Options(TestProject.KindOf(sources)))
            .WithProjectParseOptions(id, TestProject.Language)
            .WithProjectMetadataReferences(id, TestProject.References(hasRuntime))
            .AddDocument(
                DocumentId.CreateNewId(id), TestProject.UsingsFile, TestProject.Usings(hasRuntime), filePath: TestProject.UsingsFile);
        DocumentId[] documents = [.. sources.Select(_ => DocumentId.CreateNewId(id))];
        for (int i = 0; i < sources.Length; i++)
        {
            solution = solution.AddDocument(documents[i], $"Source{i}.cs", sources[i], filePath: $"Source{i}.cs");
        }

        (ImmutableArray<Diagnostic> before, string[] errorsBefore) = await LookAsync(solution.GetProject(id)!, cancel);
        _steps.Add(string.Join("\n", sources));
        while (Problem is null && await NextAsync(solution, before, cancel) is var (what, changed))
        {
            (ImmutableArray<Diagnostic> after, string[] errors) = await LookAsync(changed.GetProject(id)!, cancel);
            _steps.Add($"-- {what}, {after.Length} left --\n{Difference(await TextAsync(solution), await TextAsync(changed))}");
            Problem = errors.Except(errorsBefore).FirstOrDefault() is { } error ? $"it does not compile: {error}"
                : after.Length >= before.Length ? $"{before.Length} diagnostics became {after.Length}"
                : NamesJobWithoutLibrary(hasRuntime, await TextAsync(changed)) ? "it names the runtime library's types, and has none"
                : ++Count > Longest ? "it does not end"
                : null;
            (solution, before) = (changed, after);
        }

        Left = before;
        var texts = new List<string>();
        foreach (DocumentId document in documents)
        {
            texts.Add((await solution.GetDocument(document)!.GetTextAsync(cancel)).ToString());
        }

        return [.. texts];

        async Task<string> TextAsync(Solution now) =>
            string.Join(
                '\n', await Task.WhenAll(documents.Select(async one => (await now.GetDocument(one)!.GetTextAsync(cancel)).ToString())));
    }

    /// <summary>The lines that were not there before.</summary>
    private static string Difference(string before, string after) =>
        string.Join('\n', after.Split('\n').Except(before.Split('\n'), StringComparer.Ordinal));

    private static bool NamesJobWithoutLibrary(bool hasRuntime, string text) =>
        !hasRuntime && (text.Contains("Output.FullPath", StringComparison.Ordinal) || text.Contains("OutputName", StringComparison.Ordinal));

    /// <summary>The solution after one more fix; null where none is offered.</summary>
    private async Task<(string What, Solution Changed)?> NextAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancel)
    {
        Diagnostic[] open = [.. diagnostics];
        random.Shuffle(open);
        foreach (Diagnostic diagnostic in open)
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            {
                continue;
            }

            var offered = new List<(CodeFixProvider Fix, CodeAction Action)>();
            foreach (CodeFixProvider fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await fix.RegisterCodeFixesAsync(
                    new CodeFixContext(document, diagnostic, (action, _) => offered.Add((fix, action)), cancel));
            }

            if (offered.Count == 0)
            {
                continue;
            }

            (CodeFixProvider chosen, CodeAction one) = offered[random.Next(offered.Count)];
            bool isAll = random.Next(5) == 0 && chosen.GetFixAllProvider() is not null;
            CodeAction? action = isAll
                ? await chosen.GetFixAllProvider()!.GetFixAsync(
                    new FixAllContext(
                        document,
                        chosen,
                        FixAllScope.Document,
                        one.EquivalenceKey,
                        [diagnostic.Id],
                        new Known(diagnostics),
                        cancel))
                : one;
            foreach (CodeActionOperation operation in await action!.GetOperationsAsync(cancel))
            {
                if (operation is ApplyChangesOperation change)
                {
                    return ($"{diagnostic.Id} {(isAll ? "all " : "")}{one.EquivalenceKey} at {diagnostic.Location.GetLineSpan()}", change.ChangedSolution);
                }
            }
        }

        return null;
    }

    private static async Task<(ImmutableArray<Diagnostic> Reports, string[] Errors)> LookAsync(Project project, CancellationToken cancel)
    {
        Compilation compilation = (await project.GetCompilationAsync(cancel))!;
        return (
            await compilation
                .WithAnalyzers([new PathRules()], new CompilationWithAnalyzersOptions(project.AnalyzerOptions, null, false, false))
                .GetAnalyzerDiagnosticsAsync(cancel),
            [
                .. compilation.GetDiagnostics(cancel).Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => $"{one.Id} {one.GetMessage(null)}"),
            ]);
    }

    /// <summary>The diagnostics of a document as they were found.</summary>
    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancel)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancel);
            return diagnostics.Where(one => one.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancel) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancel) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
