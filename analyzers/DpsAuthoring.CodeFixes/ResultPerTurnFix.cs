using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Rules.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS1012: puts what a loop goes through into the name of the result, where that is a file or a number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResultPerTurnFix))]
public sealed class ResultPerTurnFix() : Fix("DPS1012")
{
    public const string EquivalenceKey = "NamePerTurn";

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (diagnostic.Properties.GetValueOrDefault(OverwrittenResultRule.Variable) is { } variable
            && NameIn(reported, model, cancel) is { } name
            && model.LookupSymbols(name.SpanStart, name: variable).FirstOrDefault() is { } symbol
            && PartOf(symbol, variable, PathIn(model, name.SpanStart)) is { } part)
        {
            yield return new(
                $"Put '{variable}' into the name",
                EquivalenceKey,
                name,
                Code.Expression(Text(name.Token.ValueText, part)).WithTriviaFrom(name))
            {
                Renames = true,
            };
        }
    }

    /// <summary>
    /// The literal that names the file: the path itself, the last part of it, or what the variable was given that holds it.
    /// </summary>
    private static LiteralExpressionSyntax? NameIn(SyntaxNode path, SemanticModel model, CancellationToken cancel) => path switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal,
        InvocationExpressionSyntax { ArgumentList.Arguments: [.., var last] } call
            when model.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol method && method.ContainingType.Is("System.IO.Path") =>
            NameIn(last.Expression, model, cancel),
        IdentifierNameSyntax variable when model.GetSymbolInfo(variable, cancel).Symbol
            is ILocalSymbol { IsConst: false, DeclaringSyntaxReferences: [var declaration] }
            && declaration.GetSyntax(cancel) is VariableDeclaratorSyntax { Initializer.Value: not IdentifierNameSyntax and var value } =>
            NameIn(value, model, cancel),
        _ => null,
    };

    /// <summary>What <c>System.IO.Path</c> is called at a place; a colon in an interpolated string wants parentheses around it.</summary>
    private static string PathIn(SemanticModel model, int position) =>
        model.LookupNamespacesAndTypes(position, name: "Path") is [INamedTypeSymbol path] && path.Is("System.IO.Path") ? "Path" : Code.Path;

    /// <summary>What makes the name of each turn another one.</summary>
    private static string? PartOf(ISymbol symbol, string variable, string path)
    {
        ITypeSymbol? type = symbol switch { ILocalSymbol local => local.Type, IParameterSymbol parameter => parameter.Type, _ => null };
        return type switch
        {
            { SpecialType: SpecialType.System_String } => $"{path}.GetFileNameWithoutExtension({variable})",
            { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => variable,
            _ when type.Is("System.IO.FileInfo") || type.Is(WellKnownTypes.InputFile) =>
                $"{path}.GetFileNameWithoutExtension({variable}.Name)",
            _ => null,
        };
    }

    private static string Text(string name, string part)
    {
        int start = name.LastIndexOf('/') + 1;
        string hole = part.StartsWith("global::", StringComparison.Ordinal) ? $"({part})" : part;
        return $"${Escaped(name.Substring(0, start), "\"", "")}{{{hole}}}_{Escaped(name.Substring(start), "", "\"")}";
    }

    /// <summary>A text as a part of an interpolated string, with the quotes that are asked for.</summary>
    private static string Escaped(string text, string before, string after)
    {
        string literal = Code.Literal(text);
        return before + literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}") + after;
    }
}
