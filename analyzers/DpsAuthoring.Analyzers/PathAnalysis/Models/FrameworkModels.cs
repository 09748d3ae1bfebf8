using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>The models of framework types, by the types' full names. Another's type of the same simple name has none.</summary>
internal static class FrameworkModels
{
    private static readonly FrameworkModel[] s_models =
    [
        new StringModel(), new StringBuilderModel(), new RegexModel(), new PathModel(), new DirectoryModel(), new FileSystemInfoModel(), new EnvironmentModel(),
        new ListModel(), new DictionaryModel(), new LinqModel(), new TaskModel(), new ConversionModel(), new ReflectionModel(), new RuntimeModel(),
    ];

    private static readonly ILookup<string, (string Type, FrameworkModel Model)> s_bySimpleName = s_models
        .SelectMany(static model => model.Types.Select(type => (Type: type, Model: model)))
        .ToLookup(static one => one.Type.Substring(one.Type.LastIndexOf('.') + 1), StringComparer.Ordinal);

    public static Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "ToString" && call.Instance is { } instance)
        {
            return self is PathValue printed && Values.TaintOf(instance.Type) is var taint && (taint != Taint.Any || IsPathLike(instance.Type))
                ? Values.Formatted(printed, instance, method.Parameters.Length > 0 && method.Parameters[0].Type.SpecialType == SpecialType.System_String ? Values.AsPath(arguments[0]).Constant : null)
                : null;
        }

        return Of(method.ContainingType)?.Call(run, call, self, arguments);
    }

    public static Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) => Of(property.Property.ContainingType)?.Read(run, property, self);

    public static Value? Create(IObjectCreationOperation creation, IMethodSymbol constructor, Value[] arguments) => Of(constructor.ContainingType)?.Create(creation, arguments);

    private static FrameworkModel? Of(INamedTypeSymbol type)
    {
        foreach ((string name, FrameworkModel model) in s_bySimpleName[type.Name])
        {
            if (type.Is(name))
            {
                return model;
            }
        }

        return null;
    }

    private static bool IsPathLike(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } || type.Is("System.Text.StringBuilder") || type.Is("System.ReadOnlySpan") || PathTypes.IsPath(type);
}
