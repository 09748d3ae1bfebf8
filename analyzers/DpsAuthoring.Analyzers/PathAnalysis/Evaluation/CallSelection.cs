using System.Collections.Concurrent;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Which bodies are worth a look, and which calls are worth following.</summary>
internal sealed class CallSelection(CompilationAnalysis analysis)
{
    private readonly ConcurrentDictionary<ISymbol, bool> _called = new(SymbolEqualityComparer.Default);
    private readonly Effects _effects = new(analysis);

    /// <summary>Whether a body that does this is worth a look: it names a path's API, or a helper that reaches one.</summary>
    public bool IsCandidate(IOperation operation) => UsesPaths(operation) || operation switch
    {
        IInvocationOperation call => IsHelper(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => IsHelper(constructor),
        ICompoundAssignmentOperation { OperatorMethod: { } compound } => IsHelper(compound),
        IBinaryOperation { OperatorMethod: { } binary } => IsHelper(binary),
        IConversionOperation { OperatorMethod: { } conversion } => IsHelper(conversion),
        IPropertyReferenceOperation { Property: var property } when analysis.Types.IsSource(property.ContainingType) =>
            (property.GetMethod is { } getter && IsHelper(getter)) || (property.SetMethod is { } setter && IsHelper(setter)),
        _ => false,
    };

    /// <summary>Whether an operation names a path's API itself.</summary>
    public bool UsesPaths(IOperation operation) => operation switch
    {
        IInvocationOperation call => analysis.Sinks.Of(call.TargetMethod) is not null
            || call.TargetMethod.Is(WellKnownTypes.OutputName, "Parse"),
        IConversionOperation { OperatorMethod: { } convert } => convert.ContainingType.Is(WellKnownTypes.OutputName)
            || analysis.Sinks.Of(convert) is not null,
            IObjectCreationOperation { Constructor: { } constructor } => analysis.Sinks.Of(constructor) is not null
                || constructor.ContainingType.IsFileSystemInfo(),
        IMethodReferenceOperation reference => analysis.Sinks.Of(reference.Method) is not null,
            IPropertyReferenceOperation { Property: { Name: "LinkTarget" or "Attributes" } property } =>
                property.ContainingType.IsFileSystemInfo(),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { SetMethod: { } setter } property } } =>
                analysis.Sinks.Of(setter) is not null
                || (property.Name == "CurrentDirectory" && property.ContainingType.Is("System.Environment"))
                || property.ContainingType.IsFileSystemInfo(),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var set } } => set.ContainingType.IsFileSystemInfo(),
        _ => false,
    };

    /// <summary>Half of a containment check: it takes a full path too, to be worth a look.</summary>
    public static bool IsContainment(IOperation operation) =>
        operation is IInvocationOperation call && ContainmentCheck.IsStartsWith(call.TargetMethod);

    public static bool IsFullPath(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.Is("System.IO.Path", "GetFullPath"),
        IPropertyReferenceOperation { Property: { Name: "FullName" } property } => property.ContainingType.IsFileSystemInfo(),
        _ => false,
    };

    /// <summary>Whether a method of this compilation uses paths that it is given.</summary>
    public bool IsHelper(IMethodSymbol method) =>
        analysis.Types.IsSource(method.ContainingType) && analysis.Types.TakesPaths(method) && Reaches(method, Effect.Uses);

    /// <summary>Whether an indexer or an operator of this compilation uses paths.</summary>
    public bool UsesPaths(MemberDeclarationSyntax declaration) =>
        (declaration.Parent is TypeDeclarationSyntax type && ExtensionMembers.IsBlock(type))
        || analysis.Bodies.ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, analysis.Cancel) switch
        {
            IPropertySymbol { GetMethod: var getter, SetMethod: var setter } =>
                (getter is not null && Reaches(getter, Effect.Uses)) || (setter is not null && Reaches(setter, Effect.Uses)),
            IMethodSymbol method => Reaches(method, Effect.Uses),
            _ => true,
        };

    private bool Reaches(IMethodSymbol helper, Effect wanted) =>
        analysis.Index.ReachesFiles(helper) && _effects.Of(BoundBodies.DefinitionOf(helper), wanted);

    /// <summary>
    /// Whether anybody in this compilation calls a method by itself, not only through an interface, a base or a delegate: who does is told.
    /// </summary>
    public bool IsCalled(ISymbol owner) => _called.GetOrAdd(owner, FindCall);

    private bool FindCall(ISymbol owner) => owner switch
    {
        // An initializer's parameters are those of the primary constructor.
        IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Constructor } =>
            analysis.Index.Mentions(owner.ContainingType.Name).Any(),

        // No name stands where an indexer is called: who names its type may.
        IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsIndexer: true } } =>
            analysis.Index.Mentions(ExtensionMembers.HomeOf(owner.ContainingType)).Any(),
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } =>
            analysis.Index.Mentions(property.Name).Any(name =>
                SymbolEqualityComparer.Default.Equals(
                    analysis.Bodies.ModelOf(name.SyntaxTree).GetSymbolInfo(name, analysis.Cancel).Symbol?.OriginalDefinition, property)),
        IMethodSymbol method => analysis.Index.Mentions(method.Name).Any(name => IsCallOf(name, method)),
        _ => false,
    };

    private bool IsCallOf(SimpleNameSyntax name, IMethodSymbol method) =>
        (name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name)
            is { Parent: InvocationExpressionSyntax call } called
        && call.Expression == called
        && analysis.Bodies.ModelOf(call.SyntaxTree).GetSymbolInfo(call, analysis.Cancel).Symbol is IMethodSymbol target
        && SymbolEqualityComparer.Default.Equals(BoundBodies.DefinitionOf(target), BoundBodies.DefinitionOf(method));

    /// <summary>Whether a call surely runs a body of this compilation, and the body could matter.</summary>
    public bool IsWorthRunning(IMethodSymbol method, IOperation? instance, bool forGuard = false, bool isExact = false)
    {
        if (!IsSurelyRun(method, instance, isExact))
        {
            return false;
        }

        if (forGuard)
        {
            return method.ReturnType.SpecialType == SpecialType.System_Boolean
                && (method.Parameters.Length is > 0 and < 6 || ExtensionMembers.HasReceiver(method))
                && analysis.Types.TakesPaths(method);
        }

        return method.MethodKind == MethodKind.PropertySet ? analysis.Types.TakesPaths(method)
            : method.MethodKind == MethodKind.Constructor
            ? analysis.Types.TakesPaths(method)
                && (analysis.Types.HoldsPaths(method.ContainingType) || Reaches(method, Effect.Uses | Effect.Refuses))
            : analysis.Types.MayBePath(method.ReturnType)
                || SetsPaths(method)
                || (
                    analysis.Types.TakesPaths(method)
                    && (analysis.Index.Throws(method.Name) || Reaches(method, Effect.Uses | Effect.Refuses)));
    }

    private bool SetsPaths(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out && analysis.Types.MayBePath(parameter.Type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a call runs a body of this compilation, and no other.</summary>
    public bool IsSurelyRun(IMethodSymbol method, IOperation? instance, bool isExact = false)
    {
        if (!analysis.Types.IsSource(method.ContainingType)
            || method.IsAbstract
            || method.IsExtern
            || method.DeclaringSyntaxReferences.Length == 0)
        {
            return false;
        }

        bool mayBeAnother = !isExact && (method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed
            && instance is not IObjectCreationOperation && !analysis.Index.HasNoOverride(method.Name);
        return !mayBeAnother;
    }
}
