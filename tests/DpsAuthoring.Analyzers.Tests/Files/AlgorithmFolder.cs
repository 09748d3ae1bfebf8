using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Rules.Files;
using DpsAuthoring.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Tests.Files;

/// <summary>An algorithm's class, configuration and scripts in a project, as the compiler and an editor see them: on no disk.</summary>
internal sealed class AlgorithmFolder
{
    public const string Class = """
        [Algorithm("reduce")]
        public sealed partial class Reduce : IAlgorithm
        {
            [Input("input_file")] public required InputFile Source { get; init; }
            [Input("output_file")] public string OutputFile { get; init; } = "reduced.tif";
            [Input("outsize")] public int OutSize { get; init; } = 30;

            public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
        }

        """;

    public const string Ogc = """
        algorithm_name: reduce
        algorithm_version: v1.0.0
        code_repository: https://github.com/me/reduce.git
        base_container_url: registry/base:v1
        run_command: reduce/run.sh
        inputs:
          - name: input_file
            type: File
          - name: output_file
            type: string
            default: reduced.tif
          - name: outsize
            type: int
            default: 30
        outputs:
          - name: out
            type: Directory

        """;

    public const string Script = "#!/usr/bin/env bash\nset -euo pipefail\nreduce \"$@\"\nmkdir -p output\n";

    private readonly ProjectId _project = ProjectId.CreateNewId();
    private Solution _solution;

    public AlgorithmFolder(string code = Class, params (string Path, string Text)[] files)
    {
        _solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            _project, VersionStamp.Default, "Reduce", "Reduce", LanguageNames.CSharp,
            parseOptions: Compiler.Language,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: Compiler.References));
        _solution = _solution.AddDocument(DocumentId.CreateNewId(_project), "Usings.cs", Compiler.ImplicitUsings);
        _solution = _solution.AddDocument(DocumentId.CreateNewId(_project), "Reduce.cs", SourceText.From(code), filePath: "/work/reduce/src/Reduce.cs");
        foreach ((string path, string text) in files)
        {
            _solution = _solution.AddAdditionalDocument(DocumentId.CreateNewId(_project), Path.GetFileName(path), SourceText.From(text), filePath: "/work/reduce/" + path);
        }
    }

    private Project Project => _solution.GetProject(_project)!;

    /// <summary>Lines of a <c>.globalconfig</c>.</summary>
    public AlgorithmFolder With(string severities)
    {
        _solution = _solution.AddAnalyzerConfigDocument(
            DocumentId.CreateNewId(_project), ".globalconfig", SourceText.From("is_global = true\n" + severities), filePath: "/work/reduce/.globalconfig");
        return this;
    }

    /// <summary>What is reported, as file, place, id and message.</summary>
    public async Task<string[]> ReportsAsync() => [.. (await DiagnosticsAsync()).Select(Text).Order(StringComparer.Ordinal)];

    /// <summary>A file as the fix of the one diagnostic in a file makes it.</summary>
    public async Task<string> FixedAsync(string id, string reportedIn, string file)
    {
        Diagnostic diagnostic = (await DiagnosticsAsync()).First(each => each.Id == id && each.Location.GetLineSpan().Path.EndsWith(reportedIn, StringComparison.Ordinal));
        TextDocument document = Project.Documents.Concat(Project.AdditionalDocuments).Single(each => each.FilePath == diagnostic.Location.GetLineSpan().Path);
        var actions = new List<CodeAction>();
        await new FileFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return await AppliedAsync(Assert.Single(actions), file);
    }

    /// <summary>A file as Fix All makes it.</summary>
    public async Task<string> AllFixedAsync(string id, string file)
    {
        var context = new FixAllContext(
            Project.Documents.Last(), new FileFix(), FixAllScope.Solution, FileFix.EquivalenceKey + id, [id], new Nothing(), TestContext.Current.CancellationToken);
        return await AppliedAsync((await new FileFix().GetFixAllProvider().GetFixAsync(context))!, file);
    }

    private async Task<string> AppliedAsync(CodeAction action, string file)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        Project changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(_project)!;
        return (await changed.AdditionalDocuments.Single(each => each.Name == file).GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    private async Task<Diagnostic[]> DiagnosticsAsync()
    {
        Compilation compilation = (await Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var options = new CompilationWithAnalyzersOptions(
            Project.AnalyzerOptions, (exception, _, _) => Assert.Fail(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return [.. await compilation.WithAnalyzers([new FileRules()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)];
    }

    private static string Text(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return $"{Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    /// <summary>The fix looks for itself.</summary>
    private sealed class Nothing : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetAsync();

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAsync();

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAsync();

        private static Task<IEnumerable<Diagnostic>> GetAsync() => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
