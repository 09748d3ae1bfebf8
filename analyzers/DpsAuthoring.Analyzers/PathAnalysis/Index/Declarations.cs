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
internal sealed record Body(int Type, int Name, (int Qualifier, int Word)[] Words, bool IsOpen = false);

/// <summary>What a compilation declares, by name. Bodies are read as text; only members are asked for as nodes.</summary>
internal sealed class Declarations
{
    private static readonly int s_throw = WordReader.Hash("throw");
    private static readonly int s_environment = WordReader.Hash("Environment");
    private static readonly int[] s_exits = [WordReader.Hash("Exit"), WordReader.Hash("FailFast")];

    /// <summary>What an attribute is called by which a method says that it writes to what it is given.</summary>
    private static readonly int[] s_marks = [WordReader.Hash("WritesTo"), WordReader.Hash("WritesToAttribute")];

    private readonly HashSet<(int Qualifier, int Word)> _words = [];

    public List<Body> Bodies { get; } = [];

    public HashSet<string> Overridden { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods that return nothing and throw, or end the program.</summary>
    public HashSet<string> Throwing { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods in which a parameter may bear <c>[WritesTo]</c>.</summary>
    public HashSet<int> Marked { get; } = [];

    public static Declarations Read(Compilation compilation)
    {
        var declarations = new Declarations();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is CompilationUnitSyntax unit)
            {
                declarations.Read(unit.Members, tree.GetText(), "");
            }
        }

        return declarations;
    }

    private void Read(SyntaxList<MemberDeclarationSyntax> members, SourceText text, string type)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
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
        type.DescendantNodesAndSelf()
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

        var read = new Body(WordReader.Hash(type), name, [.. _words], isOpen);
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
