using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What can be said of a compilation by its text alone, so that nothing is bound that cannot matter.</summary>
internal sealed class SourceIndex
{
    private readonly Compilation _compilation;
    private readonly HashSet<int> _apis;
    private readonly Lazy<Declarations> _declarations;
    private readonly Lazy<Reach> _reach;
    private readonly ConcurrentDictionary<SyntaxTree, HashSet<int>> _words = new();
    private readonly ConcurrentDictionary<string, bool> _called = new(StringComparer.Ordinal);

    /// <param name="compilation">The compilation.</param>
    /// <param name="apis">The names without one of which no code gets at a path's API.</param>
    public SourceIndex(Compilation compilation, IEnumerable<string> apis)
    {
        _compilation = compilation;
        _apis = new(apis.Select(WordReader.Hash));
        _declarations = new(() => Declarations.Read(compilation));
        _reach = new(() => new Reach(_declarations.Value.Bodies, _apis));
    }

    public static bool HasLocalFunctions(SyntaxNode body) => body.DescendantNodes().Any(static node => node is LocalFunctionStatementSyntax);

    public bool HasNoOverride(string name) => !_declarations.Value.Overridden.Contains(name);

    /// <summary>Whether a method of this name may be a check: it throws, and returns nothing.</summary>
    public bool Throws(string name) => _declarations.Value.Throwing.Contains(name);

    /// <summary>Whether a method may, itself or through others, call one of the APIs.</summary>
    public bool ReachesFiles(IMethodSymbol method)
    {
        int type = WordReader.Hash(method.ContainingType.Name);
        return _reach.Value.Contains(type, method.MethodKind == MethodKind.Constructor ? type : WordReader.Hash(method.Name));
    }

    /// <summary>Whether a body of a type names an API, or something that may reach one.</summary>
    public bool MayReach(string type, int qualifier, int word) => _apis.Contains(word) || _reach.Value.IsNamed(WordReader.Hash(type), qualifier, word);

    /// <summary>Whether anything of this name is called, or passed along.</summary>
    public bool IsCalled(string name) => _called.GetOrAdd(name, IsMentioned);

    private bool IsMentioned(string name)
    {
        int hash = WordReader.Hash(name);
        foreach (SyntaxTree tree in _compilation.SyntaxTrees)
        {
            if (!_words.GetOrAdd(tree, static tree => WordsOf(tree)).Contains(hash))
            {
                continue;
            }

            SyntaxNode root = tree.GetRoot();
            var words = new WordReader(tree.GetText(), root.FullSpan);
            while (words.Read())
            {
                if (words.Word == hash
                    && root.FindToken(words.Start) is { Parent: SimpleNameSyntax } token
                    && token.Span.Contains(words.Start)
                    && token.ValueText == name)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static HashSet<int> WordsOf(SyntaxTree tree)
    {
        SourceText text = tree.GetText();
        var found = new HashSet<int>();
        var words = new WordReader(text, new TextSpan(0, text.Length));
        while (words.Read())
        {
            found.Add(words.Word);
        }

        return found;
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
