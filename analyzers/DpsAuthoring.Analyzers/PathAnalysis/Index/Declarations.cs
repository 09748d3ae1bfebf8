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
/// <param name="MakesWithArguments">Whether something is made in it that is given something: <c>new(a)</c> names no type.</param>
internal sealed record Body(
    int Type, int Name, (int Qualifier, int Word)[] Words, bool IsOpen = false, int Start = -1, bool MakesWithArguments = false)
{
    /// <summary>A number that another has too only where it reaches the same.</summary>
    public long Fingerprint => Words.Aggregate(
        unchecked((((long)Type * 31) + Name) * 1_000_003) + (IsOpen ? 1 : 0),
        static (all, one) => unchecked((((all * 1_000_003) + one.Qualifier) * 1_000_003) + one.Word));
}

/// <summary>
/// What a file declares and names. It is read as text; only members are asked for as nodes. A file is read once, for all compilations that
/// it is in: after a keystroke it is the only one that is read.
/// </summary>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, Declarations> s_files = new();

    private static readonly int s_const = WordReader.Hash("const");
    private static readonly int s_string = WordReader.Hash("string");
    private static readonly int s_new = WordReader.Hash("new");
    private static readonly int s_throw = WordReader.Hash("throw");
    private static readonly int s_environment = WordReader.Hash("Environment");
    private static readonly int[] s_exits = [WordReader.Hash("Exit"), WordReader.Hash("FailFast")];

    /// <summary>What an attribute is called by which a method says that it writes to what it is given.</summary>
    private static readonly int[] s_marks = [WordReader.Hash("WritesTo"), WordReader.Hash("WritesToAttribute")];

    /// <summary>A bit for each word that stands in the file, and for others that share it.</summary>
    private readonly ulong[] _mentioned = new ulong[64];

    private readonly List<Body> _members = [];

    /// <summary>The words of the body at hand.</summary>
    private HashSet<(int Qualifier, int Word)> _words = [];

    /// <summary>Up to where the file is read.</summary>
    private int _read;

    private bool _makesWithArguments;

    /// <summary>The word that was read last, and the one before it.</summary>
    private int _last;
    private int _secondLast;

    private Declarations(string text) => Text = text;

    /// <summary>The file's text. Most files keep it as one string anyway; an edited one would put it together each time.</summary>
    public string Text { get; }

    public List<Body> Bodies { get; } = [];

    /// <summary>Where a constant text is declared: where its name starts.</summary>
    public List<int> ConstantTexts { get; } = [];

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

    /// <summary>Whether a word may stand in the file; if not, it stands nowhere in it.</summary>
    public bool Mentions(int word) => (_mentioned[(word >> 6) & 63] & (1UL << (word & 63))) != 0;

    /// <summary>The body that is declared at a place.</summary>
    public Body? At(int start)
    {
        int low = 0;
        int high = _members.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_members[middle].Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _members.Count && _members[low].Start == start ? _members[low] : null;
    }

    /// <summary>Whether a word stands somewhere in a node of the file.</summary>
    public bool Mentions(int word, SyntaxNode node)
    {
        var words = new WordReader(Text, node.Span);
        while (words.Read())
        {
            if (words.Word == word)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The tokens of a file that are some words, in their order.</summary>
    public static IEnumerable<SyntaxToken> TokensIn(SyntaxTree tree, Func<int, bool> isAsked)
    {
        SyntaxNode root = tree.GetRoot();
        string text = Of(tree).Text;
        var words = new WordReader(text, new TextSpan(0, text.Length));
        while (words.Read())
        {
            // In comments and texts it is no name.
            if (isAsked(words.Word) && root.FindToken(words.Start) is var token && token.Span.Contains(words.Start))
            {
                yield return token;
            }
        }
    }

    /// <summary>The words of some parts of a declaration, such as a field's initializer.</summary>
    public static Body Read(SyntaxNode declaration, IEnumerable<SyntaxNode> parts)
    {
        var declarations = new Declarations(Of(declaration.SyntaxTree).Text) { _read = int.MaxValue };
        foreach (SyntaxNode part in parts)
        {
            declarations.AddWords(part);
        }

        string type = declaration.AncestorsAndSelf()
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(static around => !ExtensionMembers.IsBlock(around))?.Identifier.ValueText ?? "Program";
        return new Body(WordReader.Hash(type), 0, [.. declarations._words], MakesWithArguments: declarations._makesWithArguments);
    }

    private static Declarations Read(SyntaxTree tree)
    {
        var declarations = new Declarations(tree.GetText().ToString());
        if (tree.GetRoot() is CompilationUnitSyntax unit)
        {
            declarations.Read(unit.Usings);
            declarations.Read(unit.Members, "");
        }

        declarations.ReadUntil(declarations.Text.Length);
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

    private void Read(SyntaxList<MemberDeclarationSyntax> members, string type)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
                    Read(inner.Usings);
                    Read(inner.Members, type);
                    break;
                case TypeDeclarationSyntax block when ExtensionMembers.IsBlock(block):
                    // Called on its class, on the type that it extends, or on a value.
                    Read(block.Members, type);
                    if (block.ParameterList is { Parameters: [{ Type: { } extended }] } && Name(extended) is { } its && its != type)
                    {
                        Read(block.Members, its);
                    }

                    break;
                case TypeDeclarationSyntax inner:
                    Read(inner.Members, inner.Identifier.ValueText);
                    ReadBaseCalls(inner);
                    ReadPrimaryConstructor(inner);
                    break;
                case MethodDeclarationSyntax method:
                    Add(type, method.Identifier, method, IsOpen(method.Modifiers));
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
                    Add(type, property.Identifier, property);
                    AddOverride(property.Modifiers, property.Identifier);
                    break;
                case IndexerDeclarationSyntax indexer:
                    Add(type, WordReader.Indexer, indexer);
                    break;
                case OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax:
                    Add(type, WordReader.Operator, member);
                    break;
                case ConstructorDeclarationSyntax constructor:
                    Add(type, constructor.Identifier, constructor);
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
    private void ReadPrimaryConstructor(TypeDeclarationSyntax type)
    {
        if (type.ParameterList is null)
        {
            return;
        }

        _words.Clear();
        foreach (EqualsValueClauseSyntax initializer in Initializers.Of(type))
        {
            // With the type before it, which `new(…)` does not name.
            AddWords(initializer.FirstAncestorOrSelf<MemberDeclarationSyntax>()!);
        }

        if (type.BaseList is { } bases)
        {
            AddWords(bases);
        }

        int name = WordReader.Hash(type.Identifier.ValueText);
        Bodies.Add(new Body(name, name, [.. _words]));
    }

    private void AddWords(SyntaxNode body)
    {
        if (body.SpanStart >= _read)
        {
            ReadUntil(body.SpanStart);
            _read = body.Span.End;
        }

        var words = new WordReader(Text, body.Span);
        while (words.Read())
        {
            Note(words);
            _words.Add((words.Qualifier, words.Word));
            _makesWithArguments |= words.Word == s_new && words.HasArguments();
        }

        if (words.SawBracket)
        {
            _words.Add((WordReader.Something, WordReader.Indexer));
        }
    }

    /// <summary>Reads what is no body, up to where one starts.</summary>
    private void ReadUntil(int end)
    {
        var words = new WordReader(Text, TextSpan.FromBounds(_read, Math.Max(_read, end)));
        while (words.Read())
        {
            Note(words);
        }

        _read = Math.Max(_read, end);
    }

    private void Note(in WordReader words)
    {
        _mentioned[(words.Word >> 6) & 63] |= 1UL << (words.Word & 63);
        if (_last == s_string && _secondLast == s_const)
        {
            ConstantTexts.Add(words.Start);
        }

        (_secondLast, _last) = (_last, words.Word);
    }

    private void Add(string type, SyntaxToken name, SyntaxNode body, bool isOpen = false) =>
        Add(type, WordReader.Hash(name.ValueText), body, isOpen);

    private void Add(string type, int name, SyntaxNode body, bool isOpen = false)
    {
        _words.Clear();
        _makesWithArguments = false;
        AddWords(body);
        if (body.Parent is TypeDeclarationSyntax { ParameterList: { } extended } block && ExtensionMembers.IsBlock(block))
        {
            AddWords(extended);
        }

        var read = new Body(WordReader.Hash(type), name, [.. _words], isOpen, body.SpanStart, _makesWithArguments);
        Bodies.Add(read);
        if (_members.Count == 0 || _members[_members.Count - 1].Start < read.Start)
        {
            _members.Add(read);
        }

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
