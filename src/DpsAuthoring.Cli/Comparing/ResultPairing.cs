using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Which results of two jobs are compared with each other: those of one name, those that the author pairs, and those whose names differ in
/// what must differ, or that are the only ones of their kind.
/// </summary>
/// <param name="Pairs">The names that belong together.</param>
/// <param name="First">Those that only the first has.</param>
/// <param name="Second">Those that only the second has.</param>
/// <param name="Notes">What was paired by a guess, a sentence each.</param>
internal sealed partial record ResultPairing(
    IReadOnlyList<(string First, string Second)> Pairs,
    IReadOnlyList<string> First,
    IReadOnlyList<string> Second,
    IReadOnlyList<string> Notes)
{
    public static ResultPairing Of(IReadOnlyCollection<string> first, IReadOnlyCollection<string> second, ComparisonOptions options)
    {
        var pairs = new List<(string First, string Second)>();
        var lone = new HashSet<string>(first.Where(name => !IsIgnored(name, options)), StringComparer.Ordinal);
        var others = new HashSet<string>(second.Where(name => !IsIgnored(name, options)), StringComparer.Ordinal);
        var notes = new List<string>();
        void Pair(string name, string other)
        {
            pairs.Add((name, other));
            lone.Remove(name);
            others.Remove(other);
        }

        foreach ((string name, string other) in options.Pairs.Where(pair => lone.Contains(pair.Key) && others.Contains(pair.Value)))
        {
            Pair(name, other);
        }

        foreach (string name in lone.Intersect(others).ToArray())
        {
            Pair(name, name);
        }

        // Names with times or ids first: they are surer than what has the same ending alone.
        foreach (Func<string, string> key in new Func<string, string>[] { WithoutStamps, KindOf })
        {
            ILookup<string, string> alike = lone.ToLookup(key), othersAlike = others.ToLookup(key);
            (string, string)[] found =
            [
                .. alike.Where(group => group.Count() == 1 && othersAlike[group.Key].Count() == 1)
                    .Select(group => (group.Single(), othersAlike[group.Key].Single())),
            ];
            foreach ((string name, string other) in found)
            {
                Pair(name, other);
                notes.Add($"{name} is compared with {other}, as no other names are like theirs; --map OLD=NEW pairs them otherwise");
            }
        }

        return new ResultPairing(
            [.. pairs.OrderBy(pair => pair.First, StringComparer.Ordinal)],
            [.. lone.Order(StringComparer.Ordinal)],
            [.. others.Order(StringComparer.Ordinal)],
            notes);
    }

    private static bool IsIgnored(string name, ComparisonOptions options) =>
        options.Ignored.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)
            || FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(name), ignoreCase: false));

    private static string WithoutStamps(string name) => Stamp().Replace(name, "*");

    private static string KindOf(string name) =>
        Path.GetExtension(name) is { Length: > 0 } ending ? $"{Path.GetDirectoryName(name)}/*{ending}" : name;

    /// <summary>Ids and times, as they are in names.</summary>
    [GeneratedRegex("""[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|\d{4}-?\d\d-?\d\d([T_ -]?\d\d[:-]?\d\d([:-]?\d\d([.,]?\d+)?)?Z?)?""")]
    private static partial Regex Stamp();
}
