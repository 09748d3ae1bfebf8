using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Apis;

/// <summary>The namespaces of a compilation: where there is none of a name, not every assembly need be searched for its types.</summary>
internal sealed class Namespaces(Compilation compilation)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>What a reference is called besides <c>global</c>, by which alone its types may be reached.</summary>
    private readonly bool _hasAliases = compilation.References.Any(static reference => !reference.Properties.Aliases.IsEmpty);

    /// <summary>The types of a full name, in all assemblies.</summary>
    public ImmutableArray<INamedTypeSymbol> TypesOf(string type) =>
        _hasAliases || Has(type.Substring(0, Math.Max(type.LastIndexOf('.'), 0)))
            ? compilation.GetTypesByMetadataName(type)
            : ImmutableArray<INamedTypeSymbol>.Empty;

    private bool Has(string space)
    {
        if (!_known.TryGetValue(space, out bool has))
        {
            _known[space] = has = Find(space);
        }

        return has;
    }

    private bool Find(string space)
    {
        INamespaceSymbol? found = compilation.GlobalNamespace;
        foreach (string name in space.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
        {
            found = found?.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return found is not null;
    }
}
