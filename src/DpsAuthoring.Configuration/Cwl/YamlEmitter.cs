using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>
/// Writes YAML so that whoever reads it, as YAML 1.1 or 1.2, gets what was meant; the same bytes for the same calls. Every entry is one
/// line, whatever is in it.
/// </summary>
/// <param name="target">What gets the text.</param>
/// <param name="hidden">Words that nobody may find in a text, because somebody looks for them; each ends in a colon.</param>
internal sealed class YamlEmitter(TextWriter target, IReadOnlyList<string>? hidden = null)
{
    private const int Step = 2;

    /// <summary>What CWL engines, which read YAML 1.2, take for a number and Python's YAML for a text: 1e3, 0o17.</summary>
    private static readonly Regex s_number = new(
        @"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+)\z", RegexOptions.CultureInvariant);

    private int _indent;
    private bool _isLineOpen = true;
    private bool _isEmpty;

    /// <summary>Whether YAML 1.1 and 1.2 both read what stands there without quotes as a text.</summary>
    public static bool IsText(string value) => CoreType.Of(value, YamlStyle.Plain, null) == YamlKind.Text && !s_number.IsMatch(value);

    /// <summary>Writes the document: a mapping, whose keys and values <paramref name="entries"/> writes.</summary>
    public void Document(Action entries)
    {
        Entries(entries, "{}");
        target.Write('\n');
    }

    /// <summary>Writes a key with a mapping.</summary>
    public void Mapping(string key, Action entries)
    {
        Key(key);
        _indent += Step;
        Entries(entries, " {}");
        _indent -= Step;
    }

    /// <summary>Writes a key with a list of mappings.</summary>
    public void List(string key, params IReadOnlyList<Action> items)
    {
        Key(key);
        if (items.Count == 0)
        {
            target.Write(" []");
        }

        foreach (Action item in items)
        {
            NewLine();
            target.Write("- ");
            _isLineOpen = true;
            _indent += Step;
            Entries(item, "{}");
            _indent -= Step;
            _isLineOpen = false;
        }
    }

    /// <summary>Writes a key with a list of texts, in brackets.</summary>
    public void Names(string key, params IReadOnlyList<string> names) =>
        Plains(key, [.. names.Select(name => Scalar(name, isInFlow: true))]);

    /// <summary>Writes a key with a list of numbers or flags as they stand, in brackets.</summary>
    public void Plains(string key, params IReadOnlyList<string> values) => Plain(key, $"[{string.Join(", ", values)}]");

    /// <summary>Writes a key with a text; nothing without a text.</summary>
    public void Text(string key, string? value)
    {
        if (value is not null)
        {
            Plain(key, Scalar(value, isInFlow: false));
        }
    }

    /// <summary>Writes a key with a number or flag as it stands.</summary>
    public void Plain(string key, string value)
    {
        Key(key);
        target.Write(' ');
        target.Write(value);
    }

    /// <summary>Writes a key with a text in quotes, whether or not it needs them.</summary>
    public void Quoted(string key, string value)
    {
        string text = Scalar(value, isInFlow: false);
        Plain(key, text[0] == '"' ? text : $"'{value.Replace("'", "''")}'");
    }

    private void Entries(Action entries, string ifEmpty)
    {
        _isEmpty = true;
        entries();
        if (_isEmpty)
        {
            target.Write(ifEmpty);
            _isEmpty = false;
        }
    }

    private void Key(string key)
    {
        if (!_isLineOpen)
        {
            NewLine();
        }

        _isLineOpen = _isEmpty = false;
        target.Write(Scalar(key, isInFlow: false));
        target.Write(':');
    }

    private void NewLine()
    {
        target.Write('\n');
        target.Write(new string(' ', _indent));
    }

    private string Scalar(string value, bool isInFlow) =>
        hidden?.Any(word => value.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) == true ? Hide(value)
        : IsText(value) ? YamlWriter.Text(value, isInFlow)
        : $"'{value}'"; // A number or the like, which has nothing to escape.

    /// <summary>A text in which nobody finds the words, and which is the same for who reads YAML.</summary>
    private string Hide(string value) => hidden!.Aggregate(YamlWriter.Quoted(value), (quoted, word) => Regex.Replace(
        quoted,
        Regex.Escape(word),
        found => found.Value.Substring(0, found.Length - 1) + "\\x3A",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
}
