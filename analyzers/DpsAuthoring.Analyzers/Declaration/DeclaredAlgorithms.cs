using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>What the classes of a compilation declare, as the checks of configurations take it.</summary>
internal static class DeclaredAlgorithms
{
    /// <summary>
    /// The algorithms that are declared in source; none where one of them, or an input of it, cannot be read: what is half known is
    /// compared with nothing, and a rule of the DPS3 block speaks of it.
    /// </summary>
    public static IReadOnlyList<Algorithm> In(Compilation compilation, CancellationToken cancel)
    {
        var declared = new List<Algorithm>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (TypeDeclarationSyntax type in tree.GetRoot(cancel)
                .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<TypeDeclarationSyntax>()
                .Where(static type => type.AttributeLists.Count > 0))
            {
                if (compilation.GetSemanticModel(tree).GetDeclaredSymbol(type, cancel) is not INamedTypeSymbol symbol
                    || symbol.Attribute(WellKnownTypes.AlgorithmAttribute) is null)
                {
                    continue;
                }

                if (AlgorithmReader.Read(symbol, compilation, cancel) is not { } model
                    || model.Inputs.Length != AlgorithmReader.DeclaredInputs(symbol).Count())
                {
                    return [];
                }

                // Another part of the class may have an attribute too.
                if (!declared.Exists(other => other.Name == model.Name))
                {
                    declared.Add(new Algorithm(model.Name, [.. model.Inputs.Select(Of)]) { Description = model.Description });
                }
            }
        }

        return declared;
    }

    private static AlgorithmInput Of(InputModel input) =>
        new(
            input.Name,
            input.Type.Type,
            input.IsRequired ? null : input.Default,
            IsOptional: !input.IsRequired && string.IsNullOrEmpty(input.Default))
        {
            Description = input.Description,
        };
}
