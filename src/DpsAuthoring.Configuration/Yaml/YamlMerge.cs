namespace DpsAuthoring.Configuration.Yaml;

/// <summary>What <c>&lt;&lt;</c> takes in. What it cannot take in, which stops Python's reader, is passed over here.</summary>
internal static class YamlMerge
{
    /// <summary>The entries of a mapping, the taken ones before its own.</summary>
    public static IReadOnlyList<YamlEntry> EntriesOf(YamlMapping map)
    {
        if (!map.Entries.Any(entry => entry.IsMerge))
        {
            return map.Entries.Select(entry => entry.Name).Distinct().Count() == map.Entries.Count ? map.Entries : Last(map.Entries);
        }

        var winnersFirst = new List<YamlMapping>();
        Collect(map, winnersFirst);
        return Last([.. winnersFirst.AsEnumerable().Reverse().SelectMany(each => each.Entries.Where(entry => !entry.IsMerge))]);
    }

    /// <summary>What comes first wins; so a mapping that is met again has nothing to add, and one that contains itself ends.</summary>
    private static void Collect(YamlMapping map, List<YamlMapping> winnersFirst)
    {
        var seen = new HashSet<YamlMapping>();
        var open = new Stack<YamlMapping>([map]);
        while (open.Count > 0)
        {
            YamlMapping next = open.Pop();
            if (!seen.Add(next))
            {
                continue;
            }

            winnersFirst.Add(next);
            // Of several '<<' the last wins, and of a list the first.
            foreach (YamlMapping source in next.Entries.Where(entry => entry.IsMerge).SelectMany(Sources))
            {
                open.Push(source);
            }
        }
    }

    private static IEnumerable<YamlMapping> Sources(YamlEntry merge) => merge.Value.Resolved switch
    {
        YamlMapping source => [source],
        YamlSequence list => list.Items.Select(item => item.Resolved).OfType<YamlMapping>().Reverse(),
        _ => [],
    };

    /// <summary>Of duplicates the last, in the first one's place.</summary>
    private static IReadOnlyList<YamlEntry> Last(IReadOnlyList<YamlEntry> entries)
    {
        var last = new Dictionary<string, YamlEntry>();
        foreach (YamlEntry entry in entries.Where(entry => entry.Name is not null))
        {
            last[entry.Name!] = entry;
        }

        var seen = new HashSet<string>();
        return
        [
            .. entries.Where(entry => entry.Name is null || seen.Add(entry.Name))
                .Select(entry => entry.Name is { } name ? last[name] : entry),
        ];
    }
}
