using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>Which types stand for those that no contract can carry.</summary>
internal static class InputTypeChoice
{
    private const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList<";

    /// <summary>The types, fully qualified; none where it is not known what was meant.</summary>
    public static string[] For(IPropertySymbol property)
    {
        ITypeSymbol type = property.Type.WithoutNullable();
        return Element(type) is { } element
            ?
            [
                .. (InputTypeModel.CarriesListOf(element, property) ? [element.FullName()] : Scalar(element)).Select(item =>
                    $"{ReadOnlyList}{item}>"),
            ]
            : Scalar(type);
    }

    public static string Short(string type) => string.Join("<", type.Split('<').Select(part => part.Substring(part.LastIndexOf('.') + 1)));

    /// <summary>The type without its elements: what is meant once for a whole project.</summary>
    public static string Key(string type) => Short(type.Split('<')[0]);

    /// <summary>Whether an initializer fits a type, and what to write in its stead; null leaves it as it is.</summary>
    public static (bool Fits, ExpressionSyntax? Value) Initializer(ExpressionSyntax? value, string type) => value switch
    {
        null or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } => (true, null),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression } => (
                true, null),
        // A DateTime becomes a DateTimeOffset by itself; of the other types none is made of the old one.
        _ when !type.StartsWith(ReadOnlyList, StringComparison.Ordinal) =>
            (type.EndsWith("DateTimeOffset", StringComparison.Ordinal) && value is not ImplicitObjectCreationExpressionSyntax, null),
            BaseObjectCreationExpressionSyntax
            {
                ArgumentList: null or { Arguments.Count: 0 },
                Initializer: null or { Expressions.Count: 0 }
            } => (true, SyntaxFactory.CollectionExpression()),
        CollectionExpressionSyntax => (true, null),
        ObjectCreationExpressionSyntax => (true, null),
        _ => (false, null),
    };

    private static string[] Scalar(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_DateTime } => ["global::System.DateTimeOffset", "global::System.DateOnly"],
        _ when type.Is("System.IO.FileInfo") => ["global::" + WellKnownTypes.InputFile],
        _ when type.Is("System.IO.DirectoryInfo") => ["global::" + WellKnownTypes.InputDirectory],
        _ => [],
    };

    /// <summary>The element of an array, a list, or another collection of one type argument.</summary>
    private static ITypeSymbol? Element(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [var item] } collection && collection.AllInterfaces.Append(collection).Any(IsSequence)
            ? item.WithoutNullable()
            : type.ListElement()?.WithoutNullable();

    private static bool IsSequence(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
}
