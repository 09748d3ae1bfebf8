using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What variables, parameters and members hold.</summary>
internal sealed partial class Interpreter
{
    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>Gives an unknown value the name of the variable that holds it: where it recurs, it is the same.</summary>
    private static Value Named(Value value, ISymbol variable)
    {
        if (value is not PathValue { Texts: [{ Pieces: [{ Kind: PieceKind.Hole } hole] } text] } || hole.Identity is not (null or SyntaxNode))
        {
            return value;
        }

        PathText named = PathText.Of(hole.In(variable));
        return PathValue.Of(KeepFull(text, named));
    }

    private Value? OnEntry(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => ParameterOnEntry(parameter, null),
        IFieldSymbol or IPropertySymbol => MemberOnEntry(symbol, null),
        _ => null,
    };

    private Value ParameterOf(IParameterSymbol parameter, SyntaxNode syntax) => Held(parameter) ?? ParameterOnEntry(parameter, syntax);

    private Value ParameterOnEntry(IParameterSymbol parameter, SyntaxNode? syntax)
    {
        bool isMine = SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _frame.Owner);
        if (isMine && !_frame.Arguments.IsDefault && parameter.Ordinal < _frame.Arguments.Length)
        {
            return _frame.Arguments[parameter.Ordinal];
        }

        if (!isMine && _frame.Self?.Member(parameter.Name) is { } captured)
        {
            return captured;
        }

        int origins = isMine && _frame.Arguments.IsDefault && parameter.Ordinal < 31 ? 1 << parameter.Ordinal : 0;
        syntax ??= parameter.DeclaringSyntaxReferences.Length > 0 ? parameter.DeclaringSyntaxReferences[0].GetSyntax(_analysis.Cancel) : null;
        return PathAnalysis.OfRuntimeType(parameter.Type, syntax)
            ?? PathValue.Of(Piece.Hole(DoubtOf(parameter.Type), parameter.Name, parameter, syntax, origins));
    }

    private Value FieldOf(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (reference.Instance is { } instance)
        {
            Value owner = Evaluate(instance);
            if (instance is not IInstanceReferenceOperation)
            {
                return owner is ObjectValue known
                    ? known.Member(field.Name) ?? known.Member(field.CorrespondingTupleField?.Name ?? "") ?? MemberIn(known, field)
                    : DefaultOf(reference);
            }
        }

        if (field.ContainingType.Name == "Path" && field.ContainingNamespace is { Name: "IO", ContainingNamespace.Name: "System" })
        {
            return PathValue.Of(Piece.Literal(field.Name == "PathSeparator" ? ":" : field.Name == "VolumeSeparatorChar" ? "/" : "/", reference.Syntax));
        }

        return field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String }
            ? PathValue.Of(PathText.Empty)
            : Held(field) ?? MemberOnEntry(field, reference.Syntax);
    }

    private Value MemberOnEntry(ISymbol member, SyntaxNode? syntax) =>
        _frame.Self is { } self && !member.IsStatic
            ? self.Member(member.Name) ?? MemberIn(self, member)
            : _analysis.Members.Of(member, syntax, _frame.Budget);

    /// <summary>A member of a known object that nobody set: what its initializer gave it.</summary>
    private Value MemberIn(ObjectValue self, ISymbol member)
    {
        ISymbol own = self.Type is { } type && member is IPropertySymbol { GetMethod: { } getter } && Overrides.Of(getter, type)?.AssociatedSymbol is { } overriding ? overriding : member;
        return _analysis.Members.InitialOf(own, self, _frame) ?? PathValue.Unknown;
    }
}
