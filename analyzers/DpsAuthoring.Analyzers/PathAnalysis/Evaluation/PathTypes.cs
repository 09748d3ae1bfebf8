using System.Collections.Concurrent;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Which types can carry a path.</summary>
internal sealed class PathTypes(Compilation compilation, CancellationToken cancel)
{
    private readonly ConcurrentDictionary<ISymbol, bool> _holders = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a type is written in this compilation.</summary>
    public bool IsSource(INamedTypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    /// <summary>Whether a path can come in: by a parameter, or by the object itself.</summary>
    public bool TakesPaths(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (MayBePath(parameter.Type))
            {
                return true;
            }
        }

        return ExtensionMembers.HasReceiver(method)
            || (!method.IsStatic && method.MethodKind != MethodKind.Constructor && HoldsPaths(method.ContainingType));
    }

    /// <summary>Whether objects of a type of this compilation have a text or a file among their members.</summary>
    public bool HoldsPaths(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        return _holders.TryGetValue(type, out bool known) ? known : _holders.GetOrAdd(type, FindPaths(type));
    }

    private bool FindPaths(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
                && IsPrimary(constructor)
                && constructor.Parameters.Any(static parameter => IsPath(parameter.Type)))
            {
                return true;
            }

            ITypeSymbol? its = member switch { IFieldSymbol field => field.Type, IPropertySymbol property => property.Type, _ => null };
            if (its is not null && !member.IsStatic && IsPath(its is IArrayTypeSymbol array ? array.ElementType : its))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type is a text: a string, or a span of one.</summary>
    public static bool IsText(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String }
        || (type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Char }] }
            && (type.Is("System.ReadOnlySpan") || type.Is("System.ReadOnlyMemory")));

    /// <summary>Whether a type is a path by itself.</summary>
    public static bool IsPath(ITypeSymbol? type) =>
        IsText(type)
        || type.IsFileSystemInfo()
        || (
            type is { Name: "OutputName" or "InputFile" or "OutputFile" or "InputDirectory" }
            && type.ContainingNamespace.Is(RuntimeValues.Library));

    /// <summary>Whether a value of a type can carry a path.</summary>
    public bool MayBePath(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Void } => false,
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        { TypeKind: TypeKind.Enum } => false,
        INamedTypeSymbol { DelegateInvokeMethod: { } answers } => MayBePath(answers.ReturnType),
        { SpecialType: not SpecialType.None and < SpecialType.System_Collections_IEnumerable } => false,
        IArrayTypeSymbol array => MayBePath(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } => true,
        _ when IsText(type) => true,
            INamedTypeSymbol { TypeArguments.Length: > 0 } generic => generic.TypeArguments.Any(MayBePath)
                || (IsSource(generic) && HoldsPaths(generic)),
        INamedTypeSymbol named => IsPath(named) || named.Is("System.Text.StringBuilder") || named.Is("System.Text.CompositeFormat") || (IsSource(named) && HoldsPaths(named)),
        _ => false,
    };

    public bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Length == 1
        && constructor.DeclaringSyntaxReferences[0].GetSyntax(cancel) is TypeDeclarationSyntax;
}
