using System.Collections.Immutable;
using System.Reflection;
using DpsAuthoring.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Site.Tests.Snippets;

/// <summary>
/// Compiles a page's C# with the generator and all rules: a whole file where it has a type, else members of an algorithm, else
/// statements of its <c>RunAsync</c>.
/// </summary>
internal static class SnippetCompiler
{
    /// <summary>What a project of the template has, and what the pages are about.</summary>
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using DpsAuthoring;
        global using DpsAuthoring.Hosting;
        global using DpsAuthoring.Access;
        global using DpsAuthoring.Maap;
        global using DpsAuthoring.Rasters;
        global using DpsAuthoring.Stac;
        global using Microsoft.Extensions.Logging;
        global using OSGeo.GDAL;
        global using OSGeo.OSR;
        global using System.Runtime.InteropServices;
        global using DataType = OSGeo.GDAL.DataType;
        """;

    private const string UsingsOfTests =
        """

        global using DpsAuthoring.Testing;
        global using Xunit;
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest, DocumentationMode.None);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':')
            .Where(path => !Path.GetFileName(path).StartsWith("DpsAuthoring.Site", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules =
    [
        .. typeof(AlgorithmGenerator).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What is wrong with it: the compiler's errors, and the rules' warnings.</summary>
    public static async Task<string[]> ProblemsAsync(Snippet snippet)
    {
        string text = snippet.Text.Replace("{ … }", "{ throw null!; }", StringComparison.Ordinal);
        // In a project of tests the rules on paths are silent.
        bool isTest = text.Contains("JobFolder", StringComparison.Ordinal);
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(isTest ? Usings + UsingsOfTests : Usings, s_parse),
            CSharpSyntaxTree.ParseText(Whole(text, snippet.Given), s_parse, path: snippet.ToString()),
        ];
        bool isProgram = ((CompilationUnitSyntax)await trees[1].GetRootAsync()).Members.Any(member => member is GlobalStatementSyntax);
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable);
        Compilation compilation = CSharpCompilation.Create("Snippet", trees, isTest ? s_references : s_references.Where(reference => !IsForTests(reference)), options);
        CSharpGeneratorDriver.Create([new AlgorithmGenerator().AsSourceGenerator()], parseOptions: s_parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        ImmutableArray<Diagnostic> told = await compilation.WithAnalyzers(s_rules).GetAllDiagnosticsAsync();
        return
        [
            .. told.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                    || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id.StartsWith("DPS", StringComparison.Ordinal)))
                .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}"),
        ];
    }

    private static bool IsForTests(MetadataReference reference)
    {
        string name = Path.GetFileName(reference.Display!);
        return ((string[])["xunit", "Microsoft.Testing.", "DpsAuthoring.Testing."])
            .Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }

    private static string Whole(string text, string given)
    {
        if (IsFile(text))
        {
            return text + "\n" + given;
        }

        string members = InClass(text, "public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;");
        return Parses(members) && !Parses(InMethod(text, given)) ? members : InMethod(text, given);
    }

    private static bool IsFile(string text) =>
        ((CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, s_parse).GetRoot()).Members
            .Any(member => member is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax);

    /// <summary>A job that the statements make themselves takes the place of the algorithm's.</summary>
    private static string InMethod(string text, string given)
    {
        var unit = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, s_parse).GetRoot();
        bool hasJob = unit.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(variable => variable.Identifier.Text == "job");
        string statements = string.Concat(unit.Members.Select(member => member.ToFullString()));
        return unit.Usings.ToFullString() + InClass("", $$"""
            public async Task RunAsync(Job {{(hasJob ? "given" : "job")}}, CancellationToken cancellationToken)
            {
                await Task.Yield();
                {{given}}
                {{statements.Replace("return Task.CompletedTask;", "return;", StringComparison.Ordinal)}}
            }
            """);
    }

    private static string InClass(string members, string run) => $$"""
        [Algorithm("snippet", "Of a page.")]
        public sealed partial class Snippet : IAlgorithm
        {
            {{members}}
            {{run}}
        }
        """;

    private static bool Parses(string text) =>
        CSharpSyntaxTree.ParseText(text, s_parse).GetDiagnostics().All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
}
