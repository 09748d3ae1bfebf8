using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Tests.Determinism;

/// <summary>
/// What the rules say of a program, told by the code that it is about and not by where that stands. The further places of a diagnostic are
/// not among it: they are searched in its own file alone, and so depend on how a program is parted.
/// </summary>
internal static partial class Verdicts
{
    public static async Task<string[]> OfAsync(Compilation compilation, bool isConcurrent, params ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, isConcurrent, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> reported = await compilation
            .WithAnalyzers(rules, options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. reported.Select(Text).Order(StringComparer.Ordinal)];
    }

    /// <summary>The same without the members that it is said of, and each once.</summary>
    public static string[] WithoutMembers(string[] verdicts) =>
        [.. verdicts.Select(static verdict => WhereItIs().Replace(verdict, ":")).Distinct(StringComparer.Ordinal)];

    /// <summary>What one has and the other has not.</summary>
    public static string Difference(string[] expected, string[] actual)
    {
        List<string> missing = [.. expected];
        string[] more = [.. actual.Where(verdict => !missing.Remove(verdict))];
        return string.Join(
            '\n', [.. missing.Select(verdict => $"  missing  {verdict}"), .. more.Select(verdict => $"  too much {verdict}")]);
    }

    [GeneratedRegex("(?<=^DPS[0-9]{4}) in [^:]*:")]
    private static partial Regex WhereItIs();

    private static string Text(Diagnostic diagnostic)
    {
        SyntaxNode? place = diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        string member = place?.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node =>
            node is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax)
        ) switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
            _ => "",
        };
        return $"{diagnostic.Id} in {member}: {Code(diagnostic.Location)} | {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    private static string Code(Location location) =>
        location
            .SourceTree?.GetText()
            .ToString(location.SourceSpan is var span && span.Length < 200 ? span : new TextSpan(span.Start, 200))
            .ReplaceLineEndings(" ")
        ?? "";
}
