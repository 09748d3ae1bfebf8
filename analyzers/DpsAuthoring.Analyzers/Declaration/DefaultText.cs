using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>A property's initializer as it would be written on the command line, where it is known at compile time.</summary>
internal static class DefaultText
{
    public static string? For(IPropertySymbol property, Compilation compilation, CancellationToken cancel)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancel) is PropertyDeclarationSyntax { Initializer.Value: { } value })
            {
                return Of(value, property.Type.WithoutNullable(), compilation.GetSemanticModel(value.SyntaxTree), cancel);
            }
        }

        return null;
    }

    private static string? Of(ExpressionSyntax value, ITypeSymbol type, SemanticModel model, CancellationToken cancel)
    {
        if (model.GetConstantValue(value, cancel) is { HasValue: true } constant)
        {
            return Format(constant.Value, type);
        }

        switch (value)
        {
            case CollectionExpressionSyntax list:
                return Join(list.Elements.Select(element =>
                    element is ExpressionElementSyntax single && type.ListElement() is { } item ? Of(single.Expression, item, model, cancel) : null));
            case ArrayCreationExpressionSyntax { Initializer: { } list } when type.ListElement() is { } item:
                return Join(list.Expressions.Select(element => Of(element, item, model, cancel)));
            case ImplicitArrayCreationExpressionSyntax list when type.ListElement() is { } item:
                return Join(list.Initializer.Expressions.Select(element => Of(element, item, model, cancel)));
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments, Initializer: null } creation
                when SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(creation, cancel).Type, type):
                object?[] parts = [.. arguments.Select(argument => model.GetConstantValue(argument.Expression, cancel).Value)];
                return (type.ToDisplayString(), parts) switch
                {
                    ("System.DateOnly", [int year, int month, int day]) => $"{year:0000}-{month:00}-{day:00}",
                    (WellKnownTypes.BoundingBox, [not null, not null, not null, not null]) => Join(parts.Select(part => Format(part, type))),
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
        bool flag => flag ? "true" : "false",
        _ when type.TypeKind == TypeKind.Enum => type.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(member => member.HasConstantValue && member.ConstantValue.Equals(value))?.Name,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
