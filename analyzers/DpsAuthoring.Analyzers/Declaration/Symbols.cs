using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>Small questions that are asked of symbols.</summary>
internal static class Symbols
{
    /// <summary>Whether a type is the named one. The names are compared part by part from the end, so no text is made.</summary>
    public static bool Is(this ITypeSymbol? type, string fullName)
    {
        int end = fullName.Length;
        for (ISymbol? part = type; part is not (null or INamespaceSymbol { IsGlobalNamespace: true }); part = part.ContainingSymbol)
        {
            int length = part.Name.Length;
            if (length > end || string.CompareOrdinal(fullName, end - length, part.Name, 0, length) != 0)
            {
                return false;
            }

            end -= length;
            if (end > 0 && fullName[--end] != '.')
            {
                return false;
            }
        }

        return end == 0 && type is not null;
    }

    public static AttributeData? Attribute(this ISymbol symbol, string fullName)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(fullName))
            {
                return attribute;
            }
        }

        return null;
    }

    public static string Text(this AttributeData attribute, int position) =>
        attribute.ConstructorArguments.Length > position ? ValueOf(attribute.ConstructorArguments[position]) as string ?? "" : "";

    public static object? Named(this AttributeData attribute, string name) =>
        ValueOf(attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value);

    /// <summary>An array has no value, and throws where it is asked for one.</summary>
    private static object? ValueOf(TypedConstant argument) => argument.Kind == TypedConstantKind.Array ? null : argument.Value;

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

    /// <summary>Whether a property has a field of its own that no accessor of the author's stands before.</summary>
    public static bool IsAutoProperty(this IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
