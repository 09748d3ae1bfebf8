namespace DpsAuthoring.Stac;

/// <summary>
/// Makes jobs of items, as values of inputs by their names, and remembers what is to be known of them before they are run: which items give no
/// job, and which files a job will not get, or not under the name they have.
/// </summary>
/// <param name="bindings">What each input gets.</param>
public sealed class StacJobs(IReadOnlyList<StacBinding> bindings)
{
    private readonly Dictionary<(StacWarningKind Kind, string About), Found> _found = [];

    /// <summary>What each input gets.</summary>
    public IReadOnlyList<StacBinding> Bindings => bindings;

    /// <summary>How many jobs there are.</summary>
    public long Count { get; private set; }

    /// <summary>How many items give no job, because they lack what is bound.</summary>
    public long Lacking { get; private set; }

    /// <summary>What is to be known, the gravest first.</summary>
    public IReadOnlyList<StacWarning> Warnings =>
        [.. _found.OrderBy(one => one.Key.Kind).Select(one => new StacWarning(
            one.Key.Kind, one.Value.Count, one.Value.Examples, StacWarning.Sentence(one.Key.Kind, one.Key.About, one.Value.Count, one.Value.Examples)))];

    /// <summary>The job of an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The values of its inputs; null where the item lacks what is bound.</returns>
    public IReadOnlyDictionary<string, string>? RowOf(StacItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        bool isWhole = true;
        foreach (StacBinding binding in bindings)
        {
            if (binding.ValueOf(item) is { } value)
            {
                row.Add(binding.Input, value);
            }
            else
            {
                Add(StacWarningKind.Lacking, binding.What, item.Id);
                isWhole = false;
            }
        }

        if (!isWhole)
        {
            Lacking++;
            return null;
        }

        foreach (StacBinding binding in bindings.Where(one => one.Kind == StacBindingKind.Asset))
        {
            foreach (StacWarningKind kind in AssetWarnings.Of(item, item.Assets[binding.Name]))
            {
                Add(kind, binding.What, item.Id);
            }
        }

        Count++;
        return row;
    }

    private void Add(StacWarningKind kind, string about, string id)
    {
        if (!_found.TryGetValue((kind, about), out Found? found))
        {
            _found.Add((kind, about), found = new());
        }

        found.Count++;
        if (found.Examples.Count < 3)
        {
            found.Examples.Add(id);
        }
    }

    private sealed class Found
    {
        public long Count { get; set; }

        public List<string> Examples { get; } = [];
    }
}
