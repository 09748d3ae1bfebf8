namespace DpsAuthoring.Stac;

/// <summary>Leaves out of items what is not wanted, as a server with the Fields extension does.</summary>
internal sealed class ItemFields
{
    private static readonly string[] s_always = ["id", "collection", "links"];

    private readonly HashSet<string> _with;
    private readonly HashSet<string> _without;

    private ItemFields(IReadOnlyList<string> fields)
    {
        _with = [.. fields.Where(field => field[0] != '-').Select(field => field.TrimStart('+'))];
        _without = [.. fields.Where(field => field[0] == '-').Select(field => field[1..])];
    }

    /// <summary>The choice of these; null where nothing is chosen.</summary>
    public static ItemFields? Of(IReadOnlyList<string> fields) => fields.Count == 0 ? null : new(fields);

    public StacItem Of(StacItem item) => item with
    {
        Geometry = IsWanted("geometry") ? item.Geometry : null,
        Bbox = IsWanted("bbox") ? item.Bbox : null,
        Properties = Part("properties", item.Properties),
        Assets = Part("assets", item.Assets),
        AdditionalProperties = Part("", item.AdditionalProperties),
    };

    private Dictionary<string, T> Part<T>(string name, IEnumerable<KeyValuePair<string, T>> members)
    {
        bool isWhole = name.Length > 0 && _with.Contains(name);
        return members
            .Where(member => name.Length == 0 ? IsWanted(member.Key) : isWhole ? !IsOut(name, member.Key) : IsWanted($"{name}.{member.Key}") && !_without.Contains(name))
            .ToDictionary(member => member.Key, member => member.Value);
    }

    private bool IsOut(string name, string member) => _without.Contains($"{name}.{member}");

    private bool IsWanted(string name) =>
        !_without.Contains(name) && (_with.Count == 0 || _with.Contains(name) || s_always.Contains(name));
}
