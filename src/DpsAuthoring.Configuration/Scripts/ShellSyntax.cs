namespace DpsAuthoring.Configuration.Scripts;

/// <summary>Commands one after the other: a script, or what stands between <c>do</c> and <c>done</c>.</summary>
internal sealed record ShellList(TextSpan Span, IReadOnlyList<ShellStatement> Statements);

/// <summary>Pipelines joined by <c>&amp;&amp;</c> and <c>||</c>.</summary>
/// <param name="Span">All of it.</param>
/// <param name="Pipelines">The pipelines.</param>
/// <param name="Operators">What joins each to the next; one fewer than the pipelines.</param>
/// <param name="IsBackground">Whether <c>&amp;</c> ends it.</param>
internal sealed record ShellStatement(
    TextSpan Span, IReadOnlyList<ShellPipeline> Pipelines, IReadOnlyList<string> Operators, bool IsBackground);

/// <summary>Commands joined by <c>|</c>, or a single one.</summary>
internal sealed record ShellPipeline(TextSpan Span, IReadOnlyList<ShellCommand> Commands, bool IsNegated);

/// <summary>What a command is.</summary>
internal enum ShellCommandKind
{
    /// <summary>Assignments, words and redirections.</summary>
    Simple,

    /// <summary><c>( … )</c></summary>
    Subshell,

    /// <summary><c>{ …; }</c></summary>
    Group,

    /// <summary><c>if</c>, <c>elif</c>, <c>else</c></summary>
    If,

    /// <summary><c>for</c> and <c>select</c>; the words are what is gone through, the arguments where there are none.</summary>
    For,

    /// <summary><c>while</c> and <c>until</c></summary>
    While,

    /// <summary><c>case</c>; the first word is the subject, the others are the patterns.</summary>
    Case,

    /// <summary>The making of a function; its body runs when it is called.</summary>
    Function,

    /// <summary><c>[[ … ]]</c></summary>
    Test,

    /// <summary><c>(( … ))</c></summary>
    Arithmetic,
}

/// <summary>One command.</summary>
internal sealed record ShellCommand(ShellCommandKind Kind, TextSpan Span)
{
    /// <summary>The variables it sets.</summary>
    public IReadOnlyList<ShellAssignment> Assignments { get; init; } = [];

    /// <summary>The words in order; of a simple command the first is its name.</summary>
    public IReadOnlyList<ShellWord> Words { get; init; } = [];

    /// <summary>Where it reads and writes.</summary>
    public IReadOnlyList<ShellRedirection> Redirections { get; init; } = [];

    /// <summary>The lists whose end decides what runs next: a failure there is an answer.</summary>
    public IReadOnlyList<ShellList> Conditions { get; init; } = [];

    /// <summary>The lists that it runs.</summary>
    public IReadOnlyList<ShellList> Bodies { get; init; } = [];

    /// <summary>The variable of a <c>for</c>, or the name of a function.</summary>
    public string? Variable { get; init; }

    /// <summary>The name of a simple command where it is plain text.</summary>
    public string? Name => Kind == ShellCommandKind.Simple && Words.Count > 0 ? Words[0].Text : null;
}

/// <summary><c>NAME=value</c>; an array's value is a word of its elements.</summary>
internal sealed record ShellAssignment(string Name, ShellWord Value, TextSpan Span);

/// <summary><c>&gt; file</c> and the like; a here-document's target is its text.</summary>
internal sealed record ShellRedirection(string Operator, ShellWord Target)
{
    public bool IsHereDocument => Operator is "<<" or "<<-";
}

/// <summary>A word: text and expansions side by side, quoted or not.</summary>
internal sealed record ShellWord(TextSpan Span, IReadOnlyList<ShellPart> Parts)
{
    /// <summary>The word where it is plain text, without its quotes; null where something is expanded.</summary>
    public string? Text => Parts.All(part => part is TextPart) ? string.Concat(Parts.Select(part => ((TextPart)part).Text)) : null;

    /// <summary>The plain text that it begins with.</summary>
    public string Prefix => string.Concat(Parts.TakeWhile(part => part is TextPart).Select(part => ((TextPart)part).Text));
}

/// <summary>A part of a word.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsQuoted">Whether it is in quotes, so that it stays one word.</param>
internal abstract record ShellPart(TextSpan Span, bool IsQuoted);

/// <summary>Plain text.</summary>
internal sealed record TextPart(TextSpan Span, bool IsQuoted, string Text) : ShellPart(Span, IsQuoted);

/// <summary><c>$name</c> or <c>${name…}</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsQuoted">Whether it is in quotes.</param>
/// <param name="Name">The variable, also <c>1</c>, <c>@</c>, <c>#</c>.</param>
/// <param name="Operation">What stands behind the name inside the braces, up to its operand: <c>:-</c>, <c>%</c>, <c>[</c>; <c>length</c>
/// for <c>${#name}</c>.</param>
/// <param name="Operand">The expansions and texts of the operand.</param>
internal sealed record VariablePart(TextSpan Span, bool IsQuoted, string Name, string Operation, IReadOnlyList<ShellPart> Operand)
    : ShellPart(Span, IsQuoted);

/// <summary><c>$( … )</c>, backquotes, <c>&lt;( … )</c>.</summary>
internal sealed record CommandPart(TextSpan Span, bool IsQuoted, ShellList Body) : ShellPart(Span, IsQuoted);

/// <summary><c>$(( … ))</c>: a number.</summary>
internal sealed record ArithmeticPart(TextSpan Span, bool IsQuoted, IReadOnlyList<ShellPart> Operand) : ShellPart(Span, IsQuoted);

/// <summary><c>( … )</c> behind <c>name=</c>.</summary>
internal sealed record ArrayPart(TextSpan Span, IReadOnlyList<ShellWord> Elements) : ShellPart(Span, true);

/// <summary><c># …</c> to the end of its line.</summary>
internal sealed record ShellComment(TextSpan Span, string Text);
