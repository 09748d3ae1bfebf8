using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace DpsAuthoring.Declaration;

/// <summary>The values that one run was given, by the position of their declaration.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class InputValues
{
    private readonly object?[] _values;

    internal InputValues(object?[] values) => _values = values;

    /// <summary>Gets the value of one input.</summary>
    /// <typeparam name="T">The type it was declared with.</typeparam>
    /// <param name="position">Its position among the declared inputs, from 0.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was given; otherwise its property's own default holds.</returns>
    public bool TryGet<T>(int position, [MaybeNullWhen(false)] out T value)
    {
        if (_values[position] is T given)
        {
            value = given;
            return true;
        }

        value = default;
        return false;
    }
}
