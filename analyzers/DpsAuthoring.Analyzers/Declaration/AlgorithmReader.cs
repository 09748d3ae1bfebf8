using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>Reads what an algorithm's class declares. What it cannot read, an analyzer of the DPS3 block reports.</summary>
internal static class AlgorithmReader
{
    private const string Logging = "activation.LoggerFactory";

    /// <summary>The one reason that a word fixes.</summary>
    public const string NotPartial = "is not partial, so the code that reads its inputs cannot be added to it; write 'partial class'";

    public static AlgorithmModel? Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel)
    {
        if (type.Attribute(WellKnownTypes.AlgorithmAttribute) is not { } algorithm
            || ReasonNotToGenerate(type, cancel) is not null
            || Constructor(type) is not { } constructor)
        {
            return null;
        }

        ImmutableArray<InputModel>.Builder inputs = ImmutableArray.CreateBuilder<InputModel>();
        foreach (IPropertySymbol property in DeclaredInputs(type))
        {
            if (Read(property, compilation, cancel) is { } input)
            {
                inputs.Add(input);
            }
        }

        return new AlgorithmModel(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            type.IsRecord ? "record" : "class",
            Symbols.Identifier(type.Name),
            algorithm.Text(0),
            algorithm.Text(1),
            new(inputs.ToImmutable()),
            new(constructor.Parameters.Select(parameter => Service(parameter.Type)!).ToImmutableArray()),
            constructor.IsImplicitlyDeclared);
    }

    /// <summary>The properties that bear <c>[Input]</c>, in declared order.</summary>
    public static IEnumerable<IPropertySymbol> DeclaredInputs(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Where(property => property.Attribute(WellKnownTypes.InputAttribute) is not null);

    /// <summary>Why no code can be made for a class, as the end of a sentence; null where it can.</summary>
    public static string? ReasonNotToGenerate(INamedTypeSymbol type, CancellationToken cancel)
    {
        if (type.IsAbstract || type.IsGenericType || type.ContainingType is not null || type.IsFileLocal)
        {
            return "is abstract, static, generic, nested or file-local; make it a plain class of a namespace";
        }

        if (!type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancel) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
        {
            return NotPartial;
        }

        return Constructor(type) is null
            ? "has no constructor, or several, that could be called; keep one that takes nothing but ILogger<T>, ILogger or ILoggerFactory"
            : null;
    }

    /// <summary>Why a property cannot be an input, as the end of a sentence; null where it can.</summary>
    public static string? ReasonNotToBind(IPropertySymbol property)
    {
        if (property.IsStatic || property.IsIndexer || (property.SetMethod is null && !property.IsAutoProperty()))
        {
            return "cannot be set; write { get; init; }";
        }

        return InputTypeModel.Of(property) is null
            ? $"is of type {property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}, which neither job contract can carry; use InputFile, "
                + "InputDirectory, OutputName, string, a number, bool, an enum, DateOnly, DateTimeOffset, TimeInterval, BoundingBox, Uri, another type "
                + "that implements IParsable of itself, or a list of these"
            : null;
    }

    private static InputModel? Read(IPropertySymbol property, Compilation compilation, CancellationToken cancel)
    {
        if (ReasonNotToBind(property) is not null || InputTypeModel.Of(property) is not { } type)
        {
            return null;
        }

        AttributeData input = property.Attribute(WellKnownTypes.InputAttribute)!;
        return new InputModel(
            Symbols.Identifier(property.Name),
            input.Text(0),
            input.Text(1),
            type,
            property.IsRequired,
            DefaultText.For(property, compilation, cancel),
            input.Named("Pattern") as string,
            property.Type.IsReferenceType && ForgottenRequired.Is(property, cancel));
    }

    /// <summary>The one constructor whose parameters all can be given.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol type)
    {
        IMethodSymbol[] usable =
        [
            .. type.InstanceConstructors.Where(c => c.Parameters.All(parameter => Service(parameter.Type) is not null)),
        ];
        return usable.Length == 1 ? usable[0] : null;
    }

    private static ServiceModel? Service(ITypeSymbol type)
    {
        if (type.Is(WellKnownTypes.LoggerFactory))
        {
            return new(Logging);
        }

        if (!type.Is(WellKnownTypes.Logger))
        {
            return null;
        }

        const string Create = "global::Microsoft.Extensions.Logging.LoggerFactoryExtensions.CreateLogger";
        return type is INamedTypeSymbol { TypeArguments: [var category] }
            ? new($"{Create}<{category.FullName()}>({Logging})")
            : new($"{Logging}.CreateLogger(typeof(Self).FullName!)");
    }
}
