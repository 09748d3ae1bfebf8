using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>The name that a rule would rather see, carried by its diagnostic to the code fix.</summary>
internal static class NameFact
{
    private const string Key = "name";

    public static ImmutableDictionary<string, string?> For(string name) => ImmutableDictionary<string, string?>.Empty.Add(Key, name);

    public static string? Of(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(Key, out string? name) ? name : null;

    /// <summary>A name with a dash for each run of what is not allowed in it.</summary>
    public static string Near(string name, Func<char, bool> isAllowed) =>
        string.Join("-", string.Concat(name.Select(c => isAllowed(c) ? c : ' ')).Split([' '], StringSplitOptions.RemoveEmptyEntries))
            .Trim('-');
}
