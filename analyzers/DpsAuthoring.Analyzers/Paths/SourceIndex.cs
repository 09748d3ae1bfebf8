using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What can be said of a compilation by its text alone, so that nothing is bound that cannot matter.</summary>
internal sealed class SourceIndex(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, TreeNames> _trees = new();
    private HashSet<(string Type, string Name)>? _reaching;
    private HashSet<string>? _throwing;
    private HashSet<string>? _overridden;
    private ImmutableHashSet<(string Type, string Name)>? _assigned;

    private TreeNames Of(SyntaxTree tree) => _trees.GetOrAdd(tree, static one => TreeNames.Read(one, default));

    private IEnumerable<TreeNames> All => compilation.SyntaxTrees.Select(Of);

    public bool HasLocalFunctions(SyntaxTree tree) => Of(tree).HasLocalFunctions;

    /// <summary>Wherever a name stands, in the order of the files.</summary>
    public IEnumerable<SimpleNameSyntax> Mentions(string name) => compilation.SyntaxTrees
        .Where(tree => Of(tree).Mentioned.Contains(name))
        .SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        .Where(mention => mention.Identifier.ValueText == name);

    public bool HasNoOverride(string name) => !(_overridden ??= new(All.SelectMany(static tree => tree.Overridden), StringComparer.Ordinal)).Contains(name);

    /// <summary>The properties that override one, however far below.</summary>
    public IEnumerable<IPropertySymbol> OverridesOf(IPropertySymbol property, CancellationToken cancel) =>
        compilation.GetSymbolsWithName(property.Name, SymbolFilter.Member, cancel).OfType<IPropertySymbol>().Where(candidate => Overrides(candidate, property));

    private static bool Overrides(IPropertySymbol candidate, IPropertySymbol property)
    {
        IPropertySymbol? next = candidate.OverriddenProperty;
        while (next is not null && !SymbolEqualityComparer.Default.Equals(next.OriginalDefinition, property.OriginalDefinition))
        {
            next = next.OverriddenProperty;
        }

        return next is not null;
    }

    /// <summary>Whether a type other than its own may assign a field: by name, wherever its own type stands before it.</summary>
    public bool IsAssignedFromOutside(IFieldSymbol field, CancellationToken cancel) =>
        (_assigned ??= compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot(cancel).DescendantNodes())
            .SelectMany(Assigned)
            .Select(static assigned => assigned.Target is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax } access
                ? (TypeName(access.Expression), access.Name.Identifier.ValueText)
                : default)
            .ToImmutableHashSet())
        .Contains((field.ContainingType.Name, field.Name));

    private static string TypeName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => "",
    };

    /// <summary>Whether a method of this name may be a check: it throws, and returns nothing.</summary>
    public bool Throws(string name) => (_throwing ??= new(All.SelectMany(static tree => tree.Throwing), StringComparer.Ordinal)).Contains(name);

    /// <summary>Whether a method may, itself or through others, call one of these.</summary>
    public bool ReachesFiles(IMethodSymbol method, HashSet<string> apis) =>
        (_reaching ??= Reach(apis)).Contains((method.ContainingType.Name, method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name));

    private HashSet<(string Type, string Name)> Reach(HashSet<string> apis)
    {
        apis = [.. apis, .. All.SelectMany(static tree => tree.Marked)];

        // From the APIs outwards, DeepestHelper steps at most: no path is followed further.
        var bodies = All.SelectMany(static tree => tree.Bodies).ToList();
        var declared = new HashSet<(string, string)>(bodies.Select(static body => (body.Type, body.Name)));
        var types = new HashSet<string>(bodies.Select(static body => body.Type), StringComparer.Ordinal);
        var reaching = new HashSet<(string, string)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int depth = 0; depth < PathAnalysis.DeepestHelper; depth++)
        {
            var next = new List<(string Type, string Name)>();
            foreach (MentionedNames body in bodies)
            {
                if (!reaching.Contains((body.Type, body.Name)) && (depth == 0 ? Mentions(body) : Calls(body)))
                {
                    next.Add((body.Type, body.Name));
                }
            }

            foreach ((string Type, string Name) one in next)
            {
                reaching.Add(one);
                names.Add(one.Name);
            }
        }

        return reaching;

        bool Mentions(MentionedNames body) =>
            body.Plain.Overlaps(apis) || body.Members.Overlaps(apis) || body.Qualified.Any(call => apis.Contains(call.Name));

        bool Calls(MentionedNames body)
        {
            foreach (string name in body.Plain)
            {
                // A method of its own type, a type that is constructed, or something inherited.
                if (names.Contains(name) && (reaching.Contains((body.Type, name)) || reaching.Contains((name, name)) || !declared.Contains((body.Type, name))))
                {
                    return true;
                }
            }

            foreach ((string Qualifier, string Name) call in body.Qualified)
            {
                if (names.Contains(call.Name) && (types.Contains(call.Qualifier) ? reaching.Contains(call) : true))
                {
                    return true;
                }
            }

            return body.Members.Overlaps(names);
        }
    }

    /// <summary>
    /// All that a type assigns to one of its members, by name: the right sides, and the targets themselves where there is no right side
    /// of their own (<c>ref</c> and <c>out</c>, deconstruction, <c>+=</c>).
    /// </summary>
    public static IEnumerable<(ExpressionSyntax Expression, bool IsValue)> AssignmentsTo(ISymbol member, CancellationToken cancel) =>
        member.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax(cancel).DescendantNodes())
            .Where(node => node.Parent is not InitializerExpressionSyntax { Parent: ObjectCreationExpressionSyntax creation } || TypeName(creation.Type) == member.ContainingType.Name)
            .SelectMany(Assigned)
            .Where(assigned => NameOf(assigned.Target) == member.Name)
            .Select(static assigned => (assigned.Value ?? assigned.Target, assigned.Value is not null));

    /// <summary>What a node assigns to.</summary>
    private static IEnumerable<(ExpressionSyntax Target, ExpressionSyntax? Value)> Assigned(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } => Parts(tuple).Select(static part => (part, (ExpressionSyntax?)null)),
        AssignmentExpressionSyntax assignment => [(assignment.Left, assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression ? assignment.Right : null)],
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => [(argument.Expression, null)],
        ForEachVariableStatementSyntax { Variable: TupleExpressionSyntax tuple } => Parts(tuple).Select(static part => (part, (ExpressionSyntax?)null)),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> Parts(TupleExpressionSyntax tuple) =>
        tuple.Arguments.SelectMany(static part => part.Expression is TupleExpressionSyntax inner ? Parts(inner) : [part.Expression]);

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax } access => access.Name.Identifier.ValueText,
        _ => null,
    };
}

/// <summary>The names in one body.</summary>
internal sealed class MentionedNames(string type, string name)
{
    public string Type { get; } = type;

    public string Name { get; } = name;

    /// <summary>Names that stand alone.</summary>
    public HashSet<string> Plain { get; } = new(StringComparer.Ordinal);

    /// <summary>Names after a name: <c>File.Delete</c>, <c>x.Save</c>.</summary>
    public HashSet<(string Qualifier, string Name)> Qualified { get; } = [];

    /// <summary>Names after something longer: <c>a.b.Save</c>.</summary>
    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);
}

/// <summary>The names in one file.</summary>
internal sealed class TreeNames
{
    public List<MentionedNames> Bodies { get; } = [];

    public HashSet<string> Mentioned { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Overridden { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods that return nothing and throw.</summary>
    public HashSet<string> Throwing { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods that bear <c>[WritesTo]</c> on a parameter.</summary>
    public HashSet<string> Marked { get; } = new(StringComparer.Ordinal);

    public bool HasLocalFunctions { get; private set; }

    public static TreeNames Read(SyntaxTree tree, CancellationToken cancel)
    {
        var names = new TreeNames();
        names.Walk(tree.GetRoot(cancel), "", null);
        return names;
    }

    private void Walk(SyntaxNode node, string type, MentionedNames? body)
    {
        foreach (SyntaxNode child in node.ChildNodes())
        {
            string innerType = type;
            MentionedNames? inner = body;
            switch (child)
            {
                case TypeDeclarationSyntax declaration:
                    innerType = declaration.Identifier.ValueText;
                    break;
                case MethodDeclarationSyntax method:
                    inner = Body(type, method.Identifier.ValueText);
                    AddOverride(method.Modifiers, method.Identifier);
                    if (method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
                        && method.DescendantNodes().Any(static inside => inside is ThrowStatementSyntax or ThrowExpressionSyntax))
                    {
                        Throwing.Add(method.Identifier.ValueText);
                    }

                    break;
                case PropertyDeclarationSyntax property:
                    inner = Body(type, property.Identifier.ValueText);
                    AddOverride(property.Modifiers, property.Identifier);
                    break;
                case ConstructorDeclarationSyntax constructor:
                    inner = Body(type, constructor.Identifier.ValueText);
                    break;
                case ParameterSyntax { AttributeLists.Count: > 0 } parameter when body is not null && IsMarked(parameter):
                    Marked.Add(body.Name);
                    break;
                case LocalFunctionStatementSyntax:
                    HasLocalFunctions = true;
                    break;
                case SimpleNameSyntax name:
                    Mention(name, body);
                    break;
            }

            Walk(child, innerType, inner);
        }
    }

    private static bool IsMarked(ParameterSyntax parameter)
    {
        foreach (AttributeListSyntax list in parameter.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (attribute.Name.ToString() is var name && (name.EndsWith("WritesTo", StringComparison.Ordinal) || name.EndsWith("WritesToAttribute", StringComparison.Ordinal)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Mention(SimpleNameSyntax name, MentionedNames? body)
    {
        string text = name.Identifier.ValueText;
        Mentioned.Add(text);
        switch (name.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Name == name:
                if (access.Expression is IdentifierNameSyntax qualifier)
                {
                    body?.Qualified.Add((qualifier.Identifier.ValueText, text));
                }
                else if (access.Expression is ThisExpressionSyntax or BaseExpressionSyntax)
                {
                    body?.Plain.Add(text);
                }
                else
                {
                    body?.Members.Add(text);
                }

                break;
            case MemberBindingExpressionSyntax:
                body?.Members.Add(text);
                break;
            default:
                body?.Plain.Add(text);
                break;
        }
    }

    private void AddOverride(SyntaxTokenList modifiers, SyntaxToken name)
    {
        if (modifiers.Any(SyntaxKind.OverrideKeyword))
        {
            Overridden.Add(name.ValueText);
        }
    }

    private MentionedNames Body(string type, string name)
    {
        var body = new MentionedNames(type, name);
        Bodies.Add(body);
        return body;
    }
}
