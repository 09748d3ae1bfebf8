using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>Which <c>InputTypes</c> factory reads a property's type, with the limits that its attributes set.</summary>
internal static class InputTypeExpression
{
    private const string Factory = "global::DpsAuthoring.Declaration.InputTypes.";

    /// <summary>The C# expression, and the type of value it yields; null for a type that no contract can carry.</summary>
    public static (string Expression, string ValueType)? For(IPropertySymbol property)
    {
        ITypeSymbol type = property.Type.WithoutNullable();
        if (type.ListElement() is not { } element)
        {
            return Scalar(type, property) is { } scalar ? (scalar, type.FullName()) : null;
        }

        element = element.WithoutNullable();
        return CarriesListOf(element, property) ? ($"{Factory}List({Scalar(element, property)})", element.FullName() + "[]") : null;
    }

    /// <summary>Whether a list of such elements can be an input; CWL has no list of booleans on a command line.</summary>
    public static bool CarriesListOf(ITypeSymbol element, IPropertySymbol property) =>
        element.SpecialType != SpecialType.System_Boolean && Scalar(element, property) is not null;

    private static string? Scalar(ITypeSymbol type, IPropertySymbol property) => type.SpecialType switch
    {
        SpecialType.System_String => Factory + Text(property),
        SpecialType.System_Boolean => Factory + "Flag()",
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => Factory + Number("WholeNumber", type, property),
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => Factory + Number("Real", type, property),
        _ when type.TypeKind == TypeKind.Enum => $"{Factory}Choice<{type.FullName()}>()",
        _ when type.Is("System.DateOnly") => Factory + "Date()",
        _ when type.Is("System.DateTimeOffset") => Factory + "Time()",
        _ when type.Is(WellKnownTypes.BoundingBox) => Factory + "Box()",
        _ when type.Is(WellKnownTypes.InputFile) => Factory + "File()",
        _ when type.Is(WellKnownTypes.InputDirectory) => Factory + "Folder()",
        _ when type.Is(WellKnownTypes.OutputName) => Factory + "NameOfOutput()",
        _ => null,
    };

    private static string Text(IPropertySymbol property)
    {
        if (property.Attribute(WellKnownTypes.AllowedValuesAttribute) is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } values] })
        {
            return $"TextOf({string.Join(", ", values.Values.Select(value => Literal(value.Value?.ToString() ?? "")))})";
        }

        if (property.Attribute(WellKnownTypes.RegularExpressionAttribute) is { } pattern)
        {
            string message = pattern.Named("ErrorMessage") is string text ? ", " + Literal(text) : "";
            return $"TextLike({Literal(pattern.Text(0))}{message})";
        }

        return "Text()";
    }

    private static string Number(string factory, ITypeSymbol type, IPropertySymbol property)
    {
        string name = type.FullName();
        if (property.Attribute(WellKnownTypes.RangeAttribute) is not { } range || NumberRange.Of(range) is null)
        {
            return $"{factory}<{name}>()";
        }

        // [Range(typeof(double), "0.1", "2")] has the limits behind the type.
        int first = range.ConstructorArguments.Length - 2;
        return $"{factory}<{name}>({Limit(range.ConstructorArguments[first], name)}, {Limit(range.ConstructorArguments[first + 1], name)})";
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
