using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>Tells the framework's members by their full names: a type of one's own may be called <c>Path</c> too.</summary>
internal static class FrameworkNames
{
    /// <summary>Whether a method is the named one of the named type.</summary>
    public static bool Is(this IMethodSymbol method, string type, string name) => method.Name == name && method.ContainingType.Is(type);

    /// <summary>Whether a method is one of those of the named type.</summary>
    public static bool Is(this IMethodSymbol method, string type, string name, string other) =>
        (method.Name == name || method.Name == other) && method.ContainingType.Is(type);

    /// <summary>Whether an expression calls the named method of the named type.</summary>
    public static bool IsCall(this IOperation operation, string type, string name) =>
        operation is IInvocationOperation call && call.TargetMethod.Is(type, name);

    /// <summary>Whether a namespace is the named one. The names are compared part by part from the end, so no text is made.</summary>
    public static bool Is(this INamespaceSymbol? space, string fullName)
    {
        int end = fullName.Length;
        while (space is { IsGlobalNamespace: false } && end > 0)
        {
            int start = end - space.Name.Length;
            if (start < 0
                || string.CompareOrdinal(fullName, start, space.Name, 0, space.Name.Length) != 0
                || (start > 0 && fullName[start - 1] != '.'))
            {
                return false;
            }

            end = Math.Max(0, start - 1);
            space = space.ContainingNamespace;
        }

        return end == 0 && space is { IsGlobalNamespace: true };
    }

    /// <summary>Whether a namespace is the named one, or lies in it.</summary>
    public static bool IsIn(this INamespaceSymbol? space, string fullName)
    {
        while (space is not null && !space.Is(fullName))
        {
            space = space.ContainingNamespace;
        }

        return space is not null;
    }

    /// <summary>Whether a type is <c>FileInfo</c>, <c>DirectoryInfo</c>, or what they have in common.</summary>
    public static bool IsFileSystemInfo(this ITypeSymbol? type) =>
        type is { Name: "FileInfo" or "DirectoryInfo" or "FileSystemInfo" } && type.ContainingNamespace.Is("System.IO");
}
