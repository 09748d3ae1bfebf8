using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>The variables that one run of a body has named, by number. Each has its number from where it is first named.</summary>
internal sealed class VariableSlots
{
    /// <summary>So many are found as fast one by one.</summary>
    private const int Few = 6;

    private readonly List<ISymbol> _symbols = [];
    private Dictionary<ISymbol, int>? _numbers;

    public int Count => _symbols.Count;

    public ISymbol this[int slot] => _symbols[slot];

    /// <returns>The number of a variable; negative where it was not named yet.</returns>
    public int Find(ISymbol symbol)
    {
        if (_numbers is not null)
        {
            return _numbers.TryGetValue(symbol, out int number) ? number : -1;
        }

        for (int i = 0; i < _symbols.Count; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(_symbols[i], symbol))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The number of a variable, which it gets where it has none.</summary>
    public int Add(ISymbol symbol)
    {
        int slot = Find(symbol);
        if (slot >= 0)
        {
            return slot;
        }

        slot = _symbols.Count;
        _symbols.Add(symbol);
        if (_numbers is not null)
        {
            _numbers.Add(symbol, slot);
        }
        else if (slot == Few)
        {
            _numbers = new(SymbolEqualityComparer.Default);
            for (int i = 0; i <= slot; i++)
            {
                _numbers.Add(_symbols[i], i);
            }
        }

        return slot;
    }
}
