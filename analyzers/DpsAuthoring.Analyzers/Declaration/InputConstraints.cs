using System.Globalization;
using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>The limits that a property's attributes set, as data.</summary>
internal static class InputConstraints
{
    /// <summary>The type with the limits that hold for its kind.</summary>
    public static InputType WithConstraintsOf(this InputType type, IPropertySymbol property) => type.Kind switch
    {
        InputKind.Text when Choices(property) is { } choices => type with { Choices = choices },
        InputKind.Text when property.Attribute(WellKnownTypes.RegularExpressionAttribute) is { } pattern =>
            type with { Pattern = pattern.Text(0), PatternMeaning = pattern.Named("ErrorMessage") as string },
        InputKind.Choice => type with { Choices = Members(property) },
        InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal => type with { Limits = LimitsOf(property) },
        _ => type,
    };

    private static ValueList<string>? Choices(IPropertySymbol property) =>
        property.Attribute(WellKnownTypes.AllowedValuesAttribute)
            is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false, Values: var values }] }
            ? new(values.Select(value => value.Value?.ToString() ?? ""))
            : null;

    /// <summary>The names of an enum's members.</summary>
    private static ValueList<string>? Members(IPropertySymbol property)
    {
        ITypeSymbol type = property.Type.WithoutNullable();
        ITypeSymbol element = (type.ListElement() ?? type).WithoutNullable();
        IEnumerable<IFieldSymbol> members = element.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue);
        string[] names = [.. members.Select(member => member.Name)];
        return names.Length > 0 ? new(names) : null;
    }

    private static NumberLimits? LimitsOf(IPropertySymbol property)
    {
        if (property.Attribute(WellKnownTypes.RangeAttribute) is not { } range || NumberRange.Of(range) is null)
        {
            return null;
        }

        // [Range(typeof(double), "0.1", "2")] has the limits behind the type.
        int first = range.ConstructorArguments.Length - 2;
        return new(Text(range.ConstructorArguments[first]), Text(range.ConstructorArguments[first + 1]));
    }

    /// <summary>A limit's text; null for the greatest and least values of a number type, which stand for "no limit".</summary>
    private static string? Text(TypedConstant limit)
    {
        double number = Convert.ToDouble(limit.Value, CultureInfo.InvariantCulture);
        bool isNone = limit.Value is int.MaxValue or int.MinValue
            || number is double.MaxValue or double.MinValue
            || double.IsInfinity(number)
            || double.IsNaN(number);
        return isNone ? null
            : limit.Value is double ? number.ToString("R", CultureInfo.InvariantCulture)
            : Convert.ToString(limit.Value, CultureInfo.InvariantCulture);
    }
}
