using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What values of the runtime library's own types are.</summary>
internal static class RuntimeValues
{
    /// <summary>The namespace of the runtime library.</summary>
    public const string Library = "DpsAuthoring";

    /// <summary>What an <c>OutputName</c> can be made of: nothing that leads out, and nothing that it refuses.</summary>
    public static PathValue Contained(PathValue name) =>
        PathValue.Of(
            name.Texts.Where(static text => RefusedName.Reason(text) is null)
                .Select(static text =>
                    text.Select(static piece =>
                        piece.Kind == PieceKind.Hole ? piece.WithTaint(piece.Taint & ~(Taint.DotDot | Taint.Rooted)) : piece)));

    /// <summary>What a value of one of the runtime's own types is, wherever it came from.</summary>
    public static Value? OfType(ITypeSymbol? type, SyntaxNode? syntax)
    {
        if (type is IArrayTypeSymbol array)
        {
            return OfType(array.ElementType, syntax) is { } one ? new SequenceValue(one) : null;
        }

        if (type
                is INamedTypeSymbol
                {
                    TypeArguments: [var only],
                    Name: "IReadOnlyList" or "IEnumerable" or "List" or "IList" or "IReadOnlyCollection"
                }
            && type.ContainingNamespace.Is("System.Collections.Generic"))
        {
            return OfType(only, syntax) is { } one ? new SequenceValue(one) : null;
        }

        if (type is not INamedTypeSymbol { ContainingNamespace: { Name: Library, ContainingNamespace.IsGlobalNamespace: true } } named)
        {
            return null;
        }

        return named.Name switch
        {
            "InputFile" or "InputDirectory" => InputFileAt(syntax),
            "OutputFile" => OutputFileAt(syntax),
            "OutputName" => PathValue.Of(Piece.Hole(Taint.Below, source: syntax)),
            _ => null,
        };
    }

    public static PathValue Folder(string name, SyntaxNode? syntax) =>
        PathValue.Of(PathText.Of(Piece.At(Anchor.Working, syntax)).Append(Piece.Literal("/" + name, syntax)).AsFull());

    public static PathValue InputFileAt(SyntaxNode? syntax) => Below("input", syntax);

    public static PathValue OutputFileAt(SyntaxNode? syntax) => Below("output", syntax);

    private static PathValue Below(string folder, SyntaxNode? syntax) =>
        Folder(folder, syntax).Select(text => PathMath.Below(text, Taint.Name, syntax).AsFull());
}
