namespace DpsAuthoring.Model.Python;

/// <summary>Keys with values, in the order in which the keys came first; of duplicates the last value.</summary>
public sealed class PythonDict
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<object?> Values => _keys.Select(Get);

    /// <summary>Gives a key a value.</summary>
    public void Set(string key, object? value)
    {
        if (!_values.ContainsKey(key))
        {
            _keys.Add(key);
        }

        _values[key] = value;
    }

    /// <summary>A key's value; null without one, as Python's <c>get</c>.</summary>
    public object? Get(string key) => _values.TryGetValue(key, out object? value) ? value : null;
}
