using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Index;

/// <summary>Which body a call runs on an object whose class is known.</summary>
internal static class Overrides
{
    /// <summary>
    /// The method of a class that a call of another's method, of a base class or an interface, runs; null where there is none.
    /// </summary>
    public static IMethodSymbol? Of(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.FindImplementationForInterfaceMember(method) as IMethodSymbol;
        }

        if (!method.IsVirtual && !method.IsAbstract && !method.IsOverride)
        {
            return null;
        }

        for (INamedTypeSymbol? heir = type; heir is not null; heir = heir.BaseType)
        {
            foreach (ISymbol member in heir.GetMembers(method.Name))
            {
                if (member is IMethodSymbol its && (IsSame(its, method) || Has(its, method)))
                {
                    return its;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a method overrides another, however far above.</summary>
    public static bool Has(IMethodSymbol method, IMethodSymbol overridden)
    {
        IMethodSymbol? next = method.OverriddenMethod;
        while (next is not null && !IsSame(next, overridden))
        {
            next = next.OverriddenMethod;
        }

        return next is not null;
    }

    private static bool IsSame(IMethodSymbol a, IMethodSymbol b) =>
        SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition);
}
