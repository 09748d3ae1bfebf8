using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>A property's initializer as it would be written on the command line, where it is known at compile time.</summary>
internal static class DefaultText
{
    public static string? For(IPropertySymbol property, Compilation compilation, CancellationToken cancel) =>
        Format(ValueOf(property, compilation, cancel), property.Type.WithoutNullable());

    /// <summary>The initializer's constant, an array of them for a list, or the text of a date or a box; null where none is known.</summary>
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

    private static object? Of(ExpressionSyntax value, ITypeSymbol type, SemanticModel model, CancellationToken cancel)
    {
        if (model.GetConstantValue(value, cancel) is { HasValue: true } constant)
        {
            return constant.Value;
        }

        switch (value)
        {
            case CollectionExpressionSyntax list when type.ListElement() is { } item:
                return list.Elements.Select(element => element is ExpressionElementSyntax single ? Of(single.Expression, item, model, cancel) : null).ToArray();
            case ArrayCreationExpressionSyntax { Initializer: { } list } when type.ListElement() is { } item:
                return list.Expressions.Select(element => Of(element, item, model, cancel)).ToArray();
            case ImplicitArrayCreationExpressionSyntax list when type.ListElement() is { } item:
                return list.Initializer.Expressions.Select(element => Of(element, item, model, cancel)).ToArray();
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments, Initializer: null } creation
                when SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(creation, cancel).Type, type):
                object?[] parts = [.. arguments.Select(argument => model.GetConstantValue(argument.Expression, cancel).Value)];
                return parts switch
                {
                    [int year, int month, int day] when type.Is("System.DateOnly") => $"{year:0000}-{month:00}-{day:00}",
                    [not null, not null, not null, not null] when type.Is(WellKnownTypes.BoundingBox) => Join(parts.Select(part => Format(part, type))),
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static string? Join(IEnumerable<string?> parts)
    {
        string?[] all = [.. parts];
        return all.Length == 0 || all.Contains(null) ? null : string.Join(",", all);
    }

    private static string? Format(object? value, ITypeSymbol type) => value switch
    {
        null => null,
        object?[] list => Join(list.Select(item => Format(item, type.ListElement()!))),
        bool flag => flag ? "true" : "false",
        _ when type.TypeKind == TypeKind.Enum => type.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(member => member.HasConstantValue && member.ConstantValue.Equals(value))?.Name,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
