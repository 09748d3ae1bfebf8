using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>
/// One model for each file of a compilation, so that each body is bound once. The compiler's own models keep the bodies that it has
/// compiled: where it compiles a program they are taken, all of them before it drops the first. Where an editor asks for one file, the
/// others have been shown by nobody, and get models that find out nothing about what may be null: it is nothing to paths, and a third of
/// what binding costs.
/// </summary>
internal sealed class SemanticModels
{
    /// <summary><c>SemanticModelOptions.DisableNullableAnalysis</c>, which is newer than the compiler this is built for.</summary>
    private const int DisableNullableAnalysis = 2;

    private static readonly (MethodInfo Get, object Options)? s_withOptions = Find();

    private readonly Compilation _compilation;

    /// <summary>The files of which the compiler has shown a type.</summary>
    private readonly ConcurrentDictionary<SyntaxTree, bool> _shown = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _compiled = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _own = new();
    private readonly Lazy<bool> _hasCompiled;

    public SemanticModels(Compilation compilation)
    {
        _compilation = compilation;
        _hasCompiled = new(TakeCompiled);
    }

    public SemanticModel Of(SyntaxTree tree) =>
        _compiled.TryGetValue(tree, out SemanticModel? known) || _own.TryGetValue(tree, out known)
            ? known
            : _own.GetOrAdd(tree, Make(tree));

    /// <summary>Notes that the compiler shows a type, and so compiles the files in which it is declared.</summary>
    public void Show(ISymbol type)
    {
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            _shown.TryAdd(part.SyntaxTree, true);
        }
    }

    /// <summary>
    /// Takes the model that the compiler shows a file with; it shows files when it has compiled all that it was to compile.
    /// </summary>
    public void Adopt(SemanticModel model)
    {
        if (_hasCompiled.Value && !_compiled.ContainsKey(model.SyntaxTree))
        {
            _compiled.TryAdd(model.SyntaxTree, model);
        }
    }

#pragma warning disable RS1030 // Helpers lie in other files than the one that an action is given.
    private bool TakeCompiled()
    {
        foreach (SyntaxTree tree in _shown.Keys)
        {
            _compiled.TryAdd(tree, _compilation.GetSemanticModel(tree));
        }

        return true;
    }

    private SemanticModel Make(SyntaxTree tree) =>
        s_withOptions is var (get, options)
            ? (SemanticModel)get.Invoke(_compilation, [tree, options])
            : _compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private static (MethodInfo Get, object Options)? Find() =>
        typeof(Compilation).Assembly.GetType("Microsoft.CodeAnalysis.SemanticModelOptions") is { IsEnum: true } options
        && Enum.IsDefined(options, DisableNullableAnalysis)
        && typeof(Compilation).GetMethod(nameof(Compilation.GetSemanticModel), [typeof(SyntaxTree), options]) is { } get
            ? (get, Enum.ToObject(options, DisableNullableAnalysis))
            : null;
}
