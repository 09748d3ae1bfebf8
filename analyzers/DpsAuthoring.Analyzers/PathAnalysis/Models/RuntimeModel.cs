using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What the runtime library's own types hold.</summary>
internal sealed class RuntimeModel() : FrameworkModel(
    RuntimeModel.Library + ".Job", RuntimeModel.Library + ".JobInput", RuntimeModel.Library + ".JobOutput", RuntimeModel.Library + ".JobScratch", RuntimeModel.Library + ".InputFile",
    RuntimeModel.Library + ".InputDirectory", RuntimeModel.Library + ".OutputFile", RuntimeModel.Library + ".OutputName")
{
    /// <summary>The namespace of the runtime library.</summary>
    public const string Library = "DpsAuthoring";

    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        switch (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name)
        {
            case ("OutputName", "Parse"):
                return Contained(Values.AsPath(arguments[0]));
            case ("JobOutput", "Create"):
                return OutputFileAt(call.Syntax);
            case ("JobScratch", "GetPath"):
                return PathValue.Of(Piece.At(Anchor.Temp, call.Syntax));
            case ("JobInput", "GetFiles"):
                return new SequenceValue(InputFileAt(call.Syntax));
            case ("InputDirectory", "GetFiles") when self is PathValue folder:
                return new SequenceValue(folder.Select(text => PathMath.Below(text, Taint.Below, call.Syntax).AsFull()));
            default:
                return null;
        }
    }

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) => (property.Property.ContainingType.Name, property.Property.Name) switch
    {
        ("Job", "WorkingDirectory") => PathValue.Of(PathText.Of(Piece.At(Anchor.Working, property.Syntax)).AsFull()),
        ("JobOutput", "FullPath") => Folder("output", property.Syntax),
        ("JobInput", "FullPath") => Folder("input", property.Syntax),
        ("JobScratch", "FullPath") => PathValue.Of(Piece.At(Anchor.Temp, property.Syntax)),
        ("InputFile" or "InputDirectory", "FullPath") when self is PathValue input => input,
        ("InputFile" or "InputDirectory", "Name") when self is PathValue input => input.Select(PathMath.GetFileName),
        ("OutputFile", "FullPath") when self is PathValue output => output,
        ("OutputFile", "Name") when self is PathValue => Values.Made(property, Taint.Below),
        ("OutputName", "Value") => self is PathValue text ? Contained(text) : Values.Made(property, Taint.Below),
        _ => null,
    };

    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) =>
        creation.Type is { Name: "InputFile" or "InputDirectory" } ? Values.AsPath(arguments[0]).Select(PathMath.GetFullPath) : null;

    /// <summary>What an <c>OutputName</c> can be made of: nothing that leads out.</summary>
    public static PathValue Contained(PathValue name) =>
        name.Select(static text => text.Select(static piece => piece.Kind == PieceKind.Hole ? piece.WithTaint(piece.Taint & ~(Taint.DotDot | Taint.Rooted)) : piece));

    /// <summary>What a value of one of the runtime's own types is, wherever it came from.</summary>
    public static Value? OfType(ITypeSymbol? type, SyntaxNode? syntax)
    {
        if (type is IArrayTypeSymbol array)
        {
            return OfType(array.ElementType, syntax) is { } one ? new SequenceValue(one) : null;
        }

        if (type is INamedTypeSymbol { TypeArguments: [var only], Name: "IReadOnlyList" or "IEnumerable" or "List" or "IList" or "IReadOnlyCollection" } && type.ContainingNamespace.Is("System.Collections.Generic"))
        {
            return OfType(only, syntax) is { } one ? new SequenceValue(one) : null;
        }

        if (type is not INamedTypeSymbol { ContainingNamespace: { Name: Library, ContainingNamespace.IsGlobalNamespace: true } } named)
        {
            return null;
        }

        return named.Name switch
        {
            "InputFile" or "InputDirectory" => InputFileAt(syntax),
            "OutputFile" => OutputFileAt(syntax),
            "OutputName" => PathValue.Of(Piece.Hole(Taint.Below, source: syntax)),
            _ => null,
        };
    }

    public static PathValue Folder(string name, SyntaxNode? syntax) =>
        PathValue.Of(PathText.Of(Piece.At(Anchor.Working, syntax)).Append(Piece.Literal("/" + name, syntax)).AsFull());

    public static PathValue InputFileAt(SyntaxNode? syntax) => Below("input", syntax);

    public static PathValue OutputFileAt(SyntaxNode? syntax) => Below("output", syntax);

    private static PathValue Below(string folder, SyntaxNode? syntax) => Folder(folder, syntax).Select(text => PathMath.Below(text, Taint.Name, syntax).AsFull());
}
