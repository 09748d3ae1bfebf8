using System.Text;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Declaration;

/// <summary>Rewrites the lists of inputs item by item: what stays is moved as text, with the comments above it and in it.</summary>
internal sealed class InputListEditor(AlgorithmConfiguration configuration, IReadOnlyList<InputEntry> declared)
{
    private readonly TextFile _file = configuration.File;
    private readonly InputItemWriter _writer = new(configuration);
    private readonly string _newLine = configuration.File.Text.Contains("\r\n") ? "\r\n" : "\n";

    public IEnumerable<Edit> Edits()
    {
        YamlEntry? inputs = configuration.Find("inputs");
        if (configuration.Schema == ConfigurationSchema.Ogc)
        {
            return inputs is null ? [AtEnd("inputs:" + _newLine + Items(declared, 2))] : [List(inputs, declared, ColumnOf(inputs) + 2)];
        }

        var sections = ConfigurationKeys.Sections.Take(2)
            .Select(name => (Name: name, Entries: declared.Where(entry => InputDifference.Section(entry.Declared!) == name).ToList()))
            .ToList();
        if (inputs?.Value is not YamlMapping { Entries.Count: > 0 } map)
        {
            string all = string.Concat(sections.Select(section => Section(section.Name, section.Entries, 2)));
            return [inputs is null ? AtEnd("inputs:" + _newLine + all) : Value(inputs, _newLine + all.TrimEnd('\r', '\n'))];
        }

        // What leaves a section for the other is taken out here and written there.
        return Sections(map, sections);
    }

    private IEnumerable<Edit> Sections(YamlMapping map, IReadOnlyList<(string Name, List<InputEntry> Entries)> sections)
    {
        var added = new StringBuilder();
        int column = ColumnOf(map.Entries[0]);
        foreach ((string? name, List<InputEntry>? entries) in sections)
        {
            if (map.Find(name) is { } section)
            {
                yield return List(section, entries, column + 2);
            }
            else if (entries.Count > 0)
            {
                added.Append(Section(name, entries, column));
            }
        }

        foreach (YamlEntry? other in map.Entries.Where(entry =>
                entry.Name is not ("file" or "positional") && entry.Value is YamlSequence { Items.Count: > 0 }))
        {
            // An input of the declaration that stood elsewhere now stands in its section.
            var moved = sections.SelectMany(section => section.Entries).Where(entry => entry.Configured?.Section == other).ToList();
            if (moved.Count > 0)
            {
                yield return List(other, [.. configuration.Inputs
                    .Where(input => input.Section == other && moved.All(entry => entry.Configured != input))
                    .Select(input => new InputEntry(null, input))], column + 2);
            }
        }

        if (added.Length > 0)
        {
            int first = _file.LineStart(map.Entries[0].Key.Span.Start);
            yield return new Edit(new TextSpan(first, 0), added.ToString());
        }
    }

    private string Section(string name, List<InputEntry> entries, int column) =>
        entries.Count == 0
            ? $"{new string(' ', column)}{name}: []{_newLine}"
            : $"{new string(' ', column)}{name}:{_newLine}{Items(entries, column + 2)}";

    private string Items(IEnumerable<InputEntry> entries, int column) => string.Concat(entries.Select(entry => Item(entry, column)));

    private string Item(InputEntry entry, int column)
    {
        if (entry.Configured is not { } configured)
        {
            return _writer.New(entry.Declared!, column, _newLine);
        }

        if (Chunk(configured) is { } chunk)
        {
            string end = _file.Text[chunk.End - 1] is '\n' or '\r' ? "" : _newLine;
            return Indented(Changed(entry, chunk) + end, column - DashColumn(configured)!.Value);
        }

        // One of a list in brackets gets a line.
        return configured.Node.IsFlow || entry.Declared is null
            ? new string(' ', column) + "- " + Changed(entry, configured.Node.Span) + _newLine
            : _writer.New(entry.Declared, column, _newLine);
    }

    /// <summary>The text of an item, with what must change in it.</summary>
    private string Changed(InputEntry entry, TextSpan item) =>
        (entry.Declared is null ? [] : _writer.Edits(new InputPair(entry.Declared, entry.Configured!)))
            .Where(edit => edit.Span.Start >= item.Start && edit.Span.End <= item.End)
            .Select(edit => edit with { Span = new TextSpan(edit.Span.Start - item.Start, edit.Span.Length) })
            .OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End)
            .Apply(_file.Text.Substring(item.Start, item.Length));

    /// <summary>
    /// The list's edit: from the line of its first item to the end of its last, or its value where it is empty or in brackets.
    /// </summary>
    private Edit List(YamlEntry owner, IReadOnlyList<InputEntry> entries, int column)
    {
        if (owner.Value is not YamlSequence { IsFlow: false } list)
        {
            return Value(owner, entries.Count == 0 ? " []" : _newLine + Items(entries, column).TrimEnd('\r', '\n'));
        }

        var own = configuration.Inputs.Where(input => list.Items.Contains(input.Node)).ToList();
        var chunks = own.Select(Chunk).ToList();
        if (chunks.Any(chunk => chunk is null))
        {
            return Value(owner, entries.Count == 0 ? " []" : _newLine + Items(entries, column).TrimEnd('\r', '\n'));
        }

        // The comments of inputs that go are left for a person to judge.
        int start = _file.LineStart(DashOffset(own[0])!.Value);
        int end = chunks[chunks.Count - 1]!.Value.End;
        string left = string.Concat(
            own.Where(input => declared.All(entry => entry.Configured != input) && entries.All(entry => entry.Configured != input))
                .Select(input => Comments(Chunk(input)!.Value)));
        if (entries.Count == 0)
        {
            return EmptyList(owner, start, end, left);
        }

        return new Edit(new TextSpan(start, end - start), Items(entries, DashColumn(own[0])!.Value) + left);
    }

    private Edit EmptyList(YamlEntry owner, int start, int end, string left)
    {
        int colon = Colon(owner);
        string between = _file.Text.Substring(colon + 1, start - colon - 1).TrimEnd(' ');
        return new Edit(new TextSpan(colon + 1, end - colon - 1), " []" + between + left);
    }

    private Edit Value(YamlEntry entry, string value)
    {
        int colon = Colon(entry);
        return new Edit(new TextSpan(colon + 1, Math.Max(0, entry.Value.Span.End - colon - 1)), value);
    }

    private int Colon(YamlEntry entry) => _file.Text.IndexOf(':', entry.Key.Span.End);

    private Edit AtEnd(string text)
    {
        int end = _file.Text.Length;
        return new Edit(new TextSpan(end, 0), (end > 0 && _file.Text[end - 1] is not ('\n' or '\r') ? _newLine : "") + text);
    }

    /// <summary>The whole lines of an item, with the comments above it unless it is its list's first.</summary>
    private TextSpan? Chunk(ConfiguredInput input)
    {
        if (DashOffset(input) is not { } dash)
        {
            return null;
        }

        var siblings = configuration.Inputs.Where(other => other.Section == input.Section).ToList();
        int index = siblings.IndexOf(input);
        int start = index == 0 ? _file.LineStart(dash) : _file.NextLine(siblings[index - 1].Node.Span.End);
        int end = _file.NextLine(input.Node.Span.End);
        return start > dash || end <= start ? null : new TextSpan(start, end - start);
    }

    private int? DashOffset(ConfiguredInput input)
    {
        int at = input.Node.Span.Start - 1;
        while (at >= 0 && _file.Text[at] is ' ' or '\n' or '\r')
        {
            at--;
        }

        return at >= 0 && _file.Text[at] == '-' && _file.Text.Substring(_file.LineStart(at), at - _file.LineStart(at)).Trim(' ').Length == 0
            ? at
            : null;
    }

    private int? DashColumn(ConfiguredInput input) => DashOffset(input) is { } dash ? dash - _file.LineStart(dash) : null;

    private int ColumnOf(YamlEntry entry) => entry.Key.Span.Start - _file.LineStart(entry.Key.Span.Start);

    private string Comments(TextSpan chunk) => string.Concat(
            _file
                .Text.Substring(chunk.Start, chunk.Length)
                .Split('\n')
                .Where(line => line.TrimStart().StartsWith("#", StringComparison.Ordinal))
                .Select(line => line + "\n"));

    private static string Indented(string text, int columns)
    {
        if (columns == 0)
        {
            return text;
        }

        IEnumerable<string> lines = text.Split('\n').Select(line => line.Trim().Length == 0 ? line
            : columns > 0 ? new string(' ', columns) + line
            : line.Substring(Math.Min(-columns, line.Length - line.TrimStart(' ').Length)));
        return string.Join("\n", lines);
    }
}
