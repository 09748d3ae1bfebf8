using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace DpsAuthoring.CodeFixes;

/// <summary>An input that an algorithm is to have.</summary>
/// <param name="Name">Its name, as a configuration has it.</param>
/// <param name="Type">The type of its property.</param>
/// <param name="FileName">What the file or folder is called so far; null for another value.</param>
internal sealed record NewInput(string Name, string Type, string? FileName = null)
{
    public string Property { get; } =
        string.Concat(
            Name.Split('_', '-', '.', ' ')
                .Where(static word => word.Length > 0)
                .Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    /// <summary>The name for a file or a variable; null where nothing of it can be one.</summary>
    public static string? NameOf(string text)
    {
        string name = new string([
            .. text.Select(static letter =>
                letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' ? char.ToLowerInvariant(letter) : '_'),
        ]).Trim('_');
        return name.Length > 0 && name[0] is >= 'a' and <= 'z' ? name : null;
    }

    /// <summary>
    /// The algorithm's class with this input, used where something else stood; null where there is no such class, or a member of that name.
    /// A required input comes before the optional ones: behind them, nobody could give it by position without values for all of them.
    /// </summary>
    public (TypeDeclarationSyntax Old, TypeDeclarationSyntax New)? UsedFor(
        ExpressionSyntax old, string use, SemanticModel model, CancellationToken cancel)
    {
        if (old.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || model.GetDeclaredSymbol(type, cancel) is not { } symbol
            || symbol.Attribute(WellKnownTypes.AlgorithmAttribute) is null)
        {
            return null;
        }

        TypeDeclarationSyntax changed = type.ReplaceNode(old, Code.Expression(use).WithTriviaFrom(old));
        if (symbol.GetMembers(Property).FirstOrDefault() is { } same)
        {
            return
                same is IPropertySymbol property
                && property.Attribute(WellKnownTypes.InputAttribute) is { } declared
                && declared.Text(0) == Name
                && property.Type.Name == Type.Substring(Type.LastIndexOf('.') + 1)
                ? (type, changed)
                : null;
        }

        int last = changed.Members.LastIndexOf(static member => member is PropertyDeclarationSyntax property
            && property.Modifiers.Any(SyntaxKind.RequiredKeyword));
        // Beside another file, the legacy contract tells this one by its name.
        bool hasFiles = symbol
            .GetMembers()
            .OfType<IPropertySymbol>()
            .Any(static property => property.Type.Is(WellKnownTypes.InputFile) || property.Type.Is(WellKnownTypes.InputDirectory));
        string pattern = FileName is not null && hasFiles ? $", Pattern = {Code.Literal(FileName)}" : "";
        SyntaxTrivia lineEnd = Code.LineEnd(type, cancel);
        // An empty line parts it from its neighbours, wherever the one that is there belongs to.
        bool isParted =
            last < 0 || changed.Members[last].GetTrailingTrivia().Count(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) > 1;
        MemberDeclarationSyntax added = Code.Member(
                $"[global::{WellKnownTypes.InputAttribute.Replace("Attribute", "")}(\"{Name}\"{pattern})]{lineEnd}public required {Type} {Property} {{ get; init; }}"
            )
            .WithLeadingTrivia(Enumerable.Repeat(lineEnd, isParted ? 0 : 1))
            .WithTrailingTrivia(Enumerable.Repeat(lineEnd, isParted ? 2 : 1))
            .WithAdditionalAnnotations(Formatter.Annotation);
        return (type, changed.WithMembers(changed.Members.Insert(last + 1, added)));
    }
}
