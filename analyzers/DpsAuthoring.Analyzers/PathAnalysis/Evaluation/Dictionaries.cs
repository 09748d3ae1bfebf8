using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Dictionaries as values: what lies under which key.</summary>
internal static class Dictionaries
{
    /// <summary>The types that are dictionaries, by their full names.</summary>
    public static readonly string[] Types =
    [
        "System.Collections.Generic.Dictionary",
        "System.Collections.Generic.SortedDictionary",
        "System.Collections.Generic.SortedList",
        "System.Collections.Generic.IDictionary",
        "System.Collections.Generic.IReadOnlyDictionary",
        "System.Collections.IDictionary",
        "System.Collections.SortedList",
        "System.Collections.Concurrent.ConcurrentDictionary",
        "System.Collections.Frozen.FrozenDictionary", "System.Collections.Immutable.ImmutableDictionary",
    ];

    public static bool IsDictionary(INamedTypeSymbol type)
    {
        foreach (string name in Types)
        {
            if (type.Is(name))
            {
                return true;
            }
        }

        return false;
    }

    public static SequenceValue Entry(Value key, Value value) => new(Sequences.Pair(("Key", key), ("Value", value)));

    /// <summary>A dictionary with one more entry. What lies under a constant key is remembered by that key.</summary>
    public static Value WithEntry(Value dictionary, Value key, Value value)
    {
        if (dictionary is not SequenceValue { Element: ObjectValue entries }
            || Value.Join(dictionary, Entry(key, value)) is not SequenceValue { Element: ObjectValue joined })
        {
            return PathValue.Unknown;
        }

        // Under an unknown key it may replace any.
        string? name = EntryName(key);
        int at = 0;
        ObjectValue all = joined.Select((member, both) =>
        {
            Value? known = at < entries.Members.Length ? entries.Members[at++].Value : null;
            return known is null || member[0] != '[' ? both
                : name is null ? Value.Join(known, value)
                : known;
        });
        return new SequenceValue(name is null ? all : all.With(name, value));
    }

    /// <summary>Whether all keys are known, and this one is none of them: what lies under it, somebody else puts there.</summary>
    private static bool IsMissing(ObjectValue entries, Value key) =>
        key is PathValue { Constant: { } wanted }
        && entries.Member("Key") is PathValue keys
        && keys.Texts.All(text => text.Constant is { } one && one != wanted);

    private static string? EntryName(Value key) => key is PathValue { Constant: { } constant } ? $"[{constant}]" : null;

    /// <summary>What lies under a key: where nothing tells which of the values it is, only what holds for all of them.</summary>
    public static Value? Lookup(Value? dictionary, Value key)
    {
        if (dictionary is not SequenceValue { Element: ObjectValue entries }
            || entries.Member("Value") is null or PathValue { IsNothing: true })
        {
            return null;
        }

        return EntryName(key) is { } name && entries.Member(name) is { } known ? known
            : IsMissing(entries, key) ? PathValue.Unknown
            : entries.Member("Value") is PathValue any
            && any.Texts.Select(static text => JobLocation.Of(text).Root).Distinct().Skip(1).Any()
                ? PathValue.Unknown
            : entries.Member("Value");
    }
}
