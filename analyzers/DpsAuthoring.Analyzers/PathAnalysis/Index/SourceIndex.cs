using System.Collections.Concurrent;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.PathAnalysis.Index;

/// <summary>What can be said of a compilation by its text alone, so that nothing is bound that cannot matter.</summary>
internal sealed class SourceIndex
{
    private readonly Compilation _compilation;
    private readonly Lazy<Declarations[]> _files;
    private readonly Lazy<HashSet<string>> _overridden;
    private readonly Lazy<HashSet<string>> _throwing;
    private readonly Lazy<HashSet<int>> _apis;
    private readonly Lazy<Reach> _reach;
    private readonly ConcurrentDictionary<SyntaxNode, ILookup<string, (ExpressionSyntax Expression, bool IsValue)>> _assigned = new();

    /// <param name="compilation">The compilation.</param>
    /// <param name="apis">The names without one of which no code gets at a path's API.</param>
    public SourceIndex(Compilation compilation, Func<IEnumerable<string>> apis)
    {
        _compilation = compilation;
        _files = new(() => [.. compilation.SyntaxTrees.Select(Declarations.Of)]);
        _overridden = new(() => new(_files.Value.SelectMany(static file => file.Overridden), StringComparer.Ordinal));
        _throwing = new(() => new(_files.Value.SelectMany(static file => file.Throwing), StringComparer.Ordinal));
        _apis = new(() => [.. apis().Select(WordReader.Hash), .. _files.Value.SelectMany(static file => file.Marked)]);
        _reach = new(() => Reach.Of(_files.Value, _apis.Value));
    }

    public bool HasNoOverride(string name) => !_overridden.Value.Contains(name);

    /// <summary>Whether a method of this name may be a check: it throws, and returns nothing.</summary>
    public bool Throws(string name) => _throwing.Value.Contains(name);

    /// <summary>Whether a method may, itself or through others, call one of the APIs.</summary>
    public bool ReachesFiles(IMethodSymbol method)
    {
        int type = WordReader.Hash(ExtensionMembers.HomeOf(method.ContainingType));
        return _reach.Value.Contains(type, method.MethodKind switch
        {
            MethodKind.Constructor => type,
            MethodKind.UserDefinedOperator or MethodKind.Conversion => WordReader.Operator,
            _ => WordReader.Hash(method.AssociatedSymbol?.Name ?? method.Name),
        });
    }

    /// <summary>
    /// The indexers, or the operators, that may reach files by what they name: no word names them where they are called.
    /// </summary>
    public IEnumerable<MemberDeclarationSyntax> Reaching(int nameless)
    {
        int file = 0;
        foreach (SyntaxTree tree in _compilation.SyntaxTrees)
        {
            foreach (Body body in _files.Value[file++].Bodies)
            {
                if (body.Name == nameless
                    && _reach.Value.Contains(body.Type, nameless)
                    && tree.GetRoot().FindToken(body.Start).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration)
                {
                    yield return declaration;
                }
            }
        }
    }

    /// <summary>Whether any method of a name reaches files.</summary>
    public bool MayReachFiles(string method) => _reach.Value.IsNamed(0, WordReader.Something, WordReader.Hash(method));

    /// <summary>Whether a body of a type names an API, or something that may reach one.</summary>
    public bool MayReach(int type, int qualifier, int word) =>
        _apis.Value.Contains(word) || _reach.Value.IsNamed(type, qualifier, word);

    /// <summary>Wherever a name stands, in the order of the files.</summary>
    public IEnumerable<SimpleNameSyntax> Mentions(string name)
    {
        int hash = WordReader.Hash(name);
        foreach (SyntaxTree tree in _compilation.SyntaxTrees)
        {
            if (!Declarations.Of(tree).Mentions(hash))
            {
                continue;
            }

            foreach (SyntaxToken token in Declarations.TokensIn(tree, word => word == hash))
            {
                if (token.Parent is SimpleNameSyntax mention && token.ValueText == name)
                {
                    yield return mention;
                }
            }
        }
    }

    /// <summary>The properties that override one, however far below, in the order of their types' names.</summary>
    public IEnumerable<IPropertySymbol> OverridesOf(IPropertySymbol property, CancellationToken cancel) =>
        _compilation.GetSymbolsWithName(property.Name, SymbolFilter.Member, cancel).OfType<IPropertySymbol>()
            .Where(candidate =>
                candidate.GetMethod is { } getter && property.GetMethod is { } overridden && Overrides.Has(getter, overridden))
            .OrderBy(static property => property.ContainingType.ToDisplayString(), StringComparer.Ordinal);

    /// <summary>Whether a type other than its own may assign a field: by name, wherever its own type stands before it.</summary>
    public bool IsAssignedFromOutside(IFieldSymbol field) =>
        Mentions(field.Name)
            .Any(name =>
                name.Parent is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax } access
            && access.Name == name
            && TypeName(access.Expression) == field.ContainingType.Name
            && access.Ancestors().Any(around => Assigned(around).Any(assigned => assigned.Target == access)));

    private static string TypeName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => "",
    };

    /// <summary>
    /// All that a type assigns to one of its members, by name: the right sides, and the targets themselves where there is no right side
    /// of their own (<c>ref</c> and <c>out</c>, deconstruction, <c>+=</c>).
    /// </summary>
    public IEnumerable<(ExpressionSyntax Expression, bool IsValue)> AssignmentsTo(ISymbol member, CancellationToken cancel) =>
        member.ContainingType.DeclaringSyntaxReferences.SelectMany(reference =>
            _assigned.GetOrAdd(reference.GetSyntax(cancel), type => AssignmentsIn(type, member.ContainingType.Name))[member.Name]);

    private static ILookup<string, (ExpressionSyntax Expression, bool IsValue)> AssignmentsIn(SyntaxNode type, string name) =>
        type.DescendantNodes()
            .Where(node =>
                node.Parent is not InitializerExpressionSyntax { Parent: ObjectCreationExpressionSyntax creation }
                || TypeName(creation.Type) == name)
            .SelectMany(Assigned)
            .ToLookup(
                static assigned => NameOf(assigned.Target) ?? "",
                static assigned => (assigned.Value ?? assigned.Target, assigned.Value is not null));

    /// <summary>What a node assigns to.</summary>
    private static IEnumerable<(ExpressionSyntax Target, ExpressionSyntax? Value)> Assigned(SyntaxNode node) => node switch
    {
            AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } => Parts(tuple)
                .Select(static part => (part, (ExpressionSyntax?)null)),
            AssignmentExpressionSyntax assignment =>
            [
                (
                    assignment.Left,
                    assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression
                        ? assignment.Right
                        : null),
            ],
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => [(argument.Expression, null)],
            ForEachVariableStatementSyntax { Variable: TupleExpressionSyntax tuple } => Parts(tuple)
                .Select(static part => (part, (ExpressionSyntax?)null)),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> Parts(TupleExpressionSyntax tuple) =>
        tuple.Arguments.SelectMany(static part => part.Expression is TupleExpressionSyntax inner ? Parts(inner) : [part.Expression]);

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax } access => access
                .Name
                .Identifier
                .ValueText,
        _ => null,
    };
}
