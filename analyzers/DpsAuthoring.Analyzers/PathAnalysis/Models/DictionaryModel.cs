using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>Dictionaries.</summary>
internal sealed class DictionaryModel : FrameworkModel
{
    private static readonly string[] s_types =
    [
        "System.Collections.Generic.Dictionary", "System.Collections.Generic.SortedDictionary", "System.Collections.Generic.SortedList", "System.Collections.Generic.IDictionary",
        "System.Collections.Generic.IReadOnlyDictionary", "System.Collections.IDictionary", "System.Collections.SortedList", "System.Collections.Concurrent.ConcurrentDictionary",
        "System.Collections.Frozen.FrozenDictionary", "System.Collections.Immutable.ImmutableDictionary",
    ];

    public DictionaryModel()
        : base([.. s_types, "System.Collections.Generic.CollectionExtensions"])
    {
    }

    public static bool IsDictionary(INamedTypeSymbol type)
    {
        foreach (string name in s_types)
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
        if (dictionary is not SequenceValue { Element: ObjectValue entries } || Value.Join(dictionary, Entry(key, value)) is not SequenceValue { Element: ObjectValue all })
        {
            return PathValue.Unknown;
        }

        string? name = EntryName(key);
        foreach (KeyValuePair<string, Value> known in entries.Members.Where(static member => member.Key[0] == '['))
        {
            // Under an unknown key it may replace any.
            all = all.With(known.Key, name is null ? Value.Join(known.Value, value) : known.Value);
        }

        return new SequenceValue(name is null ? all : all.With(name, value));
    }

    private static string? EntryName(Value key) => key is PathValue { Constant: { } constant } ? $"[{constant}]" : null;

    /// <summary>What lies under a key: where nothing tells which of the values it is, only what holds for all of them.</summary>
    public static Value? Lookup(Value? dictionary, Value key)
    {
        if (dictionary is not SequenceValue { Element: ObjectValue entries } || entries.Member("Value") is null or PathValue { IsNothing: true })
        {
            return null;
        }

        return EntryName(key) is { } name && entries.Member(name) is { } known ? known
            : entries.Member("Value") is PathValue any && any.Texts.Select(static text => JobLocation.Of(text).Root).Distinct().Skip(1).Any() ? PathValue.Unknown
            : entries.Member("Value");
    }

    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        string name = call.TargetMethod.Name;
        if (name == "GetValueOrDefault" && self is null)
        {
            Value? found = Lookup(arguments[0], arguments[1]);
            return found is not null && arguments.Length > 2 ? Value.Join(found, arguments[2]) : found;
        }

        if (self is not SequenceValue || arguments.Length < 2 || name is not ("Add" or "TryAdd" or "GetOrAdd"))
        {
            return null;
        }

        Value added = arguments[1] is FunctionValue ? run.Functions.ResultOf(arguments[1], arguments[0]) ?? PathValue.Unknown : arguments[1];
        if (run.Variables.VariableOf(call.Instance!, itself: true) is { } dictionary)
        {
            run.Variables.Write(dictionary, WithEntry(self, arguments[0], added), call.Syntax);
        }

        return name == "GetOrAdd" && Lookup(self, arguments[0]) is { } known ? Value.Join(known, added) : null;
    }

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        property.Property.Name is "Keys" or "Values" && self is SequenceValue { Element: ObjectValue entry } && entry.Member(property.Property.Name == "Keys" ? "Key" : "Value") is { } part
            ? new SequenceValue(part)
            : null;

    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) =>
        arguments.Length > 0 && arguments[0] is SequenceValue given ? given
        : creation.Constructor!.Parameters.All(static parameter => parameter.Type.SpecialType == SpecialType.System_Int32
            || parameter.Type.Is("System.Collections.Generic.IEqualityComparer") || parameter.Type.Is("System.Collections.Generic.IComparer"))
            ? Entry(PathValue.Nothing, PathValue.Nothing)
            : null;
}
