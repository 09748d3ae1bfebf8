using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>The models of framework types, by the types' full names. Another's type of the same simple name has none.</summary>
internal sealed class FrameworkModels(IEnumerable<FrameworkModel> models)
{
    private readonly Dictionary<string, (string Type, FrameworkModel Model)[]> _bySimpleName = models
        .SelectMany(static model => model.Types.Select(type => (Type: type, Model: model)))
        .GroupBy(static one => one.Type.Substring(one.Type.LastIndexOf('.') + 1), StringComparer.Ordinal)
        .ToDictionary(static named => named.Key, static named => named.ToArray(), StringComparer.Ordinal);

    public Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "ToString" && call.Instance is { } instance && self is PathValue printed)
        {
            return
                Values.TaintOf(instance.Type) is var taint && (taint != Taint.Any || IsPathLike(instance.Type))
                ? Values.Formatted(
                    printed,
                    instance,
                    method.Parameters.Length > 0 && method.Parameters[0].Type.SpecialType == SpecialType.System_String
                        ? Values.AsPath(arguments[0]).Constant
                        : null)
                : null;
        }

        return Of(method.ContainingType)?.Call(run, call, self, arguments);
    }

    public Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        Of(property.Property.ContainingType)?.Read(run, property, self);

    public Value? Create(IObjectCreationOperation creation, IMethodSymbol constructor, Value[] arguments) =>
        Of(constructor.ContainingType)?.Create(creation, arguments);

    public Value? Convert(IMethodSymbol conversion, Value operand) => Of(conversion.ContainingType)?.Convert(operand);

    private FrameworkModel? Of(INamedTypeSymbol type)
    {
        if (_bySimpleName.TryGetValue(type.Name, out (string Type, FrameworkModel Model)[]? named))
        {
            foreach ((string name, FrameworkModel model) in named)
            {
                if (type.Is(name))
                {
                    return model;
                }
            }
        }

        return null;
    }

    private static bool IsPathLike(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String }
        || type.Is("System.Text.StringBuilder")
        || type.Is("System.ReadOnlySpan")
        || PathTypes.IsPath(type);
}
