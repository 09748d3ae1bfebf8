using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>The type of an input, with what it is called in C#.</summary>
/// <param name="Type">What it may be.</param>
/// <param name="Element">The C# type of it, or of an element of a list, fully qualified and without nullability.</param>
internal sealed record InputTypeModel(InputType Type, string Element)
{
    /// <summary>The C# type of its value.</summary>
    public string ValueType => Type.IsList ? Element + "[]" : Element;

    /// <summary>The type of a property; null for one that no contract can carry.</summary>
    public static InputTypeModel? Of(IPropertySymbol property)
    {
        ITypeSymbol type = property.Type.WithoutNullable();
        return type.ListElement() is not { } element ? Of(type, property, isList: false)
            : CarriesListOf(element, property) ? Of(element.WithNullableAnnotation(NullableAnnotation.NotAnnotated), property, isList: true)
            : null;
    }

    /// <summary>Whether a list of such elements can be an input; CWL has no list of booleans on a command line.</summary>
    public static bool CarriesListOf(ITypeSymbol element, IPropertySymbol property) =>
        element.SpecialType != SpecialType.System_Boolean && Of(element, property, isList: true) is not null;

    private static InputTypeModel? Of(ITypeSymbol type, IPropertySymbol property, bool isList)
    {
        InputKind? kind = type.SpecialType switch
        {
            SpecialType.System_String => InputKind.Text,
            SpecialType.System_Boolean => SymbolEqualityComparer.Default.Equals(property.Type, type)
                ? InputKind.Flag
                : InputKind.TrueOrFalse,
            SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => InputKind.LongWhole,
            >= SpecialType.System_SByte and <= SpecialType.System_UInt32 => InputKind.Whole,
            SpecialType.System_Single => InputKind.Real,
            SpecialType.System_Double or SpecialType.System_Decimal => InputKind.LongReal,
            _ when type.TypeKind == TypeKind.Enum => InputKind.Choice,
            _ when type.Is("System.DateOnly") => InputKind.Date,
            _ when type.Is("System.DateTimeOffset") => InputKind.Time,
            _ when type.Is("System.Uri") => InputKind.Address,
            _ when type.Is(WellKnownTypes.TimeInterval) => InputKind.Interval,
            _ when type.Is(WellKnownTypes.BoundingBox) => InputKind.Box,
            _ when type.Is(WellKnownTypes.InputFile) => InputKind.File,
            _ when type.Is(WellKnownTypes.InputDirectory) => InputKind.Directory,
            _ when type.Is(WellKnownTypes.OutputName) => InputKind.OutputName,
            _ when IsParsable(type) => InputKind.Parsable,
            _ => null,
        };
        return kind is { } known ? new(new InputType(known, isList).WithConstraintsOf(property), type.FullName()) : null;
    }

    /// <summary>
    /// Whether a type implements <c>IParsable</c> of itself. A <c>DateTime</c> does, but takes the same text for another moment where the
    /// machine's time zone is another.
    /// </summary>
    private static bool IsParsable(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: not SpecialType.System_DateTime }
        && type.AllInterfaces.Any(each =>
            each.Is(WellKnownTypes.Parsable) && each.TypeArguments is [var self] && SymbolEqualityComparer.Default.Equals(self, type));
}
