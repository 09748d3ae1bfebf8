using System.Runtime.CompilerServices;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.PathAnalysis.Index;

/// <summary>
/// A method, a constructor or a property, and the words in it: each with its qualifier, as <see cref="WordReader"/> gives them.
/// </summary>
/// <param name="Type">The name of its type.</param>
/// <param name="Name">Its own.</param>
/// <param name="Words">The words.</param>
/// <param name="IsOpen">Whether a call of it may run another: it is abstract or virtual.</param>
/// <param name="Start">Where it is declared.</param>
internal sealed record Body(int Type, int Name, (int Qualifier, int Word)[] Words, bool IsOpen = false, int Start = 0)
{
    /// <summary>A number that another has too only where it reaches the same.</summary>
    public long Fingerprint => Words.Aggregate(
        unchecked((((long)Type * 31) + Name) * 1_000_003) + (IsOpen ? 1 : 0),
        static (all, one) => unchecked((((all * 1_000_003) + one.Qualifier) * 1_000_003) + one.Word));
}

/// <summary>
/// What a file declares, by name. Bodies are read as text; only members are asked for as nodes. A file is read once, for all compilations
/// that it is in: after a keystroke it is the only one that is read.
/// </summary>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, Declarations> s_files = new();

    private static readonly int s_throw = WordReader.Hash("throw");
    private static readonly int s_environment = WordReader.Hash("Environment");
    private static readonly int[] s_exits = [WordReader.Hash("Exit"), WordReader.Hash("FailFast")];

    /// <summary>What an attribute is called by which a method says that it writes to what it is given.</summary>
    private static readonly int[] s_marks = [WordReader.Hash("WritesTo"), WordReader.Hash("WritesToAttribute")];

    /// <summary>The words of the body at hand.</summary>
    private HashSet<(int Qualifier, int Word)> _words = [];

    public List<Body> Bodies { get; } = [];

    public HashSet<string> Overridden { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods that return nothing and throw, or end the program.</summary>
    public HashSet<string> Throwing { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods in which a parameter may bear <c>[WritesTo]</c>.</summary>
    public HashSet<int> Marked { get; } = [];

    /// <summary>What is imported under another name.</summary>
    public List<int> Aliases { get; } = [];

    /// <summary>The types whose members are imported.</summary>
    public List<string> StaticImports { get; } = [];

    /// <summary>A number that another file has too only where its bodies reach the same.</summary>
    public long Fingerprint { get; private set; }

    public static Declarations Of(SyntaxTree tree) => s_files.GetValue(tree, Read);

    private static Declarations Read(SyntaxTree tree)
    {
        var declarations = new Declarations();
        if (tree.GetRoot() is CompilationUnitSyntax unit)
        {
            declarations.Read(unit.Usings);
            declarations.Read(unit.Members, tree.GetText(), "");
        }

        declarations._words = [];
        declarations.Fingerprint = declarations.Bodies
            .Aggregate(17L, static (all, body) => unchecked((all * 1_000_003) + body.Fingerprint));
        return declarations;
    }

    private void Read(SyntaxList<UsingDirectiveSyntax> imports)
    {
        foreach (UsingDirectiveSyntax import in imports)
        {
            if (import.Alias is { } alias)
            {
                Aliases.Add(WordReader.Hash(alias.Name.Identifier.ValueText));
            }
            else if (!import.StaticKeyword.IsKind(SyntaxKind.None) && import.Name?.ToString().Split('.').Last() is { } type)
            {
                StaticImports.Add(type);
            }
        }
    }

    private void Read(SyntaxList<MemberDeclarationSyntax> members, SourceText text, string type)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
                    Read(inner.Usings);
                    Read(inner.Members, text, type);
                    break;
                case TypeDeclarationSyntax block when ExtensionMembers.IsBlock(block):
                    // Called on its class, on the type that it extends, or on a value.
                    Read(block.Members, text, type);
                    if (block.ParameterList is { Parameters: [{ Type: { } extended }] } && Name(extended) is { } its && its != type)
                    {
                        Read(block.Members, text, its);
                    }

                    break;
                case TypeDeclarationSyntax inner:
                    Read(inner.Members, text, inner.Identifier.ValueText);
                    ReadBaseCalls(inner);
                    ReadPrimaryConstructor(inner, text);
                    break;
                case MethodDeclarationSyntax method:
                    Add(type, method.Identifier, method, text, IsOpen(method.Modifiers));
                    AddOverride(method.Modifiers, method.Identifier);
                    if (method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
                        && (s_exits.Any(exit => _words.Contains((s_environment, exit)))
                            || (_words.Contains((WordReader.Alone, s_throw))
                                && method.DescendantNodes().Any(static inside => inside is ThrowStatementSyntax or ThrowExpressionSyntax))))
                    {
                        Throwing.Add(method.Identifier.ValueText);
                    }

                    break;
                case PropertyDeclarationSyntax property:
                    Add(type, property.Identifier, property, text);
                    AddOverride(property.Modifiers, property.Identifier);
                    break;
                case IndexerDeclarationSyntax indexer:
                    Add(type, WordReader.Indexer, indexer, text);
                    break;
                case OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax:
                    Add(type, WordReader.Operator, member, text);
                    break;
                case ConstructorDeclarationSyntax constructor:
                    Add(type, constructor.Identifier, constructor, text);
                    break;
            }
        }
    }

    /// <summary>Constructors call those of their base, which is named at the type alone.</summary>
    private void ReadBaseCalls(TypeDeclarationSyntax type)
    {
        if (type.BaseList?.Types[0] is { } based
            && (based is PrimaryConstructorBaseTypeSyntax
                || type.Members.Any(static member =>
                    member is ConstructorDeclarationSyntax { Initializer.RawKind: (int)SyntaxKind.BaseConstructorInitializer }))
            && Name(based.Type) is { } name)
        {
            int own = WordReader.Hash(type.Identifier.ValueText);
            Bodies.Add(new Body(own, own, [(WordReader.Alone, WordReader.Hash(name))]));
        }
    }

    /// <summary>The simple name of a type.</summary>
    private static string? Name(TypeSyntax type) =>
        type is PredefinedTypeSyntax { Keyword.ValueText: var keyword }
            ? keyword
            : type.DescendantNodesAndSelf()
            .OfType<SimpleNameSyntax>()
            .LastOrDefault(static name => name.Parent is not TypeArgumentListSyntax)
            ?.Identifier.ValueText;

    /// <summary>What a primary constructor is given reaches the initializers, and the base's constructor.</summary>
    private void ReadPrimaryConstructor(TypeDeclarationSyntax type, SourceText text)
    {
        if (type.ParameterList is null)
        {
            return;
        }

        _words.Clear();
        foreach (EqualsValueClauseSyntax initializer in Initializers.Of(type))
        {
            // With the type before it, which `new(…)` does not name.
            AddWords(initializer.FirstAncestorOrSelf<MemberDeclarationSyntax>()!, text);
        }

        if (type.BaseList is { } bases)
        {
            AddWords(bases, text);
        }

        int name = WordReader.Hash(type.Identifier.ValueText);
        Bodies.Add(new Body(name, name, [.. _words]));
    }

    private void AddWords(SyntaxNode body, SourceText text)
    {
        var words = new WordReader(text, body.Span);
        while (words.Read())
        {
            _words.Add((words.Qualifier, words.Word));
        }

        if (words.SawBracket)
        {
            _words.Add((WordReader.Something, WordReader.Indexer));
        }
    }

    private void Add(string type, SyntaxToken name, SyntaxNode body, SourceText text, bool isOpen = false) =>
        Add(type, WordReader.Hash(name.ValueText), body, text, isOpen);

    private void Add(string type, int name, SyntaxNode body, SourceText text, bool isOpen = false)
    {
        _words.Clear();
        AddWords(body, text);
        if (body.Parent is TypeDeclarationSyntax { ParameterList: { } extended } block && ExtensionMembers.IsBlock(block))
        {
            AddWords(extended, text);
        }

        var read = new Body(WordReader.Hash(type), name, [.. _words], isOpen, body.SpanStart);
        Bodies.Add(read);
        if (read.Words.Any(static one => s_marks.Contains(one.Word)))
        {
            Marked.Add(read.Name);
        }
    }

    private static bool IsOpen(SyntaxTokenList modifiers) =>
        modifiers.Any(SyntaxKind.AbstractKeyword) || modifiers.Any(SyntaxKind.VirtualKeyword);

    private void AddOverride(SyntaxTokenList modifiers, SyntaxToken name)
    {
        if (modifiers.Any(SyntaxKind.OverrideKeyword))
        {
            Overridden.Add(name.ValueText);
        }
    }
}
