using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.PathAnalysis.Index;

/// <summary>
/// Tells by its text whether a body is worth binding: whether it names an API that takes a path, or a helper that may reach one. It may
/// say yes for nothing; it says no only where there is nothing to find.
/// </summary>
internal sealed class CandidateBodies
{
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

    /// <param name="declaration">A declaration that runs code.</param>
    /// <param name="owner">What is declared; it is asked for where a base's constructor matters.</param>
    public bool MayUsePaths(SyntaxNode declaration, Func<ISymbol?> owner) =>
        MayUsePaths(BodyOf(declaration))
        || (CallOf(declaration) is { } call && (owner()?.ContainingType is not { } type || MayUsePaths(call, type)));

    /// <summary>The words of what a declaration runs; of a method with its signature, of an accessor those of its property.</summary>
    private static Body BodyOf(SyntaxNode declaration)
    {
        SyntaxNode? member = declaration switch
        {
            AccessorDeclarationSyntax => declaration.Parent!.Parent,
            ArrowExpressionClauseSyntax => declaration.Parent,
            BaseMethodDeclarationSyntax => declaration,
            _ => null,
        };
        return (member is null ? null : Declarations.Of(declaration.SyntaxTree).At(member.SpanStart))
            ?? Declarations.Read(
                declaration,
                declaration is CompilationUnitSyntax unit
                    ? unit.Members.OfType<GlobalStatementSyntax>()
                    : CodeDeclarations.RunBy(declaration));
    }

    /// <summary>The call of another constructor, where it is given something.</summary>
    private static SyntaxNode? CallOf(SyntaxNode declaration) => declaration switch
    {
        ConstructorDeclarationSyntax { Initializer: { ArgumentList.Arguments.Count: > 0 } call } => call,
        TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax call, ..] } => call,
        _ => null,
    };

    /// <summary>Whether the constructor that one calls before its own body may use paths, or its arguments.</summary>
    private bool MayUsePaths(SyntaxNode call, INamedTypeSymbol type)
    {
        INamedTypeSymbol? called = call.IsKind(SyntaxKind.ThisConstructorInitializer) ? type : type.BaseType;
        int name = WordReader.Hash(called?.Name ?? "");
        return _always.Contains(name) || _index.MayReach(WordReader.Hash(type.Name), WordReader.Alone, name);
    }

    private bool MayUsePaths(Body body)
    {
        if (body.MakesWithArguments)
        {
            return true;
        }

        bool startsWith = false;
        bool isFull = false;
        bool hasIndexer = false;
        foreach ((int qualifier, int word) in body.Words)
        {
            if (word == WordReader.Indexer)
            {
                hasIndexer = true;
                continue;
            }

            if (_always.Contains(word)
                || (qualifier != WordReader.Alone && _members.Contains(word))
                || _index.MayReach(body.Type, qualifier, word))
            {
                return true;
            }

            startsWith |= word == s_startsWith;
            isFull |= word == s_getFullPath || word == s_fullName;
        }

        return (startsWith && isFull) || (hasIndexer && _byIndexer.Value) || _byOperator.Value;
    }
}
