using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>
/// What a property is unless it is given, as it would be written on the command line, where that is known at compile time.
/// </summary>
internal static class DefaultText
{
    /// <summary>
    /// The text; empty where the default is nothing (null, no element, an empty text); null where there is none or it is computed.
    /// </summary>
    public static string? For(IPropertySymbol property, Compilation compilation, CancellationToken cancel)
    {
        ITypeSymbol type = property.Type.WithoutNullable();
        if (property.IsRequired)
        {
            return null;
        }

        if (Initializer(property, cancel) is not { } value)
        {
            return property.IsAutoProperty() && !ForgottenRequired.IsSetByConstructor(property, cancel) ? OfNothing(property, type) : null;
        }

        return Of(value, type, compilation.GetSemanticModel(value.SyntaxTree), cancel) is { } known ? Format(known, type)
            : ForgottenRequired.IsNull(value) ? OfNothing(property, type)
            : null;
    }

    /// <summary>
    /// The initializer's constant, an array of them for a list, or the text of a date or a box; null where none is known.
    /// </summary>
    public static object? ValueOf(IPropertySymbol property, Compilation compilation, CancellationToken cancel) =>
        Initializer(property, cancel) is { } value
            ? Of(value, property.Type.WithoutNullable(), compilation.GetSemanticModel(value.SyntaxTree), cancel)
            : null;

    /// <summary>What a property is set to where it is declared.</summary>
    public static ExpressionSyntax? Initializer(IPropertySymbol property, CancellationToken cancel)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancel) is PropertyDeclarationSyntax { Initializer.Value: { } value })
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>What C# makes of a property that nothing sets.</summary>
    private static string? OfNothing(IPropertySymbol property, ITypeSymbol type)
    {
        bool isValue = property.Type.IsValueType && SymbolEqualityComparer.Default.Equals(property.Type, type);
        return !isValue ? "" : type.SpecialType switch
        {
            SpecialType.System_Boolean => "false",
            >= SpecialType.System_SByte and <= SpecialType.System_Double => "0",
                _ when type.TypeKind == TypeKind.Enum => EnumMember(
                    type, static value => Convert.ToDecimal(value, CultureInfo.InvariantCulture) == 0),
            _ when type.Is("System.DateOnly") => "0001-01-01",
            _ when type.Is("System.DateTimeOffset") => "0001-01-01T00:00:00Z",
            _ when type.Is(WellKnownTypes.TimeInterval) => "../..",
            _ when type.Is(WellKnownTypes.BoundingBox) => "0,0,0,0",
            _ => null,
        };
    }

    private static object? Of(ExpressionSyntax value, ITypeSymbol type, SemanticModel model, CancellationToken cancel)
    {
        if (model.GetConstantValue(value, cancel) is { HasValue: true } constant)
        {
            return IsConvertedByAuthor(value, type, model) ? null : constant.Value;
        }

        switch (value)
        {
            case CollectionExpressionSyntax list when type.ListElement() is { } item:
                return list
                    .Elements.Select(element =>
                        element is ExpressionElementSyntax single ? Of(single.Expression, item, model, cancel) : null)
                    .ToArray();
            case ArrayCreationExpressionSyntax { Initializer: { } list } when type.ListElement() is { } item:
                return list.Expressions.Select(element => Of(element, item, model, cancel)).ToArray();
            case ImplicitArrayCreationExpressionSyntax list when type.ListElement() is { } item:
                return list.Initializer.Expressions.Select(element => Of(element, item, model, cancel)).ToArray();
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments, Initializer: null } creation
                when SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(creation, cancel).Type, type):
                object?[] parts = [.. arguments.Select(argument => model.GetConstantValue(argument.Expression, cancel).Value)];
                return parts switch
                {
                    [string address] when type.Is("System.Uri") => address,
                    [int year, int month, int day] when type.Is("System.DateOnly") => $"{year:0000}-{month:00}-{day:00}",
                    [not null, not null, not null, not null] when type.Is(WellKnownTypes.BoundingBox) => Join(
                        parts.Select(part => Format(part, type))),
                    _ => null,
                };
            case InvocationExpressionSyntax { ArgumentList.Arguments: [var text, ..] } call
                when IsParse(model.GetSymbolInfo(call, cancel).Symbol, type):
                return model.GetConstantValue(text.Expression, cancel).Value as string;
            default:
                return null;
        }
    }

    /// <summary>
    /// Whether an author's own conversion makes the value of a constant: it may read another text than <c>Parse</c> does.
    /// </summary>
    private static bool IsConvertedByAuthor(ExpressionSyntax value, ITypeSymbol type, SemanticModel model) =>
        model.GetConversion(value).IsUserDefined
        && !type.Is(WellKnownTypes.OutputName)
        && type.ContainingNamespace?.ToDisplayString() is not ("System" or "System.Numerics");

    /// <summary>
    /// Whether a call reads a value of the type from a text as the runtime does. Inputs are numbers and dates in fewer forms than
    /// .NET's own Parse takes.
    /// </summary>
    private static bool IsParse(ISymbol? called, ITypeSymbol type) =>
        called is IMethodSymbol { Name: "Parse", IsStatic: true }
        && SymbolEqualityComparer.Default.Equals(called.ContainingType, type)
        && type.SpecialType == SpecialType.None
        && !type.Is("System.DateOnly")
        && !type.Is("System.DateTimeOffset");

    private static string? Join(IEnumerable<string?> parts)
    {
        string?[] all = [.. parts];
        return all.Contains(null) ? null : string.Join(",", all);
    }

    private static string? Format(object? value, ITypeSymbol type) => value switch
    {
        null => null,
        object?[] list => Join(list.Select(item => Format(item, type.ListElement()!))),
        bool flag => flag ? "true" : "false",
        _ when type.TypeKind == TypeKind.Enum => EnumMember(type, value.Equals),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string? EnumMember(ITypeSymbol type, Func<object, bool> isIt) => type.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(member => member.HasConstantValue && isIt(member.ConstantValue!))?.Name;
}
