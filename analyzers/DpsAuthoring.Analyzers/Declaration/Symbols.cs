using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>Small questions that are asked of symbols.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat s_metadataName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static bool Is(this ITypeSymbol? type, string fullName) => type is not null && type.ToDisplayString(s_metadataName) == fullName;

    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(fullName));

    public static string Text(this AttributeData attribute, int position) =>
        attribute.ConstructorArguments.Length > position ? attribute.ConstructorArguments[position].Value as string ?? "" : "";

    public static object? Named(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    /// <summary>A name as it is written in code.</summary>
    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The type without <c>?</c>, of a value or a reference.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    /// <summary>The element of an array or an <c>IReadOnlyList</c>; null for anything else.</summary>
    public static ITypeSymbol? ListElement(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T } list =>
            list.TypeArguments[0],
        _ => null,
    };
}
