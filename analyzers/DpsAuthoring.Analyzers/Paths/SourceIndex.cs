using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What can be said of a compilation by its text alone, so that nothing is bound that cannot matter.</summary>
internal sealed class SourceIndex(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, TreeNames> _trees = new();
    private HashSet<string>? _reaching;
    private HashSet<string>? _called;
    private HashSet<string>? _throwing;
    private HashSet<string>? _overridden;

    private TreeNames Of(SyntaxTree tree) => _trees.GetOrAdd(tree, static one => TreeNames.Read(one, default));

    private IEnumerable<TreeNames> All => compilation.SyntaxTrees.Select(Of);

    public bool HasLocalFunctions(SyntaxTree tree) => Of(tree).HasLocalFunctions;

    /// <summary>Whether anything of this name is called, or passed along.</summary>
    public bool IsCalled(string name) => (_called ??= new(All.SelectMany(static tree => tree.Called), StringComparer.Ordinal)).Contains(name);

    public bool HasNoOverride(string name) => !(_overridden ??= new(All.SelectMany(static tree => tree.Overridden), StringComparer.Ordinal)).Contains(name);

    /// <summary>Whether a method of this name may be a check: it throws, and returns nothing.</summary>
    public bool Throws(string name) => (_throwing ??= new(All.SelectMany(static tree => tree.Throwing), StringComparer.Ordinal)).Contains(name);

    /// <summary>Whether a method of this name may, itself or through others, call one of these.</summary>
    public bool ReachesFiles(string name, HashSet<string> apis) => (_reaching ??= Reach(apis)).Contains(name);

    private HashSet<string> Reach(HashSet<string> apis)
    {
        // Who is mentioned by whom; then from the APIs outwards, DeepestHelper steps at most: no path is followed further.
        var bodies = All.SelectMany(static tree => tree.Bodies).ToList();
        var reaching = new HashSet<string>(StringComparer.Ordinal);
        var last = apis;
        for (int depth = 0; depth < PathAnalysis.DeepestHelper && last.Count > 0; depth++)
        {
            var next = new HashSet<string>(StringComparer.Ordinal);
            foreach ((string name, HashSet<string> calls) in bodies)
            {
                if (!reaching.Contains(name) && calls.Overlaps(last))
                {
                    next.Add(name);
                }
            }

            reaching.UnionWith(next);
            last = next;
        }

        return reaching;
    }

    /// <summary>The right sides of all assignments in a type to one of its members, by name.</summary>
    public static IEnumerable<ExpressionSyntax> AssignmentsTo(ISymbol member, CancellationToken cancel)
    {
        foreach (SyntaxReference reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (SyntaxNode node in reference.GetSyntax(cancel).DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax assignment && NameOf(assignment.Left) == member.Name && assignment.Parent is not InitializerExpressionSyntax)
                {
                    yield return assignment.Right;
                }
                else if (node is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument && NameOf(argument.Expression) == member.Name)
                {
                    yield return argument.Expression;
                }
            }
        }
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax } access => access.Name.Identifier.ValueText,
        _ => null,
    };
}

/// <summary>The names in one file.</summary>
internal sealed class TreeNames
{
    public List<(string Name, HashSet<string> Calls)> Bodies { get; } = [];

    public HashSet<string> Called { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Overridden { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods that return nothing and throw.</summary>
    public HashSet<string> Throwing { get; } = new(StringComparer.Ordinal);

    public bool HasLocalFunctions { get; private set; }

    public static TreeNames Read(SyntaxTree tree, CancellationToken cancel)
    {
        var names = new TreeNames();
        names.Walk(tree.GetRoot(cancel), null);
        return names;
    }

    private void Walk(SyntaxNode node, HashSet<string>? calls)
    {
        foreach (SyntaxNode child in node.ChildNodes())
        {
            HashSet<string>? inner = calls;
            switch (child)
            {
                case MethodDeclarationSyntax method:
                    inner = Body(method.Identifier.ValueText);
                    AddOverride(method.Modifiers, method.Identifier);
                    if (method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
                        && method.DescendantNodes().Any(static inside => inside is ThrowStatementSyntax or ThrowExpressionSyntax))
                    {
                        Throwing.Add(method.Identifier.ValueText);
                    }

                    break;
                case PropertyDeclarationSyntax property:
                    inner = Body(property.Identifier.ValueText);
                    AddOverride(property.Modifiers, property.Identifier);
                    break;
                case ConstructorDeclarationSyntax constructor:
                    inner = Body(constructor.Identifier.ValueText);
                    break;
                case LocalFunctionStatementSyntax:
                    HasLocalFunctions = true;
                    break;
                case SimpleNameSyntax name:
                    // Any mention: a call, a method group, a type that is constructed.
                    string text = name.Identifier.ValueText;
                    Called.Add(text);
                    calls?.Add(text);
                    break;
                case ImplicitObjectCreationExpressionSyntax when calls is not null:
                    // new(…) does not say what it makes; the type stands elsewhere in the body.
                    break;
            }

            Walk(child, inner);
        }
    }

    private void AddOverride(SyntaxTokenList modifiers, SyntaxToken name)
    {
        if (modifiers.Any(SyntaxKind.OverrideKeyword))
        {
            Overridden.Add(name.ValueText);
        }
    }

    private HashSet<string> Body(string name)
    {
        var calls = new HashSet<string>(StringComparer.Ordinal);
        Bodies.Add((name, calls));
        return calls;
    }
}
