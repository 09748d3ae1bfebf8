using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.PathAnalysis.Index;

/// <summary>
/// Tells by its text whether a body is worth binding: whether it names an API that takes a path, or a helper that may reach one. It may
/// say yes for nothing; it says no only where there is nothing to find.
/// </summary>
internal sealed class CandidateBodies
{
    private static readonly int s_new = WordReader.Hash("new");
    private static readonly int s_startsWith = WordReader.Hash("StartsWith");
    private static readonly int s_getFullPath = WordReader.Hash("GetFullPath");
    private static readonly int s_fullName = WordReader.Hash("FullName");

    private readonly SourceIndex _index;

    /// <summary>Names that are worth a look wherever they stand.</summary>
    private readonly HashSet<int> _always = new(
        (
            (string[])
                [
                    "FileInfo",
                    "DirectoryInfo",
                    "LinkTarget",
                    "Attributes",
                    "AttributesToSkip",
                    "CurrentDirectory",
                    "WritesTo",
                    "WritesToAttribute",
                ]).Select(WordReader.Hash));

    /// <summary>Names of methods, which are everybody's: they count after a dot.</summary>
    private readonly HashSet<int> _members;

    private readonly Lazy<bool> _byIndexer;
    private readonly Lazy<bool> _byOperator;

    /// <param name="compilation">The compilation.</param>
    /// <param name="index">What is known of it by its text.</param>
    /// <param name="sinks">What takes paths.</param>
    /// <param name="reaches">Whether an indexer or an operator really uses paths, which stand almost everywhere.</param>
    public CandidateBodies(Compilation compilation, SourceIndex index, PathSinks sinks, Func<MemberDeclarationSyntax, bool> reaches)
    {
        _index = index;
        _byIndexer = new(() => index.Reaching(WordReader.Indexer).Any(reaches));
        _byOperator = new(() => index.Reaching(WordReader.Operator).Any(reaches));
        _members = new(sinks.MemberNames.Select(WordReader.Hash));
        _always.UnionWith(sinks.MarkedNames.Select(WordReader.Hash));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            // What is imported under another name, or without one, is found by its members.
            var file = Declarations.Of(tree);
            _always.UnionWith(file.Aliases);
            if (file.StaticImports.Any(type => type == "Path" || sinks.Names.Contains(type)))
            {
                _always.UnionWith(sinks.AllNames.Select(WordReader.Hash));
            }
        }
    }

    /// <summary>The nodes of a declaration that are run.</summary>
    /// <param name="declaration">The declaration; of fields, all that are declared together.</param>
    /// <param name="owner">What is declared.</param>
    public static IEnumerable<SyntaxNode> RunBy(SyntaxNode declaration, ISymbol owner) => declaration switch
    {
        ConstructorDeclarationSyntax constructor => Present(constructor.Initializer, constructor.Body, constructor.ExpressionBody),
        BaseMethodDeclarationSyntax method => Present(method.Body, method.ExpressionBody),
        AccessorDeclarationSyntax accessor => Present(accessor.Body, accessor.ExpressionBody),
        ArrowExpressionClauseSyntax arrow => [arrow],
        PropertyDeclarationSyntax property => Present(property.Initializer),
        BaseFieldDeclarationSyntax fields =>
            fields.Declaration.Variables.Where(one => one.Identifier.ValueText == owner.Name).SelectMany(one => RunBy(one, owner)),
        VariableDeclaratorSyntax variable => Present(variable.Initializer),
        TypeDeclarationSyntax { BaseList: { } bases } => bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>(),
        CompilationUnitSyntax unit => [unit],
        _ => [],
    };

    public bool MayUsePaths(SyntaxNode declaration, ISymbol owner)
    {
        INamedTypeSymbol? home = owner as INamedTypeSymbol ?? owner.ContainingType;
        int type = WordReader.Hash(home is null ? owner.Name : ExtensionMembers.HomeOf(home));
        SourceText text = declaration.SyntaxTree.GetText();
        foreach (SyntaxNode body in RunBy(declaration, owner))
        {
            if ((body is ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 } or PrimaryConstructorBaseTypeSyntax
                    && (home is null || MayUsePaths(body, home)))
                || (body is CompilationUnitSyntax unit
                    ? unit.Members.Any(member => member is GlobalStatementSyntax && MayUsePaths(text, member.Span, type))
                    : MayUsePaths(text, body.Span, type)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the constructor that one calls before its own body may use paths, or its arguments.</summary>
    private bool MayUsePaths(SyntaxNode call, INamedTypeSymbol type)
    {
        INamedTypeSymbol? called = call.IsKind(SyntaxKind.ThisConstructorInitializer) ? type : type.BaseType;
        int name = WordReader.Hash(called?.Name ?? "");
        return _always.Contains(name) || _index.MayReach(WordReader.Hash(type.Name), WordReader.Alone, name);
    }

    private bool MayUsePaths(SourceText text, TextSpan span, int type)
    {
        var words = new WordReader(text, span);
        bool startsWith = false;
        bool isFull = false;
        while (words.Read())
        {
            int word = words.Word;
            if (_always.Contains(word)
                || (words.Qualifier != WordReader.Alone && _members.Contains(word))
                || (word == s_new && words.HasArguments())
                || _index.MayReach(type, words.Qualifier, word))
            {
                return true;
            }

            startsWith |= word == s_startsWith;
            isFull |= word == s_getFullPath || word == s_fullName;
        }

        return (startsWith && isFull) || (words.SawBracket && _byIndexer.Value) || _byOperator.Value;
    }

    private static IEnumerable<SyntaxNode> Present(params SyntaxNode?[] nodes) => nodes.OfType<SyntaxNode>();
}
