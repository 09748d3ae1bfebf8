using System.Globalization;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What can be said of a value by its type, or its constant.</summary>
internal static class Values
{
    public static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>Gives an unknown value the name of the variable that holds it: where it recurs, it is the same.</summary>
    public static Value WithName(Value value, ISymbol variable)
    {
        if (value is not PathValue { Texts: [{ Pieces: [{ Kind: PieceKind.Hole } hole] } text] }
            || hole.Identity is not (null or SyntaxNode))
        {
            return value;
        }

        var named = PathText.Of(hole.In(variable));
        return PathValue.Of(KeepFull(text, named));
    }

    public static PathText KeepFull(PathText from, PathText to) => from.IsFull ? to.AsFull() : to;

    public static PathValue AsPath(Value value) => value as PathValue ?? PathValue.Unknown;

    public static PathValue ConstantOf(object? value, IOperation operation) => value switch
    {
        null => PathValue.Nothing,
        string text => PathValue.Of(Piece.Literal(text, operation.Syntax)),
        char c => PathValue.Of(Piece.Literal(c.ToString(), operation.Syntax)),
        _ when operation.Type?.TypeKind == TypeKind.Enum => EnumName(operation.Type, value) is { } name
            ? PathValue.Of(Piece.Literal(name, operation.Syntax))
            : PathValue.Of(Piece.Made(Taint.None, operation.Syntax)),
        IFormattable number => PathValue.Of(Piece.Literal(number.ToString(null, CultureInfo.InvariantCulture), operation.Syntax)),
        _ => PathValue.Of(Piece.Literal(value.ToString(), operation.Syntax)),
    };

    private static string? EnumName(ITypeSymbol type, object value) =>
        type.GetMembers()
            .OfType<IFieldSymbol>()
            .FirstOrDefault(member => member.HasConstantValue && value.Equals(member.ConstantValue))
            ?.Name;

    /// <summary>What can be said of a value by its type alone.</summary>
    public static PathValue OfType(IOperation operation) => PathValue.Of(Piece.Made(TaintOf(operation.Type), operation.Syntax));

    public static Taint TaintOf(ITypeSymbol? type)
    {
        if (type is null)
        {
            return Taint.Any;
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Char:
                return Taint.Below;
            case >= SpecialType.System_Boolean and <= SpecialType.System_Double:
            case SpecialType.System_IntPtr or SpecialType.System_UIntPtr:
                return Taint.None;
            case SpecialType.System_DateTime:
                return Taint.Separator;
            default:
                return type is ITypeParameterSymbol parameter ? TaintOf(parameter)
                    : type.TypeKind == TypeKind.Enum ? Taint.Name
                    : type is { Name: "Guid" or "TimeSpan" or "TimeOnly" or "Version" or "Half" or "Int128" or "UInt128" or "BigInteger" }
                    && IsSystem(type)
                        ? Taint.None
                    : type is { Name: "DateTimeOffset" or "DateOnly" } && IsSystem(type) ? Taint.Separator
                    : Taint.Any;
        }

        static bool IsSystem(ITypeSymbol type) => type.ContainingNamespace.Is("System") || type.ContainingNamespace.Is("System.Numerics");
    }

    /// <summary>A type that is given must be a number, or one of an enumeration, where its constraints say so.</summary>
    private static Taint TaintOf(ITypeParameterSymbol parameter)
    {
        foreach (ITypeSymbol constraint in parameter.ConstraintTypes)
        {
            if (constraint.SpecialType == SpecialType.System_Enum)
            {
                return Taint.Name;
            }

            if (constraint.ContainingNamespace.Is("System.Numerics"))
            {
                return Taint.None;
            }
        }

        return Taint.Any;
    }

    public static PathValue Formatted(PathValue value, IOperation operation, string? format)
    {
        Taint taint = TaintOf(operation.Type);
        if (operation.Type?.SpecialType == SpecialType.System_String
            || taint == Taint.Any
            || (value.Constant is not null && format is null))
        {
            return value;
        }

        if (format is not null && taint is Taint.None or Taint.Separator)
        {
            taint =
                format!.IndexOf('/') >= 0
                || (format.Length == 1 && taint == Taint.Separator && format is not ("o" or "O" or "s" or "u" or "R" or "r"))
                ? Taint.Separator
                : Taint.None;
        }

        return PathValue.Of(Piece.Made(taint, operation.Syntax));
    }

    public static PathValue OfSymbol(ISymbol identity, SyntaxNode syntax, int origins = 0) =>
        PathValue.Of(Piece.Hole(TaintOf(TypeOf(identity)), identity.Name, identity, syntax, origins));

    public static PathValue Made(IOperation operation, Taint taint) => PathValue.Of(Piece.Made(taint, operation.Syntax));

    public static PathValue Lossy(PathValue value, IOperation operation)
    {
        int origins = 0;
        Taint taint = Taint.Word;
        foreach (PathText text in value.Texts)
        {
            foreach (Piece piece in text.Pieces)
            {
                origins |= piece.Origins;
                taint |= piece.Taint;
                if (piece.Kind == PieceKind.Anchor || piece.Text.IndexOf('/') >= 0 && piece.Kind == PieceKind.Literal)
                {
                    taint |= Taint.Separator | Taint.Rooted;
                }
            }
        }

        return PathValue.Of(Piece.Made(taint, operation.Syntax, origins));
    }
}
