using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>
/// One model for each file of a compilation, so that each body is bound once. The model that the compiler shows code with keeps the bodies
/// that it has compiled, and is taken where there is one. Until then there is another: what may be null is nothing to paths, and finding
/// it out is a third of what binding costs, so where the compiler lets one do without, this one does.
/// </summary>
internal sealed class SemanticModels(Compilation compilation)
{
    /// <summary><c>SemanticModelOptions.DisableNullableAnalysis</c>, which is newer than the compiler this is built for.</summary>
    private const int DisableNullableAnalysis = 2;

    private static readonly (MethodInfo Get, object Options)? s_withOptions = Find();

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _compiled = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _own = new();

    private readonly ConcurrentDictionary<SyntaxTree, bool> _shown = new();
    private int _adopted;

    public SemanticModel Of(SyntaxTree tree) =>
        _compiled.TryGetValue(tree, out SemanticModel? known) || _own.TryGetValue(tree, out known)
            ? known
            : _own.GetOrAdd(tree, Make(tree));

    public void Show(ISymbol type)
    {
        foreach (Location location in type.Locations)
        {
            if (location.SourceTree is { } tree)
            {
                _shown.TryAdd(tree, true);
            }
        }
    }

    /// <summary>Takes a model that there is already.</summary>
    public void Adopt(SemanticModel model)
    {
        if (_adopted == 0)
        {
            lock (_shown)
            {
                if (_adopted == 0)
                {
                    foreach (SyntaxTree tree in _shown.Keys)
                    {
                        _compiled.TryAdd(tree, compilation.GetSemanticModel(tree));
                    }

                    _adopted = 1;
                }
            }
        }

        if (!_compiled.ContainsKey(model.SyntaxTree))
        {
            _compiled.TryAdd(model.SyntaxTree, model);
        }
    }

#pragma warning disable RS1030 // The model that an action is given finds out about nullability, and helpers lie in other files.
    private SemanticModel Make(SyntaxTree tree) =>
        s_withOptions is var (get, options)
            ? (SemanticModel)get.Invoke(compilation, [tree, options])
            : compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private static (MethodInfo Get, object Options)? Find() =>
        typeof(Compilation).Assembly.GetType("Microsoft.CodeAnalysis.SemanticModelOptions") is { IsEnum: true } options
        && Enum.IsDefined(options, DisableNullableAnalysis)
        && typeof(Compilation).GetMethod(nameof(Compilation.GetSemanticModel), [typeof(SyntaxTree), options]) is { } get
            ? (get, Enum.ToObject(options, DisableNullableAnalysis))
            : null;
}
