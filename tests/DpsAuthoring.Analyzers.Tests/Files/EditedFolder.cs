using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Rules.Files;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Tests.Files;

/// <summary>Fixes that are offered in a configuration or a script. The verifiers only look for fixes in code.</summary>
internal sealed class EditedFolder
{
    private readonly Project _project;

    public EditedFolder(params (string Path, string Text)[] files)
    {
        var project = ProjectId.CreateNewId();
        Solution solution = new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "Reduce", "Reduce", LanguageNames.CSharp,
                    parseOptions: TestProject.Language,
                    compilationOptions: TestProject.Options(),
                    metadataReferences: TestProject.References()))
            .AddDocument(DocumentId.CreateNewId(project), TestProject.UsingsFile, TestProject.Usings())
            .AddDocument(DocumentId.CreateNewId(project), "Reduce.cs", AlgorithmFolder.Class);
        foreach ((string path, string text) in files)
        {
            solution = solution.AddAdditionalDocument(
                DocumentId.CreateNewId(project), Path.GetFileName(path), SourceText.From(text), filePath: AlgorithmFolder.PathOf(path));
        }

        _project = solution.GetProject(project)!;
    }

    /// <summary>A file as the fix of a diagnostic in it makes it.</summary>
    public async Task<string> FixedAsync(string id, string file)
    {
        Compilation compilation = (await _project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Diagnostic diagnostic = (
            await compilation
                .WithAnalyzers([new FileRules()], _project.AnalyzerOptions)
                .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken))
                .First(each => each.Id == id && Path.GetFileName(each.Location.GetLineSpan().Path) == file);
        TextDocument document = _project.AdditionalDocuments.Single(each => each.Name == file);
        var actions = new List<CodeAction>();
        await new FileFix().RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        ImmutableArray<CodeActionOperation> operations = await Assert
            .Single(actions)
            .GetOperationsAsync(TestContext.Current.CancellationToken);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetAdditionalDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }
}
