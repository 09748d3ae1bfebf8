using System.Collections.Concurrent;
using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>The bodies of a compilation as operations, each bound when it is first asked for.</summary>
internal sealed class BoundBodies(Compilation compilation, CancellationToken cancel)
{
    private readonly SemanticModels _models = new(compilation);
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> _initializers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IOperation, ImmutableArray<ILocalFunctionOperation>> _localFunctions = new();

    /// <summary>The method that is written, of one that is constructed, reduced or declared in two parts.</summary>
    public static IMethodSymbol DefinitionOf(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.PartialImplementationPart ?? method;
    }

    /// <summary>Takes the model that a body was bound with for its file.</summary>
    public void Adopt(IOperation body)
    {
        if (body.SemanticModel is { } model)
        {
            Adopt(model);
        }
    }

    /// <summary>Notes a type that the compiler shows.</summary>
    public void Show(ISymbol type) => _models.Show(type);

    /// <summary>Takes the model that the compiler shows a file with.</summary>
    public void Adopt(SemanticModel model) => _models.Adopt(model);

    /// <summary>
    /// What a declaration runs. The model that the compiler shows a file with has its bodies bound already: they are compiled.
    /// </summary>
    public IEnumerable<IOperation> RunBy(SyntaxNode declaration, ISymbol owner, SemanticModel compiled)
    {
        SemanticModel model = owner switch
        {
            IMethodSymbol method when IsBody(declaration) => _bodies
                .GetOrAdd(DefinitionOf(method), _ => compiled.GetOperation(declaration, cancel))?.SemanticModel ?? compiled,
            IMethodSymbol when declaration is CompilationUnitSyntax => compiled,
            _ => ModelOf(declaration.SyntaxTree),
        };
        return CodeDeclarations.RunBy(declaration).Select(body => model.GetOperation(body, cancel)).OfType<IOperation>();
    }

    public IOperation? Of(IMethodSymbol method) => _bodies.GetOrAdd(method.OriginalDefinition, BindBody);

    private IOperation? BindBody(ISymbol method)
    {
        if (method.DeclaringSyntaxReferences.Length != 1)
        {
            return null;
        }

        SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax(cancel);
        if (syntax is TypeDeclarationSyntax type)
        {
            return type.BaseList?.Types[0] is PrimaryConstructorBaseTypeSyntax call ? Operation(call) : null;
        }

        return IsBody(syntax) ? Operation(syntax) : null;
    }

    private static bool IsBody(SyntaxNode declaration) =>
        declaration is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax;

    /// <summary>
    /// The initializers of fields and properties that a primary constructor's parameters reach: they are run where it is called.
    /// </summary>
    public ImmutableArray<IOperation> InitializersOf(IMethodSymbol constructor) =>
        _initializers.GetOrAdd(constructor.OriginalDefinition, BindInitializers);

    private ImmutableArray<IOperation> BindInitializers(ISymbol constructor)
    {
        if (constructor.DeclaringSyntaxReferences.Length != 1
            || constructor.DeclaringSyntaxReferences[0].GetSyntax(cancel) is not TypeDeclarationSyntax)
        {
            return ImmutableArray<IOperation>.Empty;
        }

        return constructor.ContainingType.DeclaringSyntaxReferences
            .SelectMany(part => Initializers.Of((TypeDeclarationSyntax)part.GetSyntax(cancel)))
            .Where(initializer => initializer.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
                ((IMethodSymbol)constructor).Parameters.Any(parameter => parameter.Name == name.Identifier.ValueText)))
            .Select(Operation)
            .OfType<IOperation>()
            .ToImmutableArray();
    }

    /// <summary>All that a method runs: of a primary constructor, the initializers that its parameters reach too.</summary>
    public IEnumerable<IOperation> AllOf(IMethodSymbol method)
    {
        ImmutableArray<IOperation> initializers = InitializersOf(method);
        return Of(method) is { } body ? initializers.Add(body) : initializers;
    }

    /// <summary>The local functions of a body, however deep.</summary>
    public ImmutableArray<ILocalFunctionOperation> LocalFunctionsOf(IOperation body) => _localFunctions.GetOrAdd(body, static body =>
        body.Syntax.DescendantNodes().Any(static node => node is LocalFunctionStatementSyntax)
            ? body.Descendants().OfType<ILocalFunctionOperation>().ToImmutableArray()
            : ImmutableArray<ILocalFunctionOperation>.Empty);

    public IOperation? Operation(SyntaxNode syntax) => ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancel);

    public SemanticModel ModelOf(SyntaxTree tree) => _models.Of(tree);
}
