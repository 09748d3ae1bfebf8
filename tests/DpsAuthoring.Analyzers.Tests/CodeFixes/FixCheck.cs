using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>Applies a fix as an editor does: to one diagnostic, or to all of a document or a project. Nothing is restored for it.</summary>
internal static class FixCheck
{
    /// <summary>The fix makes one text of the other, compiles, and leaves nothing to report.</summary>
    public static async Task MakesAsync<T>(string key, string before, string after, bool withRuntime = true)
        where T : CodeFixProvider, new()
    {
        Document document = Open(before, withRuntime);
        Diagnostic first = (await DiagnosticsAsync(document.Project, new T())).First();
        CodeAction action = Assert.Single((await ActionsAsync(new T(), document, first)), action => action.EquivalenceKey == key);

        Assert.Equal(after, await TextAsync(await ApplyAsync(action), document.Id));

        await AssertSilentAsync<T>(after, withRuntime);
    }

    /// <summary>Fix All makes one text of the other, in the document and in the project.</summary>
    public static async Task MakesAllAsync<T>(string key, string before, string after, bool withRuntime = true)
        where T : CodeFixProvider, new()
    {
        Document document = Open(before, withRuntime);
        ImmutableArray<Diagnostic> all = await DiagnosticsAsync(document.Project, new T());
        Assert.True(all.Length > 1, "Fix All wants more than one diagnostic.");
        foreach (FixAllScope scope in (FixAllScope[])[FixAllScope.Document, FixAllScope.Project])
        {
            var context = new FixAllContext(
                document, new T(), scope, key, new T().FixableDiagnosticIds, new Reported(), TestContext.Current.CancellationToken);
            CodeAction? action = await new T().GetFixAllProvider()!.GetFixAsync(context);

            Assert.Equal(after, await TextAsync(await ApplyAsync(action!), document.Id));
        }
    }

    /// <summary>The keys of what is offered for the first diagnostic.</summary>
    public static async Task<string?[]> OffersAsync<T>(string source, bool withRuntime = true)
        where T : CodeFixProvider, new()
    {
        Document document = Open(source, withRuntime);
        Diagnostic first = (await DiagnosticsAsync(document.Project, new T())).First();
        return [.. (await ActionsAsync(new T(), document, first)).Select(action => action.EquivalenceKey)];
    }

    /// <summary>What a fix has made compiles without a warning, and its own rules say nothing more of it.</summary>
    private static async Task AssertSilentAsync<T>(string after, bool withRuntime)
        where T : CodeFixProvider, new()
    {
        var (rules, compiler) = await Compiler.AnalyzeAsync(after, withRuntime: withRuntime);
        Assert.DoesNotContain(rules, text => new T().FixableDiagnosticIds.Any(text.Contains));
        Assert.Empty(compiler);
    }

    private static Document Open(string source, bool withRuntime)
    {
        var project = ProjectId.CreateNewId();
        Solution solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
            parseOptions: Compiler.Language,
            compilationOptions: new CSharpCompilationOptions(
                Compiler.IsProgram([source]) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: Compiler.ReferencesOf(withRuntime)));
        solution = solution.AddDocument(DocumentId.CreateNewId(project), "Usings.cs", Compiler.UsingsOf(withRuntime));
        var document = DocumentId.CreateNewId(project);
        return solution.AddDocument(document, "Sample.cs", SourceText.From(source), filePath: "Sample.cs").GetDocument(document)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, CodeFixProvider fix)
    {
        Compilation compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        ImmutableArray<DiagnosticAnalyzer> rules = [.. Compiler.AllRules.Where(rule => rule.SupportedDiagnostics.Any(each => fix.FixableDiagnosticIds.Contains(each.Id)))];
        ImmutableArray<Diagnostic> reported = await compilation.WithAnalyzers(rules).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. reported.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static async Task<List<CodeAction>> ActionsAsync(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task<string> TextAsync(Solution solution, DocumentId document) =>
        (await solution.GetDocument(document)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private sealed class Reported : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
            return await compilation.WithAnalyzers(Compiler.AllRules).GetAnalyzerDiagnosticsAsync(cancellationToken);
        }
    }
}
