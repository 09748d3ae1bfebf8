using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>The limits that a property's attributes set, as arguments of the factory that reads it.</summary>
internal static class InputLimitArguments
{
    public static ImmutableArray<string> Of(InputKind kind, ITypeSymbol type, IPropertySymbol property) => kind switch
    {
        InputKind.TextOf => property.Attribute(WellKnownTypes.AllowedValuesAttribute)!.ConstructorArguments[0].Values
            .Select(value => Literal(value.Value?.ToString() ?? "")).ToImmutableArray(),
        InputKind.TextLike => OfPattern(property.Attribute(WellKnownTypes.RegularExpressionAttribute)!),
        InputKind.Whole or InputKind.Real => OfRange(type.FullName(), property),
        _ => ImmutableArray<string>.Empty,
    };

    private static ImmutableArray<string> OfPattern(AttributeData pattern) => pattern.Named("ErrorMessage") is string message
        ? ImmutableArray.Create(Literal(pattern.Text(0)), Literal(message))
        : ImmutableArray.Create(Literal(pattern.Text(0)));

    private static ImmutableArray<string> OfRange(string type, IPropertySymbol property)
    {
        if (property.Attribute(WellKnownTypes.RangeAttribute) is not { } range || NumberRange.Of(range) is null)
        {
            return ImmutableArray<string>.Empty;
        }

        // [Range(typeof(double), "0.1", "2")] has the limits behind the type.
        int first = range.ConstructorArguments.Length - 2;
        return ImmutableArray.Create(Limit(range.ConstructorArguments[first], type), Limit(range.ConstructorArguments[first + 1], type));
    }

    /// <summary>A limit as a literal of the input's type; the greatest and least values of a number type stand for "no limit".</summary>
    private static string Limit(TypedConstant limit, string type)
    {
        double number = Convert.ToDouble(limit.Value, CultureInfo.InvariantCulture);
        string text = limit.Value is double ? number.ToString("R", CultureInfo.InvariantCulture) : Convert.ToString(limit.Value, CultureInfo.InvariantCulture);
        bool none = limit.Value is int.MaxValue or int.MinValue
            || number is double.MaxValue or double.MinValue
            || double.IsInfinity(number)
            || double.IsNaN(number);
        string suffix = type switch { "double" => "D", "float" => "F", "decimal" => "M", _ => "" };
        return none ? "null" : $"({type})({text}{suffix})";
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
