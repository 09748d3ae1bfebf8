using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>Writes YAML so that what is meant as a text is read as one.</summary>
internal sealed class YamlEmitter
{
    /// <summary>What CWL engines, which read YAML 1.2, take for a number and Python's YAML for a text: 1e3, 0o17.</summary>
    private static readonly Regex s_number = new(
        @"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+)\z", RegexOptions.CultureInvariant);

    private readonly Emitter _emitter;

    public YamlEmitter(TextWriter target)
    {
        _emitter = new Emitter(
            target,
            new EmitterSettings(
                bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, indentSequences: false));
        _emitter.Emit(new StreamStart());
        _emitter.Emit(new DocumentStart(null, null, isImplicit: true));
    }

    /// <summary>Ends the document.</summary>
    public void Finish()
    {
        _emitter.Emit(new DocumentEnd(isImplicit: true));
        _emitter.Emit(new StreamEnd());
    }

    /// <summary>Writes a mapping; <paramref name="entries"/> write its keys and values in turns.</summary>
    public void Mapping(Action entries)
    {
        _emitter.Emit(new MappingStart());
        entries();
        _emitter.Emit(new MappingEnd());
    }

    /// <summary>Writes a key with a mapping.</summary>
    public void Mapping(string key, Action entries)
    {
        Text(key);
        Mapping(entries);
    }

    /// <summary>Writes a key with a list of mappings.</summary>
    public void List(string key, params Action[] items)
    {
        Text(key);
        _emitter.Emit(new SequenceStart(default, default, isImplicit: true, SequenceStyle.Block));
        foreach (Action item in items)
        {
            Mapping(item);
        }

        _emitter.Emit(new SequenceEnd());
    }

    /// <summary>Writes a key with a list of texts, in brackets.</summary>
    public void Names(string key, params string[] names)
    {
        Text(key);
        _emitter.Emit(new SequenceStart(default, default, isImplicit: true, SequenceStyle.Flow));
        foreach (string name in names)
        {
            Text(name);
        }

        _emitter.Emit(new SequenceEnd());
    }

    /// <summary>Writes a key with a list of numbers or flags as they stand, in brackets.</summary>
    public void Plains(string key, params string[] values)
    {
        Text(key);
        _emitter.Emit(new SequenceStart(default, default, isImplicit: true, SequenceStyle.Flow));
        foreach (string value in values)
        {
            Plain(value);
        }

        _emitter.Emit(new SequenceEnd());
    }

    /// <summary>Writes a key with a text; nothing without a text.</summary>
    public void Text(string key, string? value)
    {
        if (value is not null)
        {
            Text(key);
            Text(value);
        }
    }

    /// <summary>Writes a key with a text in quotes, whether or not it needs them.</summary>
    public void Quoted(string key, string value)
    {
        Text(key);
        _emitter.Emit(new Scalar(default, default, value, ScalarStyle.SingleQuoted, isPlainImplicit: true, isQuotedImplicit: true));
    }

    /// <summary>Writes a key with a number or flag as it stands.</summary>
    public void Plain(string key, string value)
    {
        Text(key);
        Plain(value);
    }

    private void Plain(string value) =>
        _emitter.Emit(new Scalar(default, default, value, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: true));

    private void Text(string value)
    {
        bool isText = CoreType.Of(value, YamlStyle.Plain, null) == YamlKind.Text && !s_number.IsMatch(value);
        ScalarStyle style = isText ? ScalarStyle.Any : ScalarStyle.SingleQuoted;
        _emitter.Emit(new Scalar(default, default, value, style, isPlainImplicit: true, isQuotedImplicit: true));
    }
}
