using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What the analysis of one compilation shares: its tables, the bodies it has bound, the members it has valued.</summary>
internal sealed class PathAnalysis(Compilation compilation, PathSinks sinks, SourceIndex index, CancellationToken cancel)
{
    /// <summary>The namespace of the runtime library.</summary>
    public const string Runtime = "DpsAuthoring";

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IOperation, ImmutableArray<ILocalFunctionOperation>> _localFunctions = new();
    private readonly ConcurrentDictionary<ISymbol, bool> _called = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _holders = new(SymbolEqualityComparer.Default);

    private Effects? _effects;
    private MemberValues? _members;

    public CancellationToken Cancel { get; } = cancel;

    public PathSinks Sinks { get; } = sinks;

    public SourceIndex Index { get; } = index;

    public MemberValues Members => _members ?? Interlocked.CompareExchange(ref _members, new(this), null) ?? _members;

    /// <summary>Whether a body that does this is worth a look: it names a path's API, or a helper that reaches one.</summary>
    public bool IsCandidate(IOperation operation) => UsesPaths(operation) || operation switch
    {
        IInvocationOperation call => IsHelper(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => IsHelper(constructor),
        _ => false,
    };

    /// <summary>Whether an operation names a path's API itself.</summary>
    public bool UsesPaths(IOperation operation) => operation switch
    {
        IInvocationOperation call => Sinks.Of(call.TargetMethod) is not null,
        IObjectCreationOperation { Constructor: { } constructor } => Sinks.Of(constructor) is not null || constructor.ContainingType.Name is "FileInfo" or "DirectoryInfo",
        IMethodReferenceOperation reference => Sinks.Of(reference.Method) is not null,
        IPropertyReferenceOperation { Property: { Name: "LinkTarget" or "Attributes", ContainingType.Name: "FileSystemInfo" } } => true,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "CurrentDirectory", ContainingType.Name: "Environment" } } } => true,
        _ => false,
    };

    /// <summary>Half of a containment check: it takes a full path too, to be worth a look.</summary>
    public static bool IsContainment(IOperation operation) =>
        operation is IInvocationOperation call && call.TargetMethod is { Name: "StartsWith", ContainingType: { SpecialType: SpecialType.System_String } or { Name: "MemoryExtensions" } };

    public static bool IsFullPath(IOperation operation) => operation is
        IInvocationOperation { TargetMethod: { Name: "GetFullPath", ContainingType.Name: "Path" } }
        or IPropertyReferenceOperation { Property: { Name: "FullName", ContainingType.Name: "FileSystemInfo" or "FileInfo" or "DirectoryInfo" } };

    private bool IsHelper(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
        && TakesPaths(method)
        && Reaches(method, Effect.Uses);

    private bool Reaches(IMethodSymbol helper, Effect wanted) => Index.ReachesFiles(helper) && (_effects ??= new(this)).Of(DefinitionOf(helper), wanted);

    /// <summary>Whether anybody in this compilation calls a method by itself, not only through an interface, a base or a delegate: who does is told.</summary>
    public bool IsCalled(ISymbol owner) => _called.GetOrAdd(owner, FindCall);

    private bool FindCall(ISymbol owner) => owner is IMethodSymbol method
        && (method.MethodKind == MethodKind.Constructor ? Index.Mentions(method.ContainingType.Name).Any() : Index.Mentions(method.Name).Any(name => IsCallOf(name, method)));

    private bool IsCallOf(SimpleNameSyntax name, IMethodSymbol method) =>
        (name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name) is { Parent: InvocationExpressionSyntax call } called
        && call.Expression == called
        && ModelOf(call.SyntaxTree).GetSymbolInfo(call, Cancel).Symbol is IMethodSymbol target
        && SymbolEqualityComparer.Default.Equals(DefinitionOf(target), DefinitionOf(method));

    public static IMethodSymbol DefinitionOf(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.PartialImplementationPart ?? method;
    }

    /// <summary>Runs one body for what it does by itself, whoever calls it.</summary>
    public Frame Analyze(ISymbol owner, IOperation body)
    {
        if (body.SemanticModel is { } model)
        {
            _models.TryAdd(body.Syntax.SyntaxTree, model);
        }

        var frame = new Frame(owner, default, null, 0, new Budget());
        frame.Budget.Enter(owner);
        try
        {
            Interpreter.Run(this, frame, body);
        }
        catch (InsufficientExecutionStackException)
        {
            // An expression of thousands of parts. What was found until then stands.
        }

        return frame;
    }

    /// <summary>Runs a helper with what it is called with.</summary>
    public HelperRun Run(IMethodSymbol method, ImmutableArray<Value> arguments, ObjectValue? self, int depth, Budget budget)
    {
        method = DefinitionOf(method);
        var call = new HelperCall(method, arguments, self);
        if (budget.Memo.Find(call, depth, budget) is { } known)
        {
            return known;
        }

        Budget.Recording outer = budget.Record();
        HelperRun run;
        if (BodyOf(method) is not { } body || !budget.Enter(method))
        {
            run = new HelperRun(call, null, new State(), ImmutableArray<PathUse>.Empty);
        }
        else
        {
            budget.Spend();
            var frame = new Frame(method, arguments, self, depth, budget);
            (Value? result, State? end) = Interpreter.Run(this, frame, body);
            budget.Leave(method);
            run = new HelperRun(call, result, end, frame.Uses.ToImmutableArray());
        }

        if (budget.End(outer, depth) is { } reliance)
        {
            budget.Memo.Add(run, reliance);
        }

        return run;
    }

    public bool IsSource(INamedTypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    /// <summary>Whether a call surely runs a body of this compilation, and the body could matter.</summary>
    public bool IsWorthRunning(IMethodSymbol method, IOperation? instance, bool forGuard = false, bool isExact = false)
    {
        if (!IsSurelyRun(method, instance, isExact))
        {
            return false;
        }

        if (forGuard)
        {
            return method.ReturnType.SpecialType == SpecialType.System_Boolean && method.Parameters.Length is > 0 and < 6 && TakesPaths(method);
        }

        return method.MethodKind == MethodKind.Constructor
            ? TakesPaths(method) && (HoldsPaths(method.ContainingType) || Reaches(method, Effect.Uses | Effect.Refuses))
            : MayBePath(method.ReturnType) || SetsPaths(method) || (TakesPaths(method) && (Index.Throws(method.Name) || Reaches(method, Effect.Uses | Effect.Refuses)));
    }

    private bool SetsPaths(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out && MayBePath(parameter.Type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a call runs a body of this compilation, and no other.</summary>
    public bool IsSurelyRun(IMethodSymbol method, IOperation? instance, bool isExact = false)
    {
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
            || method.IsAbstract
            || method.IsExtern
            || method.DeclaringSyntaxReferences.Length == 0)
        {
            return false;
        }

        bool mayBeAnother = !isExact && (method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed
            && instance is not IObjectCreationOperation && !Index.HasNoOverride(method.Name);
        return !mayBeAnother;
    }

    /// <summary>Whether a path can come in: by a parameter, or by the object itself.</summary>
    public bool TakesPaths(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (MayBePath(parameter.Type))
            {
                return true;
            }
        }

        return !method.IsStatic && method.MethodKind != MethodKind.Constructor && HoldsPaths(method.ContainingType);
    }

    /// <summary>Whether objects of a type of this compilation have a text or a file among their members.</summary>
    private bool HoldsPaths(INamedTypeSymbol type) => _holders.GetOrAdd(type.OriginalDefinition, type =>
    {
        foreach (ISymbol member in ((INamedTypeSymbol)type).GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && IsPrimary(constructor) && constructor.Parameters.Any(static parameter => IsPathType(parameter.Type)))
            {
                return true;
            }

            ITypeSymbol? its = member switch { IFieldSymbol field => field.Type, IPropertySymbol property => property.Type, _ => null };
            if (its is not null && !member.IsStatic && IsPathType(its is IArrayTypeSymbol array ? array.ElementType : its))
            {
                return true;
            }
        }

        return false;
    });

    private static bool IsPathType(ITypeSymbol type) => type is { SpecialType: SpecialType.System_String }
        or { Name: "FileInfo" or "DirectoryInfo" or "FileSystemInfo" or "OutputName" or "InputFile" or "OutputFile" or "InputDirectory" };

    /// <summary>Whether a value of a type can carry a path.</summary>
    private bool MayBePath(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Void } => false,
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        { TypeKind: TypeKind.Enum } => false,
        INamedTypeSymbol { DelegateInvokeMethod: { } answers } => MayBePath(answers.ReturnType),
        { SpecialType: not SpecialType.None and < SpecialType.System_Collections_IEnumerable } => false,
        IArrayTypeSymbol array => MayBePath(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } => true,
        INamedTypeSymbol { TypeArguments.Length: > 0 } generic => generic.TypeArguments.Any(MayBePath) || (IsSource(generic) && HoldsPaths(generic)),
        INamedTypeSymbol named => IsPathType(named) || named.Name == "StringBuilder" || (IsSource(named) && HoldsPaths(named)),
        _ => false,
    };

    public bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Length == 1 && constructor.DeclaringSyntaxReferences[0].GetSyntax(Cancel) is TypeDeclarationSyntax;

    public IOperation? BodyOf(IMethodSymbol method) => _bodies.GetOrAdd(method.OriginalDefinition, BindBody);

    private IOperation? BindBody(ISymbol method)
    {
        if (method.DeclaringSyntaxReferences.Length != 1)
        {
            return null;
        }

        SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax(Cancel);
        if (syntax is TypeDeclarationSyntax { BaseList: { } bases })
        {
            return bases.Types[0] is PrimaryConstructorBaseTypeSyntax call ? Operation(call) : null;
        }

        return syntax is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax ? Operation(syntax) : null;
    }

    /// <summary>The local functions of a body, however deep.</summary>
    public ImmutableArray<ILocalFunctionOperation> LocalFunctionsOf(IOperation body) => _localFunctions.GetOrAdd(body, static body =>
        body.Syntax.DescendantNodes().Any(static node => node is LocalFunctionStatementSyntax)
            ? body.Descendants().OfType<ILocalFunctionOperation>().ToImmutableArray()
            : ImmutableArray<ILocalFunctionOperation>.Empty);

    public IOperation? Operation(SyntaxNode syntax) => ModelOf(syntax.SyntaxTree).GetOperation(syntax, Cancel);

    private SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, Model);

    // A helper may be in another file than its caller. One model per file and compilation, made only for files that hold such helpers.
#pragma warning disable RS1030
    private SemanticModel Model(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    public static bool HoldsLabel(IBlockOperation block) => block.Operations.Any(static child => child is ILabeledOperation);

    // ---- the runtime library -------------------------------------------------------------------------------------------------------

    /// <summary>What a value of one of the runtime's own types is, wherever it came from.</summary>
    public static Value? OfRuntimeType(ITypeSymbol? type, SyntaxNode? syntax)
    {
        if (type is IArrayTypeSymbol array)
        {
            return OfRuntimeType(array.ElementType, syntax) is { } one ? new SequenceValue(one) : null;
        }

        if (type is INamedTypeSymbol { TypeArguments: [var only], OriginalDefinition.Name: "IReadOnlyList" or "IEnumerable" or "List" or "IList" or "IReadOnlyCollection" })
        {
            return OfRuntimeType(only, syntax) is { } one ? new SequenceValue(one) : null;
        }

        if (type is not INamedTypeSymbol { ContainingNamespace: { Name: Runtime, ContainingNamespace.IsGlobalNamespace: true } } named)
        {
            return null;
        }

        return named.Name switch
        {
            "InputFile" or "InputDirectory" => InputFileAt(syntax),
            "OutputFile" => OutputFileAt(syntax),
            "OutputName" => PathValue.Of(Piece.Hole(Doubt.Below, source: syntax)),
            _ => null,
        };
    }

    public static PathValue Folder(string name, SyntaxNode? syntax) =>
        PathValue.Of(PathText.Of(Piece.At(Anchor.Working, syntax)).Append(Piece.Literal("/" + name, syntax)).AsFull());

    public static PathValue InputFileAt(SyntaxNode? syntax) => Below("input", syntax);

    public static PathValue OutputFileAt(SyntaxNode? syntax) => Below("output", syntax);

    private static PathValue Below(string folder, SyntaxNode? syntax) => Folder(folder, syntax).Select(text => PathMath.Below(text, Doubt.Name, syntax).AsFull());
}
