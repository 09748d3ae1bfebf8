using System.Collections.Concurrent;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>
/// What fields and properties hold, by all that is assigned to them. A member's value is the same whoever asks first: it is found with a
/// budget of its own, and members that need each other are unknown, all of them.
/// </summary>
internal sealed class MemberValues(CompilationAnalysis analysis)
{
    private readonly object _lock = new();

    /// <summary>Null is what nothing is known of.</summary>
    private readonly ConcurrentDictionary<ISymbol, Value?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>What a field or a property holds; unknown where anyone may assign it.</summary>
    /// <param name="member">The member.</param>
    /// <param name="syntax">Where it is read.</param>
    /// <param name="budget">The budget of who reads it.</param>
    public Value Of(ISymbol member, SyntaxNode? syntax, Budget budget)
    {
        member = Written(member);
        Value? known = budget.Walk is { } walk ? Ask(member, walk, budget) : Find(member);
        return known
            ?? RuntimeValues.OfType(TypeOf(member), syntax)
            ?? PathValue.Of(Piece.Hole(Values.TaintOf(TypeOf(member)), member.Name, member, syntax));
    }

    /// <summary>What the initializer, or the getter, of a known object's member gives.</summary>
    public Value? InitialOf(ISymbol member, ObjectValue self, Frame frame)
    {
        member = Written(member);
        if (member is IFieldSymbol { AssociatedSymbol: IPropertySymbol stored } && InitializerOperationOf(stored) is null)
        {
            // What only the property's own accessors set, and did not.
            return PathValue.Nothing;
        }

        bool isWritten = member.DeclaringSyntaxReferences.Length == 1 || member is IFieldSymbol { AssociatedSymbol: not null };
        if (!analysis.Types.IsSource(member.ContainingType) || !isWritten
            || !frame.Budget.MayGoDeeper(frame.Depth, Budget.DeepestInitializer) || !frame.Budget.Enter(member))
        {
            return null;
        }

        Value? value = member is IPropertySymbol { GetMethod: { } getter } property && Getter(property) is { } body
            ? BodyRun.Of(analysis, new Frame(getter, default, self, frame.Depth + 1, frame.Budget), body).Result
            : InitializerOperationOf(member) is { } initializer
                ? BodyRun.Of(analysis, new Frame(member, default, self, frame.Depth + 1, frame.Budget), initializer, asValue: true).Result
            : null;
        frame.Budget.Leave(member);
        return value;
    }

    /// <summary>The member that is written out, of one that is declared in two parts.</summary>
    private static ISymbol Written(ISymbol member) =>
        (member as IPropertySymbol)?.GetMethod?.PartialImplementationPart?.AssociatedSymbol ?? member;

    /// <summary>
    /// Where a property keeps what it is given: the field behind it, which an accessor calls <c>field</c>, where its getter is written out.
    /// </summary>
    public ISymbol StoredIn(ISymbol member) =>
        member is IPropertySymbol { GetMethod: { } getter } property
        && analysis.Types.IsSource(property.ContainingType)
        && analysis.Bodies.Of(BoundBodies.DefinitionOf(getter)) is not null
        && property.ContainingType.GetMembers().FirstOrDefault(one =>
            one is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) is { } field
                ? field
                : member;

    /// <summary>What a field or a property of this compilation is initialized with.</summary>
    public IOperation? InitializerOperationOf(ISymbol member) =>
        member is IFieldSymbol { AssociatedSymbol: IPropertySymbol property } ? InitializerOperationOf(property) :
        member is IFieldSymbol or IPropertySymbol
        && analysis.Types.IsSource(member.ContainingType)
        && member.DeclaringSyntaxReferences.Length == 1
        && InitializerOf(member) is { } initializer
            ? analysis.Bodies.Operation(initializer)
            : null;

    private bool IsKnown(ISymbol member, out Value? value)
    {
        if (_known.TryGetValue(member, out value))
        {
            return true;
        }

        // Members of a circle become known together: who has seen one of them has to see all.
        lock (_lock)
        {
            return _known.TryGetValue(member, out value);
        }
    }

    /// <summary>Who was first is right, though all find the same.</summary>
    private Value? Remember(ISymbol member, Value? value)
    {
        lock (_lock)
        {
            return _known.GetOrAdd(member, value);
        }
    }

    /// <summary>Finds a member's value for a body: from the start as often as what it needs has to be found before it.</summary>
    private Value? Find(ISymbol member)
    {
        Value? value;
        if (IsKnown(member, out value))
        {
            return value;
        }

        var walk = new MemberWalk(member);
        while (walk.Next() is { } next)
        {
            if (IsKnown(next, out _))
            {
                walk.Done();
            }
            else
            {
                Evaluate(next, walk);
            }
        }

        IsKnown(member, out value);
        return value;
    }

    /// <summary>Finds a member's value for another's.</summary>
    private Value? Ask(ISymbol member, MemberWalk walk, Budget budget)
    {
        if (IsKnown(member, out Value? value))
        {
            return value;
        }

        switch (walk.Meet(member))
        {
            case Meeting.New:
                return Evaluate(member, walk);
            case Meeting.Cycle:
                lock (_lock)
                {
                    // All at once: nobody must see one of them as unknown while another is still to be found.
                    foreach (ISymbol one in walk.CycleOf(member))
                    {
                        Remember(one, null);
                    }
                }

                return null;
            default:
                budget.ReadTentatively();
                return PathValue.Unknown;
        }
    }

    private Value? Evaluate(ISymbol member, MemberWalk walk)
    {
        walk.Enter(member);
        // Whose parameter a value came from says nothing to who reads the member.
        Value? value = FindValue(member, new Budget(walk))?.WithOrigins(0);
        return walk.Leave() ? Remember(member, value) : null;
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    private Value? FindValue(ISymbol member, Budget budget)
    {
        if (!analysis.Types.IsSource(member.ContainingType) || member.DeclaringSyntaxReferences.Length != 1)
        {
            return null;
        }

        if (member is IPropertySymbol { IsAbstract: true, ContainingType.TypeKind: TypeKind.Class } open)
        {
            return ConstantOfOverrides(open, budget);
        }

        if (member is IPropertySymbol property)
        {
            if ((property.IsVirtual || property.IsOverride)
                && !property.IsSealed
                && !property.ContainingType.IsSealed
                && !analysis.Index.HasNoOverride(property.Name))
            {
                return null;
            }
        }

        return FindOwnValue(member, budget);
    }

    /// <summary>What an abstract property is where each of its overrides is a constant, and all of them lead to one root.</summary>
    private PathValue? ConstantOfOverrides(IPropertySymbol property, Budget budget)
    {
        PathValue all = PathValue.Nothing;
        foreach (IPropertySymbol one in analysis.Index.OverridesOf(property, analysis.Cancel))
        {
            if (one.DeclaringSyntaxReferences.Length != 1 || FindOwnValue(one, budget) is not PathValue { Constant: not null } value
                || (!all.IsNothing && JobLocation.Of(all.Texts[0]).Root != JobLocation.Of(value.Texts[0]).Root))
            {
                return null;
            }

            all = (PathValue)Value.Join(all, value);
        }

        return all.IsNothing ? null : all;
    }

    private Value? FindOwnValue(ISymbol member, Budget budget)
    {
        if (member is IPropertySymbol property)
        {
            if (property.GetMethod is { } getter && Getter(property) is { } body)
            {
                return BodyRun.Of(analysis, new Frame(getter, default, null, 0, budget), body).Result;
            }

            if (property.SetMethod is { } setter && (setter.IsInitOnly || setter.DeclaredAccessibility != Accessibility.Private))
            {
                return null;
            }
        }
        else if (member is IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } field
            && (!field.IsStatic || analysis.Index.IsAssignedFromOutside(field)))
        {
            return null;
        }

        Value? all = InitializerOperationOf(member) is { } initializer
            ? BodyRun.Of(analysis, new Frame(member, default, null, 0, budget), initializer, asValue: true).Result
            : null;
        foreach ((ExpressionSyntax assigned, bool isValue) in analysis.Index.AssignmentsTo(member, analysis.Cancel))
        {
            Value one = isValue && analysis.Bodies.Operation(assigned) is { } operation && OwnerOf(operation) is { } owner
                ? BodyRun.Of(analysis, new Frame(owner, default, null, 0, budget), operation, asValue: true).Result ?? PathValue.Unknown
                : PathValue.Unknown;
            all = all is null ? one : Value.Join(all, one);
        }

        return all is PathValue { IsNothing: true } ? null : all;
    }

    private static ISymbol? OwnerOf(IOperation operation) => operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart);

    private IOperation? Getter(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences[0].GetSyntax(analysis.Cancel) is not PropertyDeclarationSyntax declaration)
        {
            return null;
        }

        if (declaration.ExpressionBody is { } arrow)
        {
            return analysis.Bodies.Operation(arrow);
        }

        AccessorDeclarationSyntax? getter = declaration.AccessorList?.Accessors.FirstOrDefault(static accessor =>
            accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        return getter is { Body: null, ExpressionBody: null } or null ? null : analysis.Bodies.Operation(getter);
    }

    private ExpressionSyntax? InitializerOf(ISymbol member) => member.DeclaringSyntaxReferences[0].GetSyntax(analysis.Cancel) switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };
}
