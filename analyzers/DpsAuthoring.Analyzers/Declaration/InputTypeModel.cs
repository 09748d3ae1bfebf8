using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>What an input, or each element of a list of inputs, may be.</summary>
internal enum InputKind
{
    Text,
    TextLike,
    TextOf,
    Whole,
    Real,

    /// <summary>A boolean that is false unless it is given: a bare option.</summary>
    Flag,

    /// <summary>A boolean that may also be left out, which a bare option cannot say: it is written as a text.</summary>
    TrueOrFalse,
    Choice,
    Date,
    Time,
    Box,
    File,
    Folder,
    OutputName,

    /// <summary>Any other type that implements <c>IParsable</c> of itself.</summary>
    Parsable,
}

/// <summary>The type of an input as data: what the generated code reads it with and what a configuration registers it as both follow from it.</summary>
/// <param name="Kind">What it, or each of its elements, may be.</param>
/// <param name="Element">The C# type of it, or of an element, fully qualified and without nullability.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="Arguments">The limits that its attributes set, as C# expressions.</param>
internal sealed record InputTypeModel(InputKind Kind, string Element, bool IsList, EquatableArray<string> Arguments)
{
    /// <summary>The C# type of its value.</summary>
    public string ValueType => IsList ? Element + "[]" : Element;

    /// <summary>Whether the platform fetches it, so that it has no place among the values.</summary>
    public bool IsStaged => Kind is InputKind.File or InputKind.Folder;

    /// <summary>The type of a property; null for one that no contract can carry.</summary>
    public static InputTypeModel? Of(IPropertySymbol property)
    {
        ITypeSymbol type = property.Type.WithoutNullable();
        return type.ListElement()?.WithoutNullable() is not { } element
            ? Of(type, property, isList: false)
            : CarriesListOf(element, property) ? Of(element, property, isList: true) : null;
    }

    /// <summary>Whether a list of such elements can be an input; CWL has no list of booleans on a command line.</summary>
    public static bool CarriesListOf(ITypeSymbol element, IPropertySymbol property) =>
        element.SpecialType != SpecialType.System_Boolean && Of(element, property, isList: true) is not null;

    private static InputTypeModel? Of(ITypeSymbol type, IPropertySymbol property, bool isList)
    {
        InputKind? kind = type.SpecialType switch
        {
            SpecialType.System_String => KindOfText(property),
            SpecialType.System_Boolean => SymbolEqualityComparer.Default.Equals(property.Type, type) ? InputKind.Flag : InputKind.TrueOrFalse,
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => InputKind.Whole,
            SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => InputKind.Real,
            _ when type.TypeKind == TypeKind.Enum => InputKind.Choice,
            _ when type.Is("System.DateOnly") => InputKind.Date,
            _ when type.Is("System.DateTimeOffset") => InputKind.Time,
            _ when type.Is(WellKnownTypes.BoundingBox) => InputKind.Box,
            _ when type.Is(WellKnownTypes.InputFile) => InputKind.File,
            _ when type.Is(WellKnownTypes.InputDirectory) => InputKind.Folder,
            _ when type.Is(WellKnownTypes.OutputName) => InputKind.OutputName,
            _ when IsParsable(type) => InputKind.Parsable,
            _ => null,
        };
        return kind is { } known ? new(known, type.FullName(), isList, new(InputLimitArguments.Of(known, type, property))) : null;
    }

    /// <summary>
    /// Whether a type implements <c>IParsable</c> of itself. A <c>DateTime</c> does, but takes the same text for another moment where the
    /// machine's time zone is another.
    /// </summary>
    private static bool IsParsable(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: not SpecialType.System_DateTime }
        && type.AllInterfaces.Any(each =>
            each.Is(WellKnownTypes.Parsable) && each.TypeArguments is [var self] && SymbolEqualityComparer.Default.Equals(self, type));

    private static InputKind KindOfText(IPropertySymbol property) =>
        property.Attribute(WellKnownTypes.AllowedValuesAttribute) is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false }] } ? InputKind.TextOf
        : property.Attribute(WellKnownTypes.RegularExpressionAttribute) is not null ? InputKind.TextLike
        : InputKind.Text;
}
