using System.Globalization;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration;

/// <summary>Writes single inputs: new ones, and what changes in one that stays.</summary>
internal sealed class InputItemWriter(AlgorithmConfiguration configuration)
{
    private readonly TextFile file = configuration.File;
    private readonly bool isOgc = configuration.Schema == ConfigurationSchema.Ogc;

    /// <summary>A new item.</summary>
    public string New(DeclaredInput input, int column, string newLine)
    {
        var lines = new List<string> { "- name: " + YamlWriter.Text(input.Name) };
        if (input.Description.Length > 0)
        {
            lines.Add($"  {(isOgc ? "doc" : "description")}: {YamlWriter.Text(input.Description)}");
        }

        if (isOgc)
        {
            lines.Add("  type: " + input.Type.Text());
        }

        if (input.Default is not null)
        {
            lines.Add("  default: " + Default(input));
        }

        if (!isOgc)
        {
            lines.Add("  required: " + (input.IsRequired ? "true" : "false"));
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

        if (isOgc && InputDifference.HasOtherType(pair))
        {
            if (pair.Configured.Type is { } type)
            {
                yield return Set(type, pair.Declared.Type.Text());
            }
            else
            {
                added.Add("type: " + pair.Declared.Type.Text());
            }
        }

        // Of another type, an equal default is written otherwise.
        if (InputDifference.HasOtherDefault(pair) || (isOgc && pair.Declared.Default is not null && InputDifference.HasOtherType(pair)))
        {
            if (pair.Configured.Default is { } known)
            {
                yield return pair.Declared.Default is null ? Without(pair.Configured.Node, known) : Set(known, Default(pair.Declared));
            }
            else
            {
                added.Add("default: " + Default(pair.Declared));
            }
        }

        if (added.Count > 0)
        {
            yield return Add(pair.Configured.Node, added);
        }
    }

    /// <summary>A default as YAML that Python's reader takes for the type's own value.</summary>
    private string Default(DeclaredInput input)
    {
        var text = input.Default!;
        if (!isOgc)
        {
            return YamlWriter.Text(text);
        }

        switch (input.Type)
        {
            case InputType.Flag when text is "true" or "false":
                return text;
            case InputType.Whole or InputType.LongWhole or InputType.Real or InputType.LongReal:
                return CoreType.Of(text, YamlStyle.Plain, null) is YamlKind.Whole or YamlKind.Real ? text
                    : !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? YamlWriter.Text(text)
                    : double.IsNaN(number) ? ".nan" : double.IsPositiveInfinity(number) ? ".inf" : double.IsNegativeInfinity(number) ? "-.inf"
                    : Exponent(PythonNumber.Text(number));
            default:
                return YamlWriter.Text(text);
        }
    }

    // 1e+22 has no point, and is a text to YAML 1.1.
    private static string Exponent(string number) => number.Contains('e') && !number.Contains('.') ? number.Replace("e", ".0e") : number;

    private Edit Set(YamlEntry entry, string value)
    {
        if (entry.Value is YamlScalar { Span.Length: > 0 } scalar)
        {
            return new Edit(scalar.Span, value);
        }

        var colon = file.Text.IndexOf(':', entry.Key.Span.End);
        return new Edit(new TextSpan(colon + 1, Math.Max(0, entry.Value.Span.End - colon - 1)), " " + value);
    }

    private Edit Without(YamlMapping item, YamlEntry entry) =>
        !item.IsFlow && item.Entries[0] != entry && YamlWriter.Remove(file, entry) is { } gone && !file.Text.Substring(gone.Span.Start, gone.Span.Length).Contains('#')
            ? gone
            : Set(entry, "null");

    private Edit Add(YamlMapping item, IReadOnlyList<string> lines)
    {
        if (item.IsFlow)
        {
            return new Edit(new TextSpan(item.Span.End - 1, 0), string.Concat(lines.Select(line => ", " + line)));
        }

        // Above the second key, or behind the only one: there no value of several lines is cut in two.
        var column = item.Span.Start - file.LineStart(item.Span.Start);
        var newLine = file.Text.Contains("\r\n") ? "\r\n" : "\n";
        return item.Entries.Count > 1 && file.LineStart(item.Entries[1].Key.Span.Start) > item.Span.Start
            ? new Edit(new TextSpan(file.LineStart(item.Entries[1].Key.Span.Start), 0), string.Concat(lines.Select(line => new string(' ', column) + line + newLine)))
            : new Edit(new TextSpan(item.Span.Start, 0), string.Concat(lines.Select(line => line + newLine + new string(' ', column))));
    }
}
