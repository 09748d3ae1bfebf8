using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// What of an assembly is called like a path: text that its public methods and constructors take, and that its properties are given.
/// Constructors of base types count too, for who derives from them.
/// </summary>
internal static partial class PathParameters
{
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "path", "file", "filename", "filepath", "directory", "dir", "dirname", "folder", "pathname", "filenames", "xlsfile",
    };

    /// <summary>As the table has them: <c>Namespace.Type.Member parameter</c>.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="words">What is a path too in its namespaces that start so: there also addresses are.</param>
    public static IEnumerable<string> Of(IAssemblySymbol assembly, params (string Namespace, string Word)[] words) =>
        TypesIn(assembly.GlobalNamespace)
            .SelectMany(type => Of(
                type,
                [.. words.Where(word => NameOf(type).StartsWith(word.Namespace, StringComparison.Ordinal)).Select(word => word.Word)]))
            .Distinct();

    /// <summary>The name by which a compiler finds a type.</summary>
    public static string NameOf(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? $"{NameOf(outer)}+{type.MetadataName}"
        : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    private static IEnumerable<string> Of(INamedTypeSymbol type, string[] words)
    {
        string name = NameOf(type);
        foreach (ISymbol member in type.GetMembers().Where(IsSeen))
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method)
            {
                foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => IsText(parameter, words)))
                {
                    yield return $"{name}.{method.MetadataName} {parameter.Name}";
                }
            }
            else if (member is IPropertySymbol { IsIndexer: false, SetMethod: { } setter, Type.SpecialType: SpecialType.System_String }
                && IsSeen(setter)
                && IsCalledLikeAPath(member.Name, words))
            {
                yield return $"{name}.{member.Name} set";
            }
        }
    }

    private static bool IsText(IParameterSymbol parameter, string[] words) =>
        parameter is { Type.SpecialType: SpecialType.System_String, RefKind: not RefKind.Out } && IsCalledLikeAPath(parameter.Name, words);

    public static bool IsCalledLikeAPath(string name, params string[] words) =>
        Words().Matches(name).Any(word => s_words.Contains(word.Value) || words.Contains(word.Value, StringComparer.OrdinalIgnoreCase));

    /// <summary>Public, or a constructor for heirs.</summary>
    private static bool IsSeen(ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Public
        || (member is IMethodSymbol { MethodKind: MethodKind.Constructor }
            && member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol place)
    {
        foreach (INamespaceOrTypeSymbol member in place.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                if (type.DeclaredAccessibility != Accessibility.Public || type.TypeKind == TypeKind.Delegate)
                {
                    continue;
                }

                yield return type;
            }

            foreach (INamedTypeSymbol inner in TypesIn(member))
            {
                yield return inner;
            }
        }
    }

    [GeneratedRegex("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();
}
