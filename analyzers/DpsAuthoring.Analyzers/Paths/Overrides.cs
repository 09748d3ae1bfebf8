using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>Which body a call runs on an object whose class is known.</summary>
internal static class Overrides
{
    /// <summary>The method of a class that a call of another's method, of a base class or an interface, runs; null where there is none.</summary>
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
                for (IMethodSymbol? its = member as IMethodSymbol; its is not null; its = its.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(its.OriginalDefinition, method.OriginalDefinition))
                    {
                        return (IMethodSymbol)member;
                    }
                }
            }
        }

        return null;
    }
}
