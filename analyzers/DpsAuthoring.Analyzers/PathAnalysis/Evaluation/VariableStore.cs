using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What variables, parameters and members hold, and what they were given.</summary>
internal sealed class VariableStore(BodyRun run) : BodyPart(run)
{
    /// <summary>The last value that a variable was given, as an operation: what it means is asked later.</summary>
    private Dictionary<ISymbol, IOperation>? _origins;

    /// <summary>What each variable was ever given, and where.</summary>
    private Dictionary<ISymbol, Writes>? _writes;

    /// <summary>All that each variable was ever given.</summary>
    public IEnumerable<KeyValuePair<ISymbol, Value>> Written =>
        _writes?.Select(static one => new KeyValuePair<ISymbol, Value>(one.Key, one.Value.Any)) ?? [];

    public bool IsWritten(ISymbol variable) => WritesOf(variable) is not null;

    public bool IsWrittenOnce(ISymbol variable) => WritesOf(variable) is { IsOne: true };

    /// <summary>All that a variable was ever given.</summary>
    public Value? AnyOf(ISymbol variable) => WritesOf(variable)?.Any;

    private Writes? WritesOf(ISymbol variable) => _writes is not null && _writes.TryGetValue(variable, out Writes? writes) ? writes : null;

    /// <summary>The last expression that a variable was given.</summary>
    public IOperation? GivenTo(ISymbol variable) =>
        _origins is not null && _origins.TryGetValue(variable, out IOperation? given) ? given : null;

    /// <summary>
    /// A parameter that was written says nothing of what was passed, unless it was passed by reference; one that was only checked does.
    /// </summary>
    public void ForgetWrittenParameters(BodyState end)
    {
        if (_writes is null)
        {
            return;
        }

        foreach (KeyValuePair<ISymbol, Writes> written in _writes)
        {
            if (written.Key is IParameterSymbol { RefKind: not (RefKind.Ref or RefKind.Out) })
            {
                end.Remove(written.Key);
            }
        }
    }

    /// <summary>What code that runs at an unknown time sees: a variable that is written more than once may hold any of it.</summary>
    public BodyState AtUnknownTime(BodyState at)
    {
        BodyState state = at.Clone();
        if (_writes is null)
        {
            return state;
        }

        foreach (KeyValuePair<ISymbol, Writes> written in _writes)
        {
            if (state.Get(written.Key) is null || !written.Value.IsOne)
            {
                state[written.Key] = written.Value.Any;
            }
        }

        return state;
    }

    public void Write(ISymbol variable, Value value, SyntaxNode at)
    {
        if (State is not null)
        {
            State[variable] = value;
            if (WritesOf(variable) is { } writes)
            {
                writes.Add(value, at);
            }
            else
            {
                (_writes ??= new(SymbolEqualityComparer.Default)).Add(variable, new(value, at));
            }
        }
    }

    /// <summary>What the body itself gave a variable here; null where it did not.</summary>
    public Value? ValueOf(ISymbol variable) => State?.Get(variable);

    public void RememberOrigin(ISymbol variable, IOperation? value)
    {
        if (value is null)
        {
            _origins?.Remove(variable);
        }
        else
        {
            (_origins ??= new(SymbolEqualityComparer.Default))[variable] = Operations.WithoutConversions(value);
        }
    }

    /// <summary>An expression, or what the variable that it names was given.</summary>
    public IOperation OriginOf(IOperation operation)
    {
        operation = Operations.WithoutConversions(operation);
        return VariableOf(operation, itself: true) is { } variable && GivenTo(variable) is { } origin ? origin : operation;
    }

    /// <summary>
    /// An expression, what the variable that it names was given, or what the member that never changes was initialized with.
    /// </summary>
    public IOperation MadeOf(IOperation operation)
    {
        IOperation origin = OriginOf(operation);
        ISymbol? member = origin switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field,
            IPropertyReferenceOperation { Property: { SetMethod: null } property } => property,
            _ => null,
        };
        return member is not null && Analysis.Members.InitializerOperationOf(member) is { } initializer
            ? Operations.WithoutConversions(initializer)
            : origin;
    }

    public Value? OnEntry(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => ParameterOnEntry(parameter, null),
        IFieldSymbol or IPropertySymbol => MemberOnEntry(symbol, null),
        _ => null,
    };

    public Value OfParameter(IParameterSymbol parameter, SyntaxNode syntax) => ValueOf(parameter) ?? ParameterOnEntry(parameter, syntax);

    private Value ParameterOnEntry(IParameterSymbol parameter, SyntaxNode? syntax)
    {
        (bool isMine, int position) = PlaceOf(parameter);
        if (isMine && !Frame.Arguments.IsDefault && position < Frame.Arguments.Length)
        {
            return Frame.Arguments[position];
        }

        if (!isMine && Frame.Self?.Member(ObjectValue.Captured(parameter)) is { } captured)
        {
            return Analysis.Index.AssignmentsTo(parameter, Analysis.Cancel).Any() ? PathValue.Unknown : captured;
        }

        bool isAnyCallers = Frame.Arguments.IsDefault && (isMine || (Frame.Self is null && IsInitializedWith(parameter)));
        int origins = isAnyCallers && position < 31 ? 1 << position : 0;
        syntax ??=
            parameter.DeclaringSyntaxReferences.Length > 0 ? parameter.DeclaringSyntaxReferences[0].GetSyntax(Analysis.Cancel) : null;
        return RuntimeValues.OfType(parameter.Type, syntax)
            ?? PathValue.Of(Piece.Hole(Values.TaintOf(parameter.Type), parameter.Name, parameter, syntax, origins));
    }

    /// <summary>The bit of a parameter of the helper at hand; none for others.</summary>
    public int OriginOf(IParameterSymbol parameter) =>
        PlaceOf(parameter) is (true, < OriginBits.NestedBits and var position) ? 1 << position : 0;

    /// <summary>
    /// Whether a parameter is one of the body at hand, and which: what an extension's member is called on comes behind its own.
    /// </summary>
    private (bool IsMine, int Position) PlaceOf(IParameterSymbol parameter) =>
        ExtensionMembers.IsReceiver(parameter) && Frame.Owner is IMethodSymbol member
            ? (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, member.ContainingType), member.Parameters.Length)
            : (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, Frame.Owner), parameter.Ordinal);

    /// <summary>Whether the run at hand is of an initializer that a primary constructor's parameter reaches.</summary>
    private bool IsInitializedWith(IParameterSymbol parameter) =>
        Frame.Owner is IFieldSymbol or IPropertySymbol
        && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type }
        && SymbolEqualityComparer.Default.Equals(type, Frame.Owner.ContainingType);

    public Value OfField(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (reference.Instance is { } instance)
        {
            Value owner = Evaluate(instance);
            if (instance is not IInstanceReferenceOperation)
            {
                return owner is ObjectValue known
                    ? known.Member(field.Name) ?? known.Member(field.CorrespondingTupleField?.Name ?? "") ?? MemberOf(known, field)
                    : Values.OfType(reference);
            }
        }

        if (field.ContainingType.Is("System.IO.Path"))
        {
            return PathValue.Of(Piece.Literal(field.Name == "PathSeparator" ? ":" : "/", reference.Syntax));
        }

        return field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String }
            ? PathValue.Of(PathText.Empty)
            : ValueOf(field) ?? MemberOnEntry(field, reference.Syntax);
    }

    public Value MemberOnEntry(ISymbol member, SyntaxNode? syntax) =>
        Frame.Self is { } self && !member.IsStatic
            ? self.Member(member.Name) ?? MemberOf(self, member)
            : Analysis.Members.Of(member, syntax, Frame.Budget);

    /// <summary>A member of a known object that nobody set: what its initializer gave it.</summary>
    public Value MemberOf(ObjectValue self, ISymbol member)
    {
        ISymbol own =
            self.Type is { } type
            && member is IPropertySymbol { GetMethod: { } getter }
            && Overrides.Of(getter, type)?.AssociatedSymbol is { } overriding
                ? overriding
                : member;
        return Analysis.Members.InitialOf(own, self, Frame) ?? PathValue.Unknown;
    }

    /// <summary>The variable whose place an expression names: <c>x</c>, <c>Path.GetFullPath(x)</c>, <c>info.FullName</c>.</summary>
    public ISymbol? VariableOf(IOperation operation, bool itself = false)
    {
        operation = Operations.WithoutConversions(operation);
        return operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IDeclarationExpressionOperation declaration => VariableOf(declaration.Expression, itself),
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
            IPropertyReferenceOperation
            {
                Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } or null
            } property when Analysis.Types.IsSource(property.Property.ContainingType) => property.Property,
            IPropertyReferenceOperation { Property: { ContainingType.IsAnonymousType: true } property } member
                when Run.Outcome.Verdict is not null && IsAskedOf(member) => property,
            IPropertyReferenceOperation { Property: { Name: "FullName" } property, Instance: { } owner }
                when !itself && property.ContainingType.IsFileSystemInfo() => VariableOf(owner),
            IInvocationOperation { TargetMethod: var method, Arguments: [var only] }
                when !itself
                    && (
                        method.Is("System.IO.Path", "GetFullPath", "TrimEndingDirectorySeparator")
                        || method.Is("System.MemoryExtensions", "AsSpan")) => VariableOf(only.Value),
            _ => null,
        };
    }

    /// <summary>Whether a member is one of the anonymous object that a test is asked about.</summary>
    private bool IsAskedOf(IPropertyReferenceOperation member) => member.Instance switch
    {
        IParameterReferenceOperation { Parameter.ContainingSymbol: var test } => SymbolEqualityComparer.Default.Equals(test, Frame.Owner),
        IPropertyReferenceOperation { Property.ContainingType.IsAnonymousType: true } inner => IsAskedOf(inner),
        _ => false,
    };

    /// <summary>All that one variable was given.</summary>
    private sealed class Writes(Value value, SyntaxNode at)
    {
        public Value Any { get; private set; } = value;

        /// <summary>Whether all of it was given at one place.</summary>
        public bool IsOne { get; private set; } = true;

        public void Add(Value value, SyntaxNode place)
        {
            Any = Value.Join(Any, value);
            IsOne &= place == at;
        }
    }
}
