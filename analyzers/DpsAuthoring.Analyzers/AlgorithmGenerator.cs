using System.Text;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers;

/// <summary>Makes, of each class that bears <c>[Algorithm]</c>, the code that reads its inputs from the command line.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class AlgorithmGenerator : IIncrementalGenerator
{
    /// <summary>The name of the pipeline's step that holds the models; a test holds it to being cached.</summary>
    internal const string ModelStep = "AlgorithmModel";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<AlgorithmModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WellKnownTypes.AlgorithmAttribute,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (match, cancel) =>
                    AlgorithmReader.Read((INamedTypeSymbol)match.TargetSymbol, match.SemanticModel.Compilation, cancel))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(ModelStep);

        context.RegisterSourceOutput(models, static (output, model) =>
            output.AddSource(
                $"{(model.Namespace.Length == 0 ? "" : model.Namespace + ".")}{model.Class}.g.cs".Replace("@", ""),
                SourceText.From(AlgorithmWriter.Write(model), Encoding.UTF8)));
    }
}
