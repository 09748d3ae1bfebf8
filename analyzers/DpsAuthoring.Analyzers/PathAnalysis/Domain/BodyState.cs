using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>What the variables hold at one point of a method. What is absent is as it was on entry.</summary>
internal sealed class BodyState
{
    private Dictionary<ISymbol, Value> _values;

    /// <summary>Whether another state has the same values until one of them is changed.</summary>
    private bool _isShared;

    public BodyState() => _values = new(SymbolEqualityComparer.Default);

    private BodyState(Dictionary<ISymbol, Value> values) => _values = values;

    public IEnumerable<KeyValuePair<ISymbol, Value>> Values => _values;

    public Value? this[ISymbol symbol]
    {
        get => Get(symbol);
        set
        {
            if (!_values.TryGetValue(symbol, out Value? before) || !ReferenceEquals(before, value))
            {
                Own()[symbol] = value!;
            }
        }
    }

    public Value? Get(ISymbol symbol) => _values.TryGetValue(symbol, out Value? value) ? value : null;

    public void Remove(ISymbol symbol) => Own().Remove(symbol);

    public BodyState Select(Func<Value, Value> change)
    {
        var changed = new BodyState();
        foreach (KeyValuePair<ISymbol, Value> one in _values)
        {
            changed[one.Key] = change(one.Value);
        }

        return changed;
    }

    public BodyState Clone()
    {
        _isShared = true;
        return new(_values) { _isShared = true };
    }

    private Dictionary<ISymbol, Value> Own()
    {
        if (_isShared)
        {
            _values = new(_values, SymbolEqualityComparer.Default);
            _isShared = false;
        }

        return _values;
    }

    /// <summary>The state where control comes from both; null is where control never is.</summary>
    public static BodyState? Join(BodyState? a, BodyState? b, Func<ISymbol, Value?> onEntry)
    {
        if (a is null || b is null || ReferenceEquals(a, b))
        {
            return a ?? b;
        }

        BodyState joined = a.Clone();
        if (ReferenceEquals(a._values, b._values))
        {
            return joined;
        }

        foreach (KeyValuePair<ISymbol, Value> its in b._values)
        {
            joined[its.Key] = Value.Join(a[its.Key] ?? onEntry(its.Key), its.Value);
        }

        foreach (KeyValuePair<ISymbol, Value> mine in a._values)
        {
            if (b[mine.Key] is null)
            {
                joined[mine.Key] = Value.Join(mine.Value, onEntry(mine.Key));
            }
        }

        return joined;
    }

    public bool Same(BodyState other)
    {
        if (ReferenceEquals(_values, other._values))
        {
            return true;
        }

        if (_values.Count != other._values.Count)
        {
            return false;
        }

        foreach (KeyValuePair<ISymbol, Value> mine in _values)
        {
            if (!mine.Value.Equals(other[mine.Key]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a loop makes of the variables: those that still change are widened.</summary>
    public static BodyState Widen(BodyState before, BodyState after)
    {
        BodyState widened = after.Clone();
        foreach (KeyValuePair<ISymbol, Value> its in after._values)
        {
            if (before[its.Key] is { } was && !was.Equals(its.Value))
            {
                widened[its.Key] = was is PathValue a && its.Value is PathValue b ? PathValue.Widen(a, b) : PathValue.Unknown;
            }
        }

        return widened;
    }
}
