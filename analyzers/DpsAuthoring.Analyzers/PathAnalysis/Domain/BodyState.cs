using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>
/// What the variables hold at one point of a method. What is absent is as it was on entry. States are copied at every branch: those of a
/// run share their <see cref="VariableSlots"/>, and a copy is one array.
/// </summary>
internal sealed class BodyState
{
    private readonly VariableSlots _slots;
    private Value?[] _values;

    /// <summary>Whether another state has the same values until one of them is changed.</summary>
    private bool _isShared;

    public BodyState()
        : this(new(), [])
    {
    }

    private BodyState(VariableSlots slots, Value?[] values) => (_slots, _values) = (slots, values);

    public IEnumerable<KeyValuePair<ISymbol, Value>> Values
    {
        get
        {
            for (int i = 0; i < _values.Length; i++)
            {
                if (_values[i] is { } value)
                {
                    yield return new(_slots[i], value);
                }
            }
        }
    }

    public Value? this[ISymbol symbol]
    {
        get => Get(symbol);
        set => Set(_slots.Add(symbol), value);
    }

    public Value? Get(ISymbol symbol) => At(_slots.Find(symbol));

    public void Remove(ISymbol symbol)
    {
        if (Get(symbol) is not null)
        {
            Set(_slots.Find(symbol), null);
        }
    }

    public BodyState Clone()
    {
        _isShared = true;
        return new(_slots, _values) { _isShared = true };
    }

    private Value? At(int slot) => slot >= 0 && slot < _values.Length ? _values[slot] : null;

    private void Set(int slot, Value? value)
    {
        if (ReferenceEquals(At(slot), value))
        {
            return;
        }

        if (_isShared || slot >= _values.Length)
        {
            // With a place for all that the run has named by now.
            var own = new Value?[_slots.Count];
            _values.CopyTo(own, 0);
            (_values, _isShared) = (own, false);
        }

        _values[slot] = value;
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

        Value?[] mine = a._values;
        Value?[] its = b._values;
        for (int i = 0; i < its.Length; i++)
        {
            if (its[i] is { } value)
            {
                ISymbol symbol = b._slots[i];
                int slot = joined.SlotOf(symbol, b, i);
                joined.Set(slot, Value.Join(a.At(slot) ?? onEntry(symbol), value));
            }
        }

        for (int i = 0; i < mine.Length; i++)
        {
            if (mine[i] is { } value && b.At(b._slots == a._slots ? i : b._slots.Find(a._slots[i])) is null)
            {
                joined.Set(i, Value.Join(value, onEntry(a._slots[i])));
            }
        }

        return joined;
    }

    /// <summary>The slot here of what has one in another state.</summary>
    private int SlotOf(ISymbol symbol, BodyState other, int slot) => _slots == other._slots ? slot : _slots.Add(symbol);

    public bool Same(BodyState other)
    {
        if (ReferenceEquals(_values, other._values))
        {
            return true;
        }

        int count = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            if (_values[i] is { } mine)
            {
                count++;
                if (other.At(_slots == other._slots ? i : other._slots.Find(_slots[i])) is not { } its || !mine.Equals(its))
                {
                    return false;
                }
            }
        }

        return count == other._values.Count(static its => its is not null);
    }

    /// <summary>What a loop makes of the variables: those that still change are widened.</summary>
    public static BodyState Widen(BodyState before, BodyState after)
    {
        BodyState widened = after.Clone();
        Value?[] values = after._values;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is { } its && before.Get(after._slots[i]) is { } was && !was.Equals(its))
            {
                widened.Set(i, was is PathValue a && its is PathValue b ? PathValue.Widen(a, b) : PathValue.Unknown);
            }
        }

        return widened;
    }
}
