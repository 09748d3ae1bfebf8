namespace DpsAuthoring.Configuration.Yaml;

/// <summary>A value in a YAML text, with its place.</summary>
public abstract class YamlNode
{
    private protected YamlNode(TextSpan span, string? tag) => (Span, Tag) = (span, tag);

    /// <summary>Where it stands, without its anchor, tag, trailing blanks and comments.</summary>
    public TextSpan Span { get; }

    /// <summary>Its explicit tag in full, such as <c>tag:yaml.org,2002:str</c>; null without one.</summary>
    public string? Tag { get; }

    /// <summary>What it stands for: itself, or what an alias names.</summary>
    public virtual YamlNode Resolved => this;
}

/// <summary>A text, number, flag, date or nothing.</summary>
public sealed class YamlScalar : YamlNode
{
    internal YamlScalar(TextSpan span, string? tag, string text, YamlStyle style, bool isJson)
        : base(span, tag)
    {
        Text = text;
        Style = style;
        Kind = isJson && style == YamlStyle.Plain && CoreType.IsJsonReal(text) ? YamlKind.Real : CoreType.Of(text, style, tag);
    }

    /// <summary>The text, without quotes and escapes.</summary>
    public string Text { get; }

    /// <summary>How it is written.</summary>
    public YamlStyle Style { get; }

    /// <summary>What Python's YAML, which feeds both endpoints, makes of it.</summary>
    public YamlKind Kind { get; }
}

/// <summary>A list.</summary>
public sealed class YamlSequence : YamlNode
{
    internal YamlSequence(TextSpan span, string? tag, IReadOnlyList<YamlNode> items, bool isFlow)
        : base(span, tag) => (Items, IsFlow) = (items, isFlow);

    /// <summary>Its items in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; }

    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow { get; }
}

/// <summary>Keys with values.</summary>
public sealed class YamlMapping : YamlNode
{
    private IReadOnlyList<YamlEntry>? _allEntries;

    internal YamlMapping(TextSpan span, string? tag, IReadOnlyList<YamlEntry> entries, bool isFlow)
        : base(span, tag) => (Entries, IsFlow) = (entries, isFlow);

    /// <summary>Its entries in order, duplicates included.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; }

    /// <summary>Whether it is written in braces.</summary>
    public bool IsFlow { get; }

    /// <summary>Its entries as readers of YAML 1.1 have them: of duplicates the last, and those that <c>&lt;&lt;</c> takes in.</summary>
    public IReadOnlyList<YamlEntry> AllEntries => _allEntries ??= YamlMerge.EntriesOf(this);

    /// <summary>
    /// The entry of a key, also one that <c>&lt;&lt;</c> takes in; of duplicates the last, as Python's YAML has it; null without one.
    /// </summary>
    public YamlEntry? Find(string key) => AllEntries.FirstOrDefault(entry => entry.Name == key);
}

/// <summary>Another value's second mention.</summary>
public sealed class YamlAlias : YamlNode
{
    internal YamlAlias(TextSpan span, YamlNode target)
        : base(span, null) => Target = target;

    /// <summary>The value it mentions.</summary>
    public YamlNode Target { get; }

    /// <inheritdoc/>
    public override YamlNode Resolved => Target.Resolved;
}

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value as written; <see cref="YamlNode.Resolved"/> is what it stands for.</param>
public sealed record YamlEntry(YamlNode Key, YamlNode Value)
{
    /// <summary>The key's text; null where it is no scalar.</summary>
    public string? Name => (Key.Resolved as YamlScalar)?.Text;

    /// <summary>Whether it takes the entries of other mappings in: <c>&lt;&lt;</c>.</summary>
    public bool IsMerge => Key.Resolved is YamlScalar { Style: YamlStyle.Plain, Tag: null, Text: "<<" };
}

/// <summary>How a scalar is written.</summary>
public enum YamlStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>'In single quotes'.</summary>
    SingleQuoted,

    /// <summary>"In double quotes".</summary>
    DoubleQuoted,

    /// <summary>As a block after <c>|</c>.</summary>
    Literal,

    /// <summary>As a block after <c>&gt;</c>.</summary>
    Folded,
}

/// <summary>What a scalar is to Python's YAML.</summary>
public enum YamlKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>Nothing: empty, <c>~</c> or <c>null</c>.</summary>
    Null,

    /// <summary>A flag, also <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c>.</summary>
    Boolean,

    /// <summary>A whole number, also <c>010</c> (octal) and <c>1:30</c> (base 60).</summary>
    Whole,

    /// <summary>A number with a point.</summary>
    Real,

    /// <summary>A date or time.</summary>
    Timestamp,

    /// <summary>Something that it refuses to read: an unknown tag, a lone <c>=</c>.</summary>
    Unreadable,
}
