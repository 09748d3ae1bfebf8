using System.Globalization;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Declaration;

/// <summary>Writes single inputs: new ones, and what changes in one that stays.</summary>
internal sealed class InputItemWriter(AlgorithmConfiguration configuration)
{
    private readonly TextFile _file = configuration.File;
    private readonly bool _isOgc = configuration.Schema == ConfigurationSchema.Ogc;

    /// <summary>A new item.</summary>
    public string New(AlgorithmInput input, int column, string newLine)
    {
        var lines = new List<string> { "- name: " + YamlWriter.Text(input.Name) };
        if (_isOgc)
        {
            lines.Add("  label: " + YamlWriter.Text(Label(input.Name)));
        }

        if (input.Description.Length > 0)
        {
            lines.Add($"  {(_isOgc ? "doc" : "description")}: {YamlWriter.Text(input.Description)}");
        }

        if (_isOgc)
        {
            lines.Add("  type: " + RegisteredTypes.NameOf(input.Type.Registered) + (input.IsOptional ? "?" : ""));
        }

        if (Default(input) is { } value)
        {
            lines.Add("  default: " + value);
        }

        if (!_isOgc)
        {
            lines.Add("  required: " + Required(input));
        }

        return string.Concat(lines.Select(line => new string(' ', column) + line + newLine));
    }

    /// <summary>What must change in an item that stays.</summary>
    public IEnumerable<Edit> Edits(InputPair pair)
    {
        var added = new List<string>();
        if (pair.IsRenamed)
        {
            yield return Set(pair.Configured.Name!, YamlWriter.Text(pair.Declared.Name));
        }

        bool hasOtherType = InputDifference.HasOtherType(pair);
        bool hasOtherDefault = InputDifference.HasOtherDefault(pair);
        if (_isOgc && (hasOtherType || hasOtherDefault) && Type(pair, hasOtherType) is var wanted && wanted != pair.Configured.Type.Text())
        {
            if (pair.Configured.Type is { } type)
            {
                yield return Set(type, wanted);
            }
            else
            {
                added.Add("type: " + wanted);
            }
        }

        // Of another type, an equal default is written otherwise.
        if (hasOtherDefault || (_isOgc && hasOtherType && !pair.Declared.IsRequired))
        {
            string? value = Default(pair.Declared);
            if (pair.Configured.Default is { } known)
            {
                yield return value is null ? Without(pair.Configured.Node, known) : Set(known, value);
            }
            else if (value is not null)
            {
                added.Add("default: " + value);
            }

            if (pair.Configured.Section is not null
                && pair.Configured.Node.Find("required") is { Value: YamlScalar { Kind: YamlKind.Boolean } flag } required
                && PythonText.IsTrue(flag.Text) != (Required(pair.Declared) == "true"))
            {
                yield return Set(required, Required(pair.Declared));
            }
        }

        if (added.Count > 0)
        {
            yield return Add(pair.Configured.Node, added);
        }
    }

    /// <summary>The type that an item is to have: its own where that will do, with a <c>?</c> where a job may leave it out.</summary>
    private static string Type(InputPair pair, bool hasOtherType)
    {
        string name = RegisteredTypes.NameOf(
            hasOtherType ? pair.Declared.Type.Registered : RegisteredTypes.Parse(pair.Configured.Type.TextOrEmpty())!.Value);
        return pair.Declared.IsOptional || (!pair.Declared.IsRequired && pair.Configured.IsOptional) ? name + "?" : name;
    }

    /// <summary>A name for people: <c>output_file</c> is <c>Output file</c>.</summary>
    private static string Label(string name)
    {
        string words = name.Replace('_', ' ').Replace('-', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words.Substring(1);
    }

    /// <summary>What stands for people beside a legacy input: DPS goes by the default, and fetches every file.</summary>
    private static string Required(AlgorithmInput input) => input.IsRequired || (input.IsOptional && input.IsStaged) ? "true" : "false";

    /// <summary>A default as YAML that Python's reader takes for the type's own value; null for none.</summary>
    private string? Default(AlgorithmInput input)
    {
        if (input.IsRequired || (input.IsOptional && (_isOgc || input.IsStaged)))
        {
            return null;
        }

        string text = input.Default ?? "";
        if (!_isOgc)
        {
            return YamlWriter.Text(text);
        }

        switch (input.Type.Registered)
        {
            case InputKind.Flag when text is "true" or "false":
                return text;
            case InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal:
                return CoreType.Of(text, YamlStyle.Plain, null) is YamlKind.Whole or YamlKind.Real ? text
                    : !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? YamlWriter.Text(text)
                    : YamlWriter.Number(number);
            default:
                return YamlWriter.Text(text);
        }
    }

    private Edit Set(YamlEntry entry, string value)
    {
        if (entry.Value is YamlScalar { Span.Length: > 0 } scalar)
        {
            return new Edit(scalar.Span, value);
        }

        int colon = _file.Text.IndexOf(':', entry.Key.Span.End);
        return new Edit(new TextSpan(colon + 1, Math.Max(0, entry.Value.Span.End - colon - 1)), " " + value);
    }

    private Edit Without(YamlMapping item, YamlEntry entry) =>
        !item.IsFlow
        && item.Entries[0] != entry
        && YamlWriter.Remove(_file, entry) is { } gone
        && !_file.Text.Substring(gone.Span.Start, gone.Span.Length).Contains('#')
            ? gone
            : Set(entry, "null");

    private Edit Add(YamlMapping item, IReadOnlyList<string> lines)
    {
        if (item.IsFlow)
        {
            return new Edit(new TextSpan(item.Span.End - 1, 0), string.Concat(lines.Select(line => ", " + line)));
        }

        // Above the second key, or behind the only one: there no value of several lines is cut in two.
        int column = item.Span.Start - _file.LineStart(item.Span.Start);
        string newLine = _file.Text.Contains("\r\n") ? "\r\n" : "\n";
        return item.Entries.Count > 1 && _file.LineStart(item.Entries[1].Key.Span.Start) > item.Span.Start
            ? new Edit(
                new TextSpan(_file.LineStart(item.Entries[1].Key.Span.Start), 0),
                string.Concat(lines.Select(line => new string(' ', column) + line + newLine)))
            : new Edit(new TextSpan(item.Span.Start, 0), string.Concat(lines.Select(line => line + newLine + new string(' ', column))));
    }
}
